import type { Workbook, Worksheet } from "exceljs";

import { writeMark } from "../../reports/form-sheet/form-mark.ts";
import type { FormSheet } from "../../reports/form-sheet/form-sheet.ts";
import { wording } from "../../reports/form-sheet/wording.ts";
import { writeCommuneSheet } from "./form-xlsx-communes.ts";
import { writeMainSheet } from "./form-xlsx-main.ts";
import { writeTableSheet } from "./form-xlsx-table.ts";

/** The report form of a unit as an .xlsx file: answers in unlocked cells, ids in cells that nobody sees. */
export async function writeFormXlsx(form: FormSheet): Promise<Uint8Array> {
  const { default: exceljs } = await import("exceljs");
  const workbook: Workbook = new exceljs.Workbook();
  const made = new Date(form.mark.made);
  Object.assign(workbook, { created: made, modified: made, creator: form.unitLine, title: form.title });
  const main = workbook.addWorksheet(wording.mainSheet);
  const communes = form.communes && workbook.addWorksheet(form.communes.name);
  const tables = form.tables.map((table) => [table, workbook.addWorksheet(table.name)] as const);
  const hidden = workbook.addWorksheet(wording.hiddenSheet, { state: "veryHidden" });
  writeHidden(hidden, form);
  writeMainSheet(main, form, hidden);
  if (communes && form.communes) writeCommuneSheet(communes, form, form.communes);
  for (const [table, sheet] of tables) writeTableSheet(sheet, form, table);
  for (const sheet of workbook.worksheets) await protect(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The mark again, for a workbook whose main sheet was rebuilt; below it the lists to choose from. */
function writeHidden(sheet: Worksheet, form: FormSheet): void {
  sheet.getCell(1, 1).value = writeMark(form.mark);
  const lists = form.sections.flatMap(({ rows }) =>
    rows.flatMap(({ field, input }) => (input.kind === "list" ? [{ field, options: input.options }] : [])),
  );
  lists.forEach(({ field, options }, at) => {
    sheet.getCell(1, at + 2).value = field;
    options.forEach((option, place) => {
      sheet.getCell(place + 2, at + 2).value = option;
    });
  });
}

/** Cells without a lock can be filled in; columns and rows can be made wider and higher, nothing else is changed by mistake. */
async function protect(sheet: Worksheet): Promise<void> {
  await sheet.protect("", {
    formatColumns: true,
    formatRows: true,
    selectLockedCells: true,
    selectUnlockedCells: true,
  });
}
