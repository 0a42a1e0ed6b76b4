import { type Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from "docx";
import type { OfficialDocument } from "../../reports/official-document/official-document.ts";
import { addressLine, dateLine, MOTTO, NATION, numberLine } from "../../reports/official-document/wording.ts";
import { balancedLines, boldWidth } from "./bold-width.ts";
import { FACES, type FaceName, line, rule, TEXT_WIDTH } from "./official-docx-page.ts";

const LEFT = Math.round(TEXT_WIDTH * 0.42);
const RIGHT = TEXT_WIDTH - LEFT;
const POINT = 20;

/** The head (quốc hiệu, cơ quan, số, ngày), then the title, the subject and the addressee. */
export function officialHead(document: OfficialDocument): (Table | Paragraph)[] {
  const subject = balanced("subject", document.subject, TEXT_WIDTH);
  return [
    headTable(document),
    line("title", document.title, { spacing: { before: 360, after: 0 } }),
    ...subject.map((text) => line("subject", text)),
    rule(partOf("subject", subject), TEXT_WIDTH, 240),
    line("addressee", addressLine(document.addressedTo), { spacing: { after: 240 } }),
  ];
}

function headTable({ letterhead }: OfficialDocument): Table {
  const { parent, ownHead, name } = letterhead;
  const issuer = balanced("issuer", name, LEFT);
  const left = [
    ...(parent === null ? [] : balanced("parent", parent, LEFT).map((text) => line("parent", text))),
    ...issuer.map((text) => line("issuer", text)),
    rule(partOf("issuer", issuer), LEFT),
  ];
  const right =
    ownHead === null
      ? [line("nation", NATION), line("motto", MOTTO), rule(width("motto", MOTTO), RIGHT)]
      : [line("nation", ownHead), rule(width("nation", ownHead), RIGHT)];
  const space = { spacing: { before: 80 } };
  return layoutTable(
    [LEFT, RIGHT],
    [
      [left, right],
      [[line("number", numberLine(letterhead), space)], [line("placeAndDate", dateLine(letterhead), space)]],
    ],
  );
}

/** A table without lines that only sets things side by side; its rows stay whole. */
export function layoutTable(widths: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table {
  const none = { style: "nil" } as const;
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.TOP,
                children,
              }),
          ),
        }),
    ),
  });
}

/** A rule of a third to a half of the longest line, and where that is possible of no more than half of the line it stands below. */
function partOf(face: FaceName, lines: readonly string[]): number {
  const widths = lines.map((text) => width(face, text));
  const longest = Math.max(...widths);
  return Math.max(longest * 0.34, Math.min(longest * 0.4, (widths.at(-1) ?? 0) * 0.45));
}

const width = (face: FaceName, text: string) => boldWidth(text, FACES[face].size) * POINT;
const balanced = (face: FaceName, text: string, room: number) =>
  balancedLines(text, FACES[face].size, (room * 0.98) / POINT);
