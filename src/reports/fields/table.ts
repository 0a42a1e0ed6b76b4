import { z } from "zod";

import type { Column, Field } from "../form.ts";
import { saysNone } from "../values/absence.ts";
import { readMoney } from "../values/money.ts";
import { type Reading, sure, unreadable } from "../values/reading.ts";
import { showDate } from "../values/show-date.ts";
import { showMoney, showWhole } from "../values/show-figure.ts";
import { readText } from "../values/text.ts";
import { tidy, withoutCourtesy } from "../values/tidy.ts";
import { readWholeNumber } from "../values/whole-number.ts";
import { readPastDay } from "./date.ts";
import type { FieldKind, Stored } from "./field-kind.ts";
import { SHORT_TEXT_MAX } from "./short-text.ts";
import { wording } from "./wording.ts";

/** The most rows of one table. */
export const ROWS_MAX = 50;
const SEPARATOR = /\s*(?:[;|]|\t)\s*/;
const SEPARATORS_AT_THE_END = /(?:\s*[;|])+\s*$/;
const NUMBERED = /^\s*(?:\d{1,2}[.)]|[-+•])\s+/;

/** Rows of columns, one line each with ";" between the columns. */
export const table: FieldKind = {
  read: readRows,
  shape: ({ columns = [] }) => z.array(z.strictObject(Object.fromEntries(columns.map(shapeOf)))).max(ROWS_MAX),
  show: (value, { columns = [] }) => {
    const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, Stored>>[]) : [];
    if (rows.length === 0) return "Không có";
    return rows
      .map((row, at) => `${at + 1}) ${columns.map((column) => showCell(row[column.id], column)).join("; ")}`)
      .join("\n");
  },
};

/** A cell of a table as a report shows it; nothing for an empty one. */
export function showCell(value: Stored | undefined, column: Column): string {
  if (value === undefined || value === null) return "";
  switch (column.kind) {
    case "short_text":
      return String(value);
    case "whole":
      return showWhole(Number(value));
    case "money":
      return showMoney(Number(value));
    case "date":
      return showDate(String(value));
  }
}

function readRows(raw: string, field: Field, today: Temporal.PlainDate): Reading<Stored> {
  if (saysNone(withoutCourtesy(tidy(raw)), [])) return sure([]);
  const lines = raw.split(/\r?\n/).map((line) => line.replace(NUMBERED, "").trim());
  const split = (line: string) => line.replace(SEPARATORS_AT_THE_END, "").split(SEPARATOR);
  return readCells(lines.filter(Boolean).map(split), field, today);
}

/** Reads rows whose cells are already apart, as a page has them; rows of nothing are left out. */
export function readCells(
  cells: readonly (readonly string[])[],
  field: Field,
  today: Temporal.PlainDate,
): Reading<Stored> {
  const { columns = [] } = field;
  const rows: Stored[] = [];
  for (const parts of cells.filter((row) => row.some((cell) => cell.trim() !== ""))) {
    const row = readRow(parts, columns, today);
    if ("teach" in row) return unreadable(wording.row(parts.join("; "), row.teach, columns, field.example));
    rows.push(row.cells);
  }
  if (rows.length === 0) return unreadable(wording.noRows(columns, field.example));
  return rows.length > ROWS_MAX ? unreadable(wording.tooManyRows(ROWS_MAX)) : sure(rows);
}

function readRow(
  parts: readonly string[],
  columns: readonly Column[],
  today: Temporal.PlainDate,
): { cells: Record<string, Stored> } | { teach: string } {
  if (parts.length > columns.length) return { teach: wording.tooManyColumns(columns.length, parts.length) };
  const cells: Record<string, Stored> = {};
  for (const [at, column] of columns.entries()) {
    const part = parts[at]?.trim() ?? "";
    if (part === "") {
      if (column.required) return { teach: wording.missingColumn(column.label) };
      continue;
    }
    const read = readCell(part, column, today);
    if (read.kind !== "value") return { teach: wording.unreadableColumn(column.label, part) };
    cells[column.id] = read.value;
  }
  return { cells };
}

/** Reads one cell of a row as its column wants it. */
export function readCell(part: string, column: Column, today: Temporal.PlainDate): Reading<Stored> {
  switch (column.kind) {
    case "short_text":
      return readText(part, SHORT_TEXT_MAX);
    case "whole":
      return readWholeNumber(part);
    case "money":
      return readMoney(part);
    case "date":
      return readPastDay(part, today);
  }
}

function shapeOf({ id, kind, required }: Column) {
  const cell = {
    short_text: z.string().min(1).max(SHORT_TEXT_MAX),
    whole: z.int().nonnegative(),
    money: z.int().nonnegative(),
    date: z.iso.date(),
  }[kind];
  return [id, required ? cell : cell.optional()] as const;
}
