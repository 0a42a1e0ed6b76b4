import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import type { stream, Worksheet } from "exceljs";

import { columnName, type Sheet, type SheetCell, type SheetRow } from "../../consolidation/workbook/workbook.ts";
import { heightOf } from "./consolidated-xlsx-heights.ts";
import { STYLES } from "./consolidated-xlsx-styles.ts";
import { spreadsheetText } from "./spreadsheet-text.ts";

/** So many rows are written before what waits to be packed is let through. */
const ROWS_AT_ONCE = 100;
/** ISO A4, as spreadsheets number papers. */
const A4 = 9;
/** The widest sheet, in characters, that can still be read on one page across; and the scale of wider ones, in percent. */
const PAGE_MOST = 300;
const WIDE_SCALE = 60;

/** Sheets as an .xlsx file, written row by row so that thousands of units need little memory; `at` is the moment the file says it was made. */
export async function writeConsolidatedXlsx(sheets: readonly Sheet[], at: Date): Promise<Uint8Array> {
  const { default: excel } = await import("exceljs");
  const out = new PassThrough();
  const whole = buffer(out);
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: true,
    zip: { zlib: { level: 6 } },
  });
  book.creator = "";
  book.lastModifiedBy = "";
  book.created = at;
  book.modified = at;
  for (const sheet of sheets) await writeSheet(book, sheet);
  await book.commit();
  return whole;
}

async function writeSheet(book: stream.xlsx.WorkbookWriter, sheet: Sheet): Promise<void> {
  const { name, widths, frozen, headings, lastRow } = sheet;
  const isFrozen = frozen.rows + frozen.columns > 0;
  const written = book.addWorksheet(name, {
    views: [isFrozen ? { state: "frozen", xSplit: frozen.columns, ySplit: frozen.rows } : { state: "normal" }],
    pageSetup: {
      paperSize: A4,
      orientation: "landscape",
      ...fitOf(sheet),
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(headings === null ? {} : { printTitlesRow: `${headings}:${headings}` }),
    },
    headerFooter: { oddFooter: `&L${name}&R&P/&N` },
  });
  written.columns = widths.map((width) => ({ width }));
  if (headings !== null) {
    written.autoFilter = `A${headings}:${columnName(widths.length)}${Math.max(lastRow, headings + 1)}`;
  }
  let count = 0;
  for (const row of sheet.rows()) {
    count += 1;
    writeRow(written, row, count, heightOf(row, widths));
    if (count % ROWS_AT_ONCE === 0) await setImmediate();
  }
  written.commit();
  await setImmediate();
}

/** Narrow sheets are as wide as a page; wide ones go on beside it, with the columns that stay in sight on every page. */
function fitOf({ widths, frozen }: Sheet) {
  const width = widths.reduce((sum, one) => sum + one, 0);
  if (width <= PAGE_MOST) return { fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  return { scale: WIDE_SCALE, printTitlesColumn: `A:${columnName(Math.max(1, frozen.columns))}` };
}

function writeRow(sheet: Worksheet, { cells, merged = [] }: SheetRow, number: number, height: number): void {
  const row = sheet.getRow(number);
  row.height = height;
  for (const [at, given] of cells.entries()) {
    const cell = row.getCell(at + 1);
    cell.value = contentOf(given);
    cell.style = STYLES[given.look];
  }
  for (const [from, to] of merged) sheet.mergeCells(number, from, number, to);
  row.commit();
}

/** Text is handed over as text, so that nothing that was typed is ever read as a formula. */
function contentOf({ value }: SheetCell) {
  if (typeof value === "string") return spreadsheetText(value);
  if (value === null || typeof value === "number") return value;
  return { formula: value.formula, result: value.result };
}
