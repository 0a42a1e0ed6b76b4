import type { Worksheet } from "exceljs";

import { writeMark } from "../../reports/form-sheet/form-mark.ts";
import type { FormSheet, Input, TableSheet } from "../../reports/form-sheet/form-sheet.ts";
import { writeMarker } from "../../reports/form-sheet/markers.ts";
import { wording } from "../../reports/form-sheet/wording.ts";
import { heightOf, layOut, writeAcross, writeAnswer, writeFixed, writeHeading } from "./form-xlsx-looks.ts";

const ID = 1;
const [NUMBER, FIRST_COLUMN] = [2, 3];
const [TITLE_ROW, HELP_ROW, HEADING_ROW, ID_ROW, FIRST_ROW] = [1, 2, 3, 4, 5];
/** How much room columns get, in parts of the page. */
const SHARES: Partial<Record<Input["kind"], number>> = { text: 3, whole: 1.4, money: 1.8, date: 1.6 };
const PAGE_WIDTH = 130;

/** Writes a table on a sheet of its own. */
export function writeTableSheet(sheet: Worksheet, form: FormSheet, table: TableSheet): void {
  const { columns, present, field, base, title, help, rows } = table;
  sheet.getColumn(ID).hidden = true;
  sheet.getColumn(ID).width = 4;
  sheet.getColumn(NUMBER).width = 6;
  const shares = columns.map(({ input }) => SHARES[input.kind] ?? 2);
  const all = shares.reduce((sum, one) => sum + one, 0);
  const widths = shares.map((share) => Math.round((PAGE_WIDTH * share) / all));
  widths.forEach((width, at) => {
    sheet.getColumn(FIRST_COLUMN + at).width = width;
  });
  const last = NUMBER + columns.length;
  writeAcross(sheet, TITLE_ROW, NUMBER, last, title, "title");
  writeAcross(sheet, HELP_ROW, NUMBER, last, help, "plain");
  writeHeading(sheet.getCell(HEADING_ROW, NUMBER), wording.tableNumber);
  for (const [at, { label }] of columns.entries()) writeHeading(sheet.getCell(HEADING_ROW, FIRST_COLUMN + at), label);
  sheet.getRow(HEADING_ROW).height = heightOf(
    columns.map(({ label }, at) => [label, widths[at] ?? 1]),
    2,
  );
  layOut(sheet, HEADING_ROW, NUMBER);
  sheet.getCell(ID_ROW, ID).value = writeMarker({ kind: "table", id: field, base });
  sheet.getCell(ID_ROW, NUMBER).value = writeMark(form.mark);
  columns.forEach(({ id }, at) => {
    sheet.getCell(ID_ROW, FIRST_COLUMN + at).value = writeMarker({ kind: "column", id });
  });
  sheet.getRow(ID_ROW).hidden = true;
  for (let at = 0; at < rows; at += 1) {
    const row = FIRST_ROW + at;
    sheet.getCell(row, ID).value = writeMarker({ kind: "row" });
    writeFixed(sheet.getCell(row, NUMBER), at + 1, "center");
    for (const [place, { input }] of columns.entries())
      writeAnswer(sheet.getCell(row, FIRST_COLUMN + place), input, present[at]?.[place] ?? null);
    sheet.getRow(row).height = heightOf(columns.map((_, place) => [present[at]?.[place] ?? "", widths[place] ?? 1]));
  }
}
