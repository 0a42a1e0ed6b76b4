import { createHash } from "node:crypto";

import type { Given } from "../../conversation/form-page/save.ts";
import type { ShownQuestion } from "../../conversation/form-page/view.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import { showCell } from "../../reports/fields/table.ts";
import type { Field } from "../../reports/form.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { wording } from "./wording.ts";

/** What stands in the controls of a question. */
export type Typed =
  | { readonly kind: "text"; readonly text: string }
  /** The day up to which figures count, and the label of what they are; "" while nothing is chosen. */
  | { readonly kind: "as_of"; readonly day: string; readonly which: string }
  | { readonly kind: "ticks"; readonly ids: readonly string[] }
  /** `none`: "Không có" is ticked. */
  | { readonly kind: "rows"; readonly rows: readonly (readonly string[])[]; readonly none: boolean }
  /** Files are never typed. */
  | { readonly kind: "nothing" };

/** What the controls of a question show for the answer that stands there. */
export function typedOf({ question: { field }, value, shown }: ShownQuestion): Typed {
  switch (field.kind) {
    case "yes_no":
    case "one_of":
      return { kind: "ticks", ids: value === null ? [] : [String(value)] };
    case "many_of":
      return { kind: "ticks", ids: Array.isArray(value) ? value.map(String) : [] };
    case "table":
      return { kind: "rows", rows: rowsOf(field, value), none: Array.isArray(value) && value.length === 0 };
    case "as_of":
      return asOfTyped(value);
    case "attachment":
    case "calculated":
      return { kind: "nothing" };
    default:
      return { kind: "text", text: shown === null ? "" : withoutUnit(shown, field) };
  }
}

/** The unit stands beside the control; a sum of money keeps its own, for without it it may be read in several ways. */
function withoutUnit(shown: string, { kind, unit }: Field): string {
  const isFigure = kind === "whole" || kind === "decimal";
  return isFigure && unit && shown.endsWith(unit) ? shown.slice(0, -unit.length).trimEnd() : shown;
}

function rowsOf({ columns = [] }: Field, value: Stored): readonly (readonly string[])[] {
  const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, Stored>>[]) : [];
  return rows.map((row) => columns.map((column) => showCell(row[column.id], column)));
}

function asOfTyped(value: Stored): Typed {
  if (typeof value !== "object" || value === null || !("date" in value)) return { kind: "as_of", day: "", which: "" };
  return {
    kind: "as_of",
    day: showDate(String(value["date"])),
    which: value["final"] ? wording.final : wording.estimate,
  };
}

/** What the controls bring, as the rules read it. */
export function givenBy({ kind }: Field, typed: Typed): Given {
  switch (typed.kind) {
    case "text":
      return { kind: "words", raw: typed.text };
    case "as_of":
      return { kind: "words", raw: `${typed.day} ${typed.which}`.trim() };
    case "ticks": {
      const [first] = typed.ids;
      if (kind === "many_of") return { kind: "value", value: typed.ids };
      if (first === undefined) return { kind: "words", raw: "" };
      return { kind: "value", value: kind === "yes_no" ? first === "true" : first };
    }
    case "rows":
      return typed.none ? { kind: "words", raw: wording.none } : { kind: "rows", rows: typed.rows };
    case "nothing":
      return { kind: "words", raw: "" };
  }
}

/** A short name of what stands in the controls, so that what was left as it was is told from what was changed. */
export function digestOf(typed: Typed): string {
  const even =
    typed.kind === "rows" ? { ...typed, rows: typed.rows.filter((row) => row.some((cell) => cell !== "")) } : typed;
  return createHash("sha256").update(JSON.stringify(even)).digest("base64url").slice(0, 16);
}
