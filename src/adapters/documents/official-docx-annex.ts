import type { Paragraph, Table } from "docx";
import type { Annex } from "../../reports/official-document/official-document.ts";
import { balancedLines, boldWidth } from "./bold-width.ts";
import { officialBlocks } from "./official-docx-body.ts";
import { FACES, line, rule, TEXT_WIDTH } from "./official-docx-page.ts";

const POINT = 20;

/** An annex: its number, its title, what it belongs to, and its blocks (Phụ lục I, mục III.1). */
export function officialAnnex({ number, title, attachedTo, blocks }: Annex): (Table | Paragraph)[] {
  const broken = (text: string, size: number) => balancedLines(text, size, (TEXT_WIDTH * 0.98) / POINT);
  const about = broken(attachedTo, FACES.attachedTo.size);
  const longest = Math.max(...about.map((text) => boldWidth(text, FACES.attachedTo.size))) * POINT;
  return [
    line("annexNumber", number, { keepNext: true }),
    ...broken(title, FACES.annexTitle.size).map((text) => line("annexTitle", text, { keepNext: true })),
    ...about.map((text) => line("attachedTo", text, { keepNext: true })),
    rule(longest * 0.36, TEXT_WIDTH, 240),
    ...officialBlocks(blocks),
  ];
}
