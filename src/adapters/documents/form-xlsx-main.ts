import type { Worksheet } from "exceljs";

import { writeMark } from "../../reports/form-sheet/form-mark.ts";
import type { CommuneSheet, FormSheet, QuestionRow } from "../../reports/form-sheet/form-sheet.ts";
import { cellName } from "../../reports/form-sheet/grid.ts";
import { ANSWER_COLUMN, writeMarker } from "../../reports/form-sheet/markers.ts";
import { wording } from "../../reports/form-sheet/wording.ts";
import { communeRange } from "./form-xlsx-communes.ts";
import { heightOf, layOut, writeAcross, writeAnswer, writeFixed, writeHeading } from "./form-xlsx-looks.ts";

/** The columns, the hidden one with ids first; widths in characters. */
const ID = 1;
const [NUMBER, LABEL, MEASURE, ANSWER, HELP] = [2, 3, 4, 5, 6];
const WIDTHS = { [NUMBER]: 6, [LABEL]: 38, [MEASURE]: 11, [ANSWER]: 34, [HELP]: 62 };
const MOST_LINES_SHOWN = 6;

/** Writes the sheet with one row for each question. */
export function writeMainSheet(sheet: Worksheet, form: FormSheet, hidden: Worksheet): void {
  sheet.getColumn(ID).width = 4;
  sheet.getColumn(ID).hidden = true;
  for (const [column, width] of Object.entries(WIDTHS)) sheet.getColumn(Number(column)).width = width;
  let row = 1;
  for (const [text, look] of [
    [form.title, "title"],
    [form.unitLine, "section"],
    [wording.howToFill.join(" "), "plain"],
  ] as const) {
    writeAcross(sheet, row, NUMBER, HELP, text, look === "section" ? "title" : look);
    row += 1;
  }
  const { headings } = wording;
  for (const [column, text] of [
    [NUMBER, headings.number],
    [LABEL, headings.label],
    [MEASURE, headings.measure],
    [ANSWER, headings.answer],
    [HELP, headings.help],
  ] as const)
    writeHeading(sheet.getCell(row, column), text);
  sheet.getRow(row).height = heightOf([], 2);
  layOut(sheet, row, LABEL);
  row += 1;
  sheet.getCell(row, ID).value = writeMark(form.mark);
  sheet.getCell(row, ANSWER).value = writeMarker({ kind: "column", id: ANSWER_COLUMN });
  sheet.getRow(row).hidden = true;
  for (const { title, rows } of form.sections) {
    row += 1;
    writeAcross(sheet, row, NUMBER, HELP, title, "section");
    for (const question of rows) {
      row += 1;
      writeQuestion(sheet, row, question, form.communes, listOf(hidden, question.field));
    }
  }
}

function writeQuestion(
  sheet: Worksheet,
  row: number,
  question: QuestionRow,
  communes: CommuneSheet | null,
  list: string | null,
): void {
  const { field, base, number, label, measure, help, input, present, isSum } = question;
  sheet.getCell(row, ID).value = writeMarker({ kind: "field", id: field, base });
  writeFixed(sheet.getCell(row, NUMBER), number, "center");
  writeFixed(sheet.getCell(row, LABEL), label);
  writeFixed(sheet.getCell(row, MEASURE), measure, "center");
  writeFixed(sheet.getCell(row, HELP), help);
  const cell = sheet.getCell(row, ANSWER);
  writeAnswer(cell, input, present, list);
  if (isSum && communes) {
    const range = communeRange(communes, field);
    const otherwise = present === null ? '""' : String(present);
    cell.value = { formula: `IF(COUNT(${range})=0,${otherwise},SUM(${range}))`, result: present ?? "" };
  }
  sheet.getRow(row).height = heightOf(
    [
      [label, WIDTHS[LABEL] ?? 0],
      [help, WIDTHS[HELP] ?? 0],
      [typeof present === "string" ? present : "", WIDTHS[ANSWER] ?? 0],
    ],
    input.kind === "long_text" ? MOST_LINES_SHOWN : 1,
  );
}

/** Where the texts stand that a field chooses from; null where it chooses from none. */
function listOf(hidden: Worksheet, field: string): string | null {
  for (let column = 2; column <= hidden.columnCount; column += 1) {
    if (hidden.getCell(1, column).value !== field) continue;
    let last = 2;
    while (hidden.getCell(last + 1, column).value !== null) last += 1;
    const name = (row: number) => cellName(row, column).replace(/([A-Z]+)(\d+)/, "$$$1$$$2");
    return `${wording.hiddenSheet}!${name(2)}:${name(last)}`;
  }
  return null;
}
