import { z } from "zod";

/** What marks a row, a column or a sheet by the id of what it holds, in cells that nobody sees. */
export type Marker =
  /** A row that answers a field. */
  | { readonly kind: "field"; readonly id: string; readonly base: string }
  /** A sheet with the rows of a table. */
  | { readonly kind: "table"; readonly id: string; readonly base: string }
  /** A column of answers, or of a table. */
  | { readonly kind: "column"; readonly id: string }
  /** A column of one figure of the communes. */
  | { readonly kind: "figure"; readonly id: string }
  /** A row of a commune, by its code. */
  | { readonly kind: "commune"; readonly id: string }
  /** A row that was laid out for an entry of a table. */
  | { readonly kind: "row" };

/** The id of the column in which questions are answered. */
export const ANSWER_COLUMN = "tra_loi";

const LETTERS = { field: "f", table: "t", column: "c", figure: "s", commune: "x" } as const;
const KINDS = Object.fromEntries(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind]));
const ROW = "r:";
const MARKER = /^([ftcsx]):([a-z0-9_]{1,30})(?::([a-z0-9-]{1,16}))?$/;
const named = z.enum(["field", "table", "column", "figure", "commune"]);

/** A marker as the text of a hidden cell. */
export function writeMarker(marker: Marker): string {
  if (marker.kind === "row") return ROW;
  const base = "base" in marker ? `:${marker.base}` : "";
  return `${LETTERS[marker.kind]}:${marker.id}${base}`;
}

/** The marker that a text is; null for any other text. */
export function readMarker(text: string): Marker | null {
  if (text === ROW) return { kind: "row" };
  const [, letter = "", id = "", base] = MARKER.exec(text.trim()) ?? [];
  const kind = named.safeParse(KINDS[letter]).data;
  if (kind === undefined) return null;
  if (kind === "field" || kind === "table") return base === undefined ? null : { kind, id, base };
  return { kind, id };
}
