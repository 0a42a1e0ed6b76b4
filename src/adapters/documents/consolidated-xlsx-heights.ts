import type { Look, SheetCell, SheetRow } from "../../consolidation/workbook/workbook.ts";

/** The height of one line, and the most that a row of a spreadsheet may have, in points. */
const LINE = 15;
const MOST = 409;
const WRAPPED: readonly Look[] = ["text", "heading", "quiet"];

/** The height in points that shows all of a row's wrapped texts: spreadsheets do not grow a row by themselves when they open a file. */
export function heightOf({ cells }: SheetRow, widths: readonly number[]): number {
  const lines = cells.map((cell, at) => linesOf(cell, widths[at] ?? 10));
  const title = cells[0]?.look === "title" ? 1.4 : 1;
  return Math.min(MOST, Math.max(title, ...lines) * LINE);
}

/** A heading is bold, so that fewer letters fit. */
function linesOf({ value, look }: SheetCell, width: number): number {
  if (typeof value !== "string" || !WRAPPED.includes(look)) return 1;
  const room = Math.max(1, width * (look === "heading" ? 1.05 : 1.2));
  return value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0);
}
