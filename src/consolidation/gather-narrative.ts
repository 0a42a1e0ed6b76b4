import type { Stored } from "../reports/fields/field-kind.ts";
import { showCell } from "../reports/fields/table.ts";
import type { Field, Form } from "../reports/form.ts";
import type { NarrativeEntry, NarrativePart, UnitRow } from "./consolidation.ts";

/** What units say in words and in tables, by field in the form's order, each with the unit that says it; a field nobody answered is left out. */
export function gatherNarrative(form: Form, rows: readonly UnitRow[]): NarrativePart[] {
  return form.sections.flatMap((section) =>
    section.fields
      .filter(({ kind }) => kind === "long_text" || kind === "short_text" || kind === "table")
      .map((field) => ({ field, section, entries: rows.flatMap((row) => entryOf(field, row)) }))
      .filter(({ entries }) => entries.length > 0),
  );
}

function entryOf(field: Field, { standing, cells }: UnitRow): NarrativeEntry[] {
  const cell = cells.get(field.id);
  if (cell?.kind !== "given") return [];
  if (field.kind === "table") {
    const rows = tableRows(field, cell.value);
    return rows.length > 0 ? [{ unit: standing, paragraphs: [], rows }] : [];
  }
  const paragraphs = paragraphsOf(String(cell.value));
  return paragraphs.length > 0 ? [{ unit: standing, paragraphs, rows: [] }] : [];
}

function tableRows({ columns = [] }: Field, value: Stored): string[][] {
  const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, Stored>>[]) : [];
  return rows.map((row) => columns.map((column) => oneLine(showCell(row[column.id], column))));
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/[\r\n]+/u)
    .map(oneLine)
    .filter((line) => line !== "");
}

const oneLine = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();
