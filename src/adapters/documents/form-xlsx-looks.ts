import type { Borders, Cell, DataValidation, Fill, Worksheet } from "exceljs";

import type { Input, Present } from "../../reports/form-sheet/form-sheet.ts";
import { wording } from "../../reports/form-sheet/wording.ts";

/** The type of every cell: it has all Vietnamese letters, and official papers are set in it. */
export const FONT = { name: "Times New Roman", size: 12 };
const LINE = { style: "thin", color: { argb: "FF9AA5A3" } } as const;
const BORDER: Partial<Borders> = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const solid = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const TO_FILL = solid("FFFFF8DC");
const HEADING = solid("FF0D5F58");
const SECTION = solid("FFE3EEEC");
/** The height of one line of text, in points. */
const LINE_HEIGHT = 16;
/** Excel's highest row, in points. */
const HIGHEST = 409;

/** What a whole sheet is printed like: A4 on its side, so many pages wide, its heading on every page. */
export function layOut(sheet: Worksheet, headingRow: number, frozenColumns: number, pagesWide = 1): void {
  sheet.views = [{ state: "frozen", xSplit: frozenColumns, ySplit: headingRow, showGridLines: false }];
  sheet.pageSetup = {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: pagesWide,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${headingRow}:${headingRow}`,
    ...(pagesWide > 1 && { printTitlesColumn: `A:${sheet.getColumn(frozenColumns).letter}` }),
    margins: { left: 0.5, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter = { oddFooter: "&C&P/&N" };
}

/** Puts words over the whole width. */
export function writeAcross(
  sheet: Worksheet,
  row: number,
  from: number,
  to: number,
  text: string,
  look: "title" | "plain" | "section",
): void {
  sheet.mergeCells(row, from, row, to);
  const cell = sheet.getCell(row, from);
  cell.value = text;
  cell.font = { ...FONT, bold: look !== "plain", size: look === "title" ? 14 : 12, italic: false };
  cell.alignment = { wrapText: true, vertical: "middle", horizontal: "left" };
  if (look === "section") {
    cell.fill = SECTION;
    cell.border = BORDER;
  }
  const width = Array.from({ length: to - from + 1 }, (_, at) => sheet.getColumn(from + at).width ?? 10);
  const letters = width.reduce((sum, one) => sum + one, 0);
  sheet.getRow(row).height = heightOf([[text, look === "title" ? letters * 0.85 : letters]]);
}

/** Writes a heading of a column. */
export function writeHeading(cell: Cell, text: string): void {
  cell.value = text;
  cell.font = { ...FONT, bold: true, color: { argb: "FFFFFFFF" } };
  cell.fill = HEADING;
  cell.border = BORDER;
  cell.alignment = { wrapText: true, vertical: "middle", horizontal: "center" };
}

/** Writes a cell that is only read. */
export function writeFixed(cell: Cell, value: string | number, horizontal: "left" | "center" = "left"): void {
  cell.value = value;
  cell.font = FONT;
  cell.border = BORDER;
  cell.alignment = { wrapText: true, vertical: "middle", horizontal };
}

/** Writes a cell that is filled in, with what stands there now; `list` is where the texts to choose from stand. */
export function writeAnswer(cell: Cell, input: Input, present: Present, list: string | null = null): void {
  if (input.kind === "elsewhere") {
    writeFixed(cell, input.note);
    cell.font = { ...FONT, italic: true, color: { argb: "FF586563" } };
    if (input.sheet !== null) cell.value = { text: input.note, hyperlink: `#'${input.sheet}'!A1` };
    return;
  }
  const isRight = input.kind === "whole" || input.kind === "decimal" || input.kind === "money";
  cell.value = input.kind === "date" && typeof present === "string" ? new Date(`${present}T00:00:00Z`) : present;
  cell.font = FONT;
  cell.fill = TO_FILL;
  cell.border = BORDER;
  cell.alignment = { wrapText: true, vertical: "middle", horizontal: isRight ? "right" : "left", indent: 1 };
  cell.protection = { locked: false };
  cell.numFmt = FORMATS[input.kind];
  const check = checkOf(input, list);
  if (check) cell.dataValidation = check;
}

/** Text cells are text, so that no program makes a date or a fraction of "1, 3". */
const FORMATS = {
  whole: "#,##0",
  money: "#,##0",
  decimal: "#,##0.##",
  date: "dd/mm/yyyy",
  text: "@",
  long_text: "@",
  list: "@",
} as const;

/** Warns and lets it stand: "chưa có số" and "1.234 hộ" are understood too. */
function checkOf(input: Exclude<Input, { kind: "elsewhere" }>, list: string | null): DataValidation | null {
  const { checks } = wording;
  const warning = (text: string) => ({
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "warning",
    errorTitle: checks.title,
    error: text,
  });
  switch (input.kind) {
    case "whole":
    case "money":
      return { type: "whole", operator: "greaterThanOrEqual", formulae: [0], ...warning(checks[input.kind]) };
    case "decimal":
      return { type: "decimal", operator: "greaterThanOrEqual", formulae: [0], ...warning(checks.decimal) };
    case "date":
      return { type: "date", operator: "greaterThan", formulae: [FIRST_DAY], ...warning(checks.date) };
    case "list":
      return list === null ? null : { type: "list", formulae: [list], ...warning(checks.list) };
    default:
      return null;
  }
}
const FIRST_DAY = new Date("2000-01-01T00:00:00Z");

/** How high a row must be for these texts in columns this wide (in characters), in points. */
export function heightOf(cells: readonly (readonly [string | number | null, number])[], least = 1): number {
  const lines = cells.map(([text, width]) =>
    String(text ?? "")
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 0.95) / Math.max(1, width - 1))), 0),
  );
  return Math.min(HIGHEST, Math.max(least, ...lines) * LINE_HEIGHT + 4);
}
