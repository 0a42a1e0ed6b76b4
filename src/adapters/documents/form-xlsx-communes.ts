import type { Worksheet } from "exceljs";

import { writeMark } from "../../reports/form-sheet/form-mark.ts";
import type { CommuneSheet, FormSheet } from "../../reports/form-sheet/form-sheet.ts";
import { cellName } from "../../reports/form-sheet/grid.ts";
import { writeMarker } from "../../reports/form-sheet/markers.ts";
import { wording } from "../../reports/form-sheet/wording.ts";
import { FONT, heightOf, layOut, writeAcross, writeAnswer, writeFixed, writeHeading } from "./form-xlsx-looks.ts";

const ID = 1;
const [NUMBER, CODE, NAME, FIRST_FIGURE] = [2, 3, 4, 5];
const [TITLE_ROW, HEADING_ROW, ID_ROW, FIRST_ROW] = [1, 2, 3, 4];
const FIGURE_WIDTH = 14;
/** The most figures that are printed beside each other on one page. */
const ON_A_PAGE = 8;

/** Where the figures of one field stand, as another sheet names it. */
export function communeRange({ name, communes, figures }: CommuneSheet, field: string): string {
  const column = FIRST_FIGURE + figures.findIndex((one) => one.field === field);
  return `'${name}'!${cellName(FIRST_ROW, column)}:${cellName(FIRST_ROW + communes.length - 1, column)}`;
}

/** Writes the sheet with one row for each commune and one column for each figure that adds up. */
export function writeCommuneSheet(sheet: Worksheet, form: FormSheet, content: CommuneSheet): void {
  const { communes, figures, help } = content;
  const { communeHeadings: headings } = wording;
  sheet.getColumn(ID).hidden = true;
  for (const [column, width] of [
    [ID, 4],
    [NUMBER, 6],
    [CODE, 9],
    [NAME, 26],
  ] as const)
    sheet.getColumn(column).width = width;
  figures.forEach((_, at) => {
    sheet.getColumn(FIRST_FIGURE + at).width = FIGURE_WIDTH;
  });
  // The first columns come again on every page: what is told once stands beside them.
  writeAcross(sheet, TITLE_ROW, NUMBER, NAME, form.unitLine, "title");
  writeAcross(sheet, TITLE_ROW, FIRST_FIGURE, NAME + Math.min(ON_A_PAGE, figures.length), help, "plain");
  sheet.getRow(TITLE_ROW).height = heightOf([], 3);
  writeHeading(sheet.getCell(HEADING_ROW, NUMBER), headings.number);
  writeHeading(sheet.getCell(HEADING_ROW, CODE), headings.code);
  writeHeading(sheet.getCell(HEADING_ROW, NAME), headings.name);
  const titles = figures.map(({ number, label, measure }) => `${number}. ${label}${measure ? ` (${measure})` : ""}`);
  for (const [at, title] of titles.entries()) writeHeading(sheet.getCell(HEADING_ROW, FIRST_FIGURE + at), title);
  sheet.getRow(HEADING_ROW).height = heightOf(titles.map((title) => [title, FIGURE_WIDTH * 0.9]));
  layOut(sheet, HEADING_ROW, NAME, Math.ceil(figures.length / ON_A_PAGE));
  sheet.getCell(ID_ROW, ID).value = writeMark(form.mark);
  figures.forEach(({ field }, at) => {
    sheet.getCell(ID_ROW, FIRST_FIGURE + at).value = writeMarker({ kind: "figure", id: field });
  });
  sheet.getRow(ID_ROW).hidden = true;
  communes.forEach(({ code, name }, at) => {
    const row = FIRST_ROW + at;
    sheet.getCell(row, ID).value = writeMarker({ kind: "commune", id: code });
    writeFixed(sheet.getCell(row, NUMBER), at + 1, "center");
    writeFixed(sheet.getCell(row, CODE), code, "center");
    writeFixed(sheet.getCell(row, NAME), name);
    for (const [place, { input }] of figures.entries())
      writeAnswer(sheet.getCell(row, FIRST_FIGURE + place), input, null);
    sheet.getRow(row).height = heightOf([]);
  });
  writeTotals(sheet, FIRST_ROW + communes.length, content);
}

function writeTotals(sheet: Worksheet, row: number, { communes, figures }: CommuneSheet): void {
  writeFixed(sheet.getCell(row, NUMBER), "");
  writeFixed(sheet.getCell(row, CODE), "");
  writeFixed(sheet.getCell(row, NAME), wording.communeHeadings.total);
  figures.forEach((_, at) => {
    const cell = sheet.getCell(row, FIRST_FIGURE + at);
    const column = FIRST_FIGURE + at;
    writeFixed(cell, "");
    cell.value = {
      formula: `SUM(${cellName(FIRST_ROW, column)}:${cellName(FIRST_ROW + communes.length - 1, column)})`,
      result: 0,
    };
    cell.numFmt = "#,##0";
    cell.alignment = { horizontal: "right", vertical: "top", indent: 1 };
  });
  for (let column = NUMBER; column < FIRST_FIGURE + figures.length; column += 1)
    sheet.getCell(row, column).font = { ...FONT, bold: true };
  sheet.getRow(row).height = heightOf([]);
}
