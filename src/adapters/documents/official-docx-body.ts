import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Block, OfficialDocument, TableBlock } from "../../reports/official-document/official-document.ts";
import { figureLine } from "../../reports/official-document/wording.ts";
import { columnWidths } from "./column-widths.ts";
import { FACES, type FaceName, line, run, TEXT_WIDTH } from "./official-docx-page.ts";

const FIRST_LINE = 720;
const SPACING = { before: 120, after: 0 };
const ALIGNED = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** The basis, the sections and the last sentence, which stays on the page of the signature. */
export function officialBody(document: OfficialDocument): (Table | Paragraph)[] {
  return [
    ...(document.grounds ?? []).map((text) => bodyParagraph("ground", text)),
    ...document.basis.map((text) => bodyParagraph("body", text)),
    ...document.sections.flatMap(({ heading, blocks }) => [
      bodyParagraph("heading", heading, { heading: HeadingLevel.HEADING_1, keepNext: true }),
      ...officialBlocks(blocks),
    ]),
    bodyParagraph("body", document.closing, { keepNext: true, keepLines: true, spacing: { before: 120, after: 240 } }),
  ];
}

/** Blocks one below the other, as a section or an annex holds them. */
export const officialBlocks = (blocks: readonly Block[]): (Table | Paragraph)[] => blocks.flatMap(blockElements);

function blockElements(block: Block): (Table | Paragraph)[] {
  const heading = (text: string | null) =>
    text === null ? [] : [bodyParagraph("heading", text, { heading: HeadingLevel.HEADING_2, keepNext: true })];
  switch (block.kind) {
    case "paragraph":
      return [...heading(block.heading), ...block.text.map((text) => bodyParagraph("body", text))];
    case "figures":
      return block.items.map((item, at) => bodyParagraph("body", figureLine(item, at === block.items.length - 1)));
    case "table":
      return [...heading(block.heading), spacer(), dataTable(block)];
  }
}

function bodyParagraph(face: FaceName, text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: SPACING,
    widowControl: true,
    ...options,
    children: [run(face, text)],
  });
}

/** The room between a heading and its table. */
const spacer = () => new Paragraph({ keepNext: true, spacing: { line: 120, lineRule: "exact" }, run: { size: 4 } });

function dataTable({ headings, align, rows }: TableBlock): Table {
  const widths = columnWidths([headings, ...rows], FACES.cell.size, TEXT_WIDTH);
  const edge = { style: BorderStyle.SINGLE, size: 4, space: 0, color: "000000" };
  const row = (cells: readonly string[], isHeading: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHeading,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [
              isHeading
                ? line("cellHeading", text, { keepNext: true })
                : line("cell", text, { alignment: ALIGNED[align[at] ?? "left"] }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: 70, right: 70, top: 30, bottom: 30 },
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: [row(headings, true), ...rows.map((cells) => row(cells, false))],
  });
}
