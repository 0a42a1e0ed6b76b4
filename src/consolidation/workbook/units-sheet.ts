import type { Field, Form } from "../../reports/form.ts";
import type { Cell, Consolidation, UnitRow } from "../consolidation.ts";
import { wording as house } from "../wording.ts";
import { wording } from "./wording.ts";
import { cell, columnName, type Look, type Sheet, type SheetCell, type SheetRow, serialOf } from "./workbook.ts";
import type { WorkbookWords } from "./workbook-words.ts";

const FIXED_WIDTHS = [5, 9, 38, 26, 13, 17, 18, 6, 18, 17];
const HEADINGS_ROW = 4;

/** Where things stand on the sheet of the units, for formulas of other sheets. */
export interface UnitsLayout {
  /** The fields that have a column, in order. */
  readonly fields: readonly Field[];
  readonly kinds: string;
  readonly handingIn: string;
  readonly states: string;
  /** The cells of a field over all units, as a formula names them. */
  column(field: string): string;
}

/** Prose and tables stand on a sheet of their own. */
const hasColumn = ({ kind }: Field): boolean => kind !== "long_text" && kind !== "table";

/** Where a sheet of these units has what. */
export function unitsLayout(form: Form, units: number): UnitsLayout {
  const fields = form.sections.flatMap((section) => section.fields).filter(hasColumn);
  const last = HEADINGS_ROW + Math.max(1, units);
  const range = (column: number) => {
    const name = columnName(column);
    return `'${wording.sheets.units}'!$${name}$${HEADINGS_ROW + 1}:$${name}$${last}`;
  };
  const places = new Map(fields.map(({ id }, at) => [id, FIXED_WIDTHS.length + 1 + at] as const));
  return {
    fields,
    kinds: range(4),
    handingIn: range(5),
    states: range(6),
    column(field) {
      const place = places.get(field);
      if (place === undefined) throw new Error(`${field} has no column`);
      return range(place);
    },
  };
}

/** Every expected unit with its state, receipt and figures, one row each. */
export function unitsSheet({ form, rows }: Consolidation, words: WorkbookWords): Sheet {
  const { fields } = unitsLayout(form, rows.length);
  return {
    name: wording.sheets.units,
    widths: [...FIXED_WIDTHS, ...fields.map(({ kind }) => (isFigure(kind) ? 15 : 24))],
    frozen: { rows: HEADINGS_ROW, columns: 3 },
    headings: HEADINGS_ROW,
    lastRow: HEADINGS_ROW + rows.length,
    *rows() {
      yield { cells: [cell("title", wording.unitsTitle)] };
      yield { cells: [cell("note", wording.unitsNote)] };
      yield bandOf(form, fields);
      yield {
        cells: [
          ...wording.unitHeadings.map((text) => cell("heading", text)),
          ...fields.map(({ label, unit }) => cell("heading", unit ? `${label} (${unit})` : label)),
        ],
      };
      for (const [at, row] of rows.entries()) yield unitCells(row, at, fields, words);
    },
  };
}

/** The titles of the sections above the columns of their fields. */
function bandOf(form: Form, fields: readonly Field[]): SheetRow {
  const titles = form.sections.flatMap(({ title, fields: own }) => own.filter(hasColumn).map(() => title));
  const cells = [...FIXED_WIDTHS.map(() => cell("note", null)), ...titles.map((title) => cell("band", title))];
  const merged: [number, number][] = [];
  for (let from = 0; from < fields.length; ) {
    let to = from;
    while (titles[to + 1] === titles[from]) to += 1;
    merged.push([FIXED_WIDTHS.length + 1 + from, FIXED_WIDTHS.length + 1 + to]);
    from = to + 1;
  }
  return { cells, merged: merged.filter(([from, to]) => to > from) };
}

function unitCells({ standing, cells }: UnitRow, at: number, fields: readonly Field[], words: WorkbookWords): SheetRow {
  const { code, name, kind, handingIn, state, uncounted, revision, receipt, submittedAt } = standing;
  return {
    cells: [
      cell("centred", at + 1),
      cell("text", code),
      cell("text", name),
      cell("text", house.kinds[kind]),
      cell("text", house.handingIn[handingIn]),
      cell("text", house.states[state]),
      cell("text", uncounted === null ? wording.counted : wording.notCounted(house.uncounted[uncounted])),
      cell("centred", revision > 0 ? revision : null),
      cell("text", receipt),
      cell("moment", submittedAt && serialOf(words.local(submittedAt))),
      ...fields.map((field) => valueCell(field, cells.get(field.id), words)),
    ],
  };
}

/** What a unit says to a field, as a number where it is one. */
export function valueCell(field: Field, said: Cell | undefined, words: Pick<WorkbookWords, "show">): SheetCell {
  if (!said) return cell("quiet", null);
  if (said.kind !== "given") return cell("quiet", wording.cells[said.kind] || null);
  const { value } = said;
  if (typeof value === "number") return cell(lookOf(field), value);
  if (field.kind === "date" && typeof value === "string") return cell("day", serialOf(value));
  return cell("text", words.show(field, value));
}

/** How the figures of a field look. */
export function lookOf({ kind, unit }: Field): Look {
  if (kind === "whole" || kind === "money") return "whole";
  return unit === "%" ? "percent" : "measure";
}

const isFigure = (kind: Field["kind"]) => ["whole", "money", "decimal", "calculated", "date"].includes(kind);
