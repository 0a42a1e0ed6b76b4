import { fold, oneLine } from "../../kernel/vietnamese.ts";
import type { Question } from "../questions.ts";
import { isSummed } from "./compose-form-sheet.ts";
import { findCommunes, findTables } from "./find-rows.ts";
import { type FormMark, readMark } from "./form-mark.ts";
import type { GridCell, GridSheet } from "./grid.ts";
import { isFilled, type MarkedSheet, markedSheet, placeOf } from "./marked-sheet.ts";
import { ANSWER_COLUMN } from "./markers.ts";
import type { SentAnswer, SentForm } from "./sent-form.ts";
import { wording } from "./wording.ts";

/** The mark of a workbook; null where it carries none, or marks that differ. */
export function markOf(sheets: readonly GridSheet[]): FormMark | null {
  const marks = sheets.flatMap(({ cells }) => cells.flatMap((cell) => markIn(cell) ?? []));
  const [first] = marks;
  const differs = (one: FormMark) => one.unit !== first?.unit || one.form !== first.form || one.made !== first.made;
  return first && !marks.some(differs) ? first : null;
}

const markIn = ({ value }: GridCell): FormMark | null => (value.kind === "text" ? readMark(value.value) : null);

/**
 * Finds the answers of a workbook by the ids that stand hidden beside them, wherever rows and columns were moved to; where
 * the ids of questions are gone, by their labels. Hidden sheets count only where no other has an answer.
 */
export function findAnswers(all: readonly GridSheet[], mark: FormMark, questions: readonly Question[]): SentForm {
  const marked = all.map(markedSheet);
  const shown = marked.filter(({ hidden, markers }) => !hidden && markers.length > 0);
  const sheets = shown.length > 0 ? shown : marked;
  const byId = sheets.flatMap((sheet) => answersIn(sheet));
  const answers = byId.length > 0 ? byId : marked.flatMap((sheet) => answersByLabel(sheet, questions));
  return {
    mark,
    answers: withoutDoubles(answers),
    tables: sheets.flatMap(findTables),
    communes: sheets.flatMap((sheet) => findCommunes(sheet, communeFields(questions))),
  };
}

const communeFields = (questions: readonly Question[]): ReadonlySet<string> =>
  new Set(questions.filter(({ field }) => isSummed(field)).map(({ field }) => field.id));

function answersIn(sheet: MarkedSheet): SentAnswer[] {
  const fields = sheet.markers.flatMap(({ cell, marker }) => (marker.kind === "field" ? [{ cell, marker }] : []));
  const marked = sheet.markers.flatMap(({ cell, marker }) =>
    marker.kind === "column" && marker.id === ANSWER_COLUMN ? [cell.column] : [],
  );
  const columns = marked.length > 0 ? marked : headed(sheet);
  return fields.flatMap(({ cell, marker }) =>
    columns.flatMap((column) => answerAt(sheet, cell.row, column, marker.id, marker.base)),
  );
}

function answersByLabel(sheet: MarkedSheet, questions: readonly Question[]): SentAnswer[] {
  const columns = headed(sheet);
  if (columns.length === 0) return [];
  const byLabel = new Map(questions.map(({ field }) => [fold(oneLine(field.label)), field.id] as const));
  return sheet.cells.flatMap(({ row, value }) => {
    const field = value.kind === "text" ? byLabel.get(fold(oneLine(value.value))) : undefined;
    return field === undefined ? [] : columns.flatMap((column) => answerAt(sheet, row, column, field, null));
  });
}

/** The columns under the heading of answers. */
function headed({ cells }: GridSheet): number[] {
  const heading = fold(wording.headings.answer);
  return cells.flatMap(({ column, value }) =>
    value.kind === "text" && fold(oneLine(value.value)) === heading ? [column] : [],
  );
}

function answerAt(sheet: MarkedSheet, row: number, column: number, field: string, base: string | null): SentAnswer[] {
  const cell = sheet.at(row, column);
  if (!cell) return [];
  const feeds = cell.formula?.includes(wording.communeSheet) ?? false;
  return [{ field, base, place: placeOf(sheet, cell), value: cell.value, feeds }];
}

/** Of several cells for one question: one of them where they say the same, else the first, marked as a doubt. */
function withoutDoubles(answers: readonly SentAnswer[]): SentAnswer[] {
  const byField = Map.groupBy(answers.filter(isFilled), ({ field }) => field);
  return [...byField.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const other = others.find(({ value }) => JSON.stringify(value) !== JSON.stringify(first.value));
    const told = other && wording.cell(other.place.cell ?? "", other.place.sheet);
    return [told === undefined ? first : { ...first, value: { kind: "twice" as const, value: told } }];
  });
}
