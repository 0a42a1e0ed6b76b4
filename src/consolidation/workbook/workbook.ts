/** A formula with what it comes to by our own reckoning, for readers that do not recalculate. */
export interface Formula {
  readonly formula: string;
  readonly result: string | number;
}

/** How a cell looks: title, note and heading are of the sheet; quiet stands where there is no figure; day and moment are serial numbers of local time. */
export type Look =
  | "title"
  | "note"
  | "heading"
  | "band"
  | "text"
  | "centred"
  | "quiet"
  | "whole"
  | "measure"
  | "percent"
  | "day"
  | "moment";

/** A cell; text is always text, whatever it begins with. */
export interface SheetCell {
  readonly value: string | number | Formula | null;
  readonly look: Look;
}

/** A row from the first column on; `merged` joins runs of columns, both ends counted from 1. */
export interface SheetRow {
  readonly cells: readonly SheetCell[];
  readonly merged?: readonly (readonly [from: number, to: number])[];
}

/** A sheet whose rows are made while it is written. */
export interface Sheet {
  readonly name: string;
  /** In characters, from the first column on. */
  readonly widths: readonly number[];
  /** How many rows and columns stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** The row of headings that is filtered by and repeated on every printed page, from 1; null for none. */
  readonly headings: number | null;
  /** The last row, as far as it is filtered. */
  readonly lastRow: number;
  readonly rows: () => Iterable<SheetRow>;
}

/** A cell that looks so. */
export const cell = (look: Look, value: SheetCell["value"]): SheetCell => ({ value, look });

/** The letters of a column, counted from 1: 28 is "AB". */
export function columnName(number: number): string {
  const [rest, letter] = [Math.floor((number - 1) / 26), (number - 1) % 26];
  return `${rest > 0 ? columnName(rest) : ""}${String.fromCharCode(65 + letter)}`;
}

/** An ISO day, or a plain local date and time, as the serial number that spreadsheets count days with. */
export function serialOf(local: string): number {
  const moment = local.includes("T") ? local : `${local}T00:00`;
  return Date.parse(`${moment}Z`) / DAY_MS + EPOCH;
}

const DAY_MS = 86_400_000;
/** The serial number of 1 January 1970. */
const EPOCH = 25_569;
