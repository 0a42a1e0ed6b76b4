import { AlignmentType, Paragraph, type Table } from "docx";
import type { OfficialDocument } from "../../reports/official-document/official-document.ts";
import { NAME_BLANK, RECIPIENTS } from "../../reports/official-document/wording.ts";
import { layoutTable } from "./official-docx-head.ts";
import { line, TEXT_WIDTH } from "./official-docx-page.ts";

const LEFT = Math.round(TEXT_WIDTH * 0.45);
/** Room for a signature and a seal: five lines of the body. */
const SIGNATURE = 1560;

/** The recipients on the left, and level with them the post of the signer, room to sign, and the name. */
export function officialFoot({ recipients, signature }: OfficialDocument): (Table | Paragraph)[] {
  // Word wants a paragraph after a table: kept with it, so that it never stands alone on a page of its own.
  const kept = { keepNext: true } as const;
  const left = { ...kept, alignment: AlignmentType.LEFT };
  return [
    layoutTable(
      [LEFT, TEXT_WIDTH - LEFT],
      [
        [
          [line("recipientsWord", RECIPIENTS, left), ...recipients.map((text) => line("recipient", text, left))],
          [
            ...signature.lines.map((text) => line("post", text, kept)),
            line("signer", signature.name ?? NAME_BLANK, { ...kept, spacing: { before: SIGNATURE } }),
          ],
        ],
      ],
    ),
    new Paragraph({ spacing: { line: 20, lineRule: "exact" }, run: { size: 2 } }),
  ];
}
