import type { CellValue } from "./sent-form.ts";

/** A cell that is not empty. */
export interface GridCell {
  /** From 1. */
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** The formula behind the value. */
  readonly formula?: string;
}

/** One sheet of a workbook as data. */
export interface GridSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly GridCell[];
}

/** The name of a cell as people know it: "E14". */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** The row and column of such a name; null for another text. */
export function cellAt(name: string): { readonly row: number; readonly column: number } | null {
  const [, letters = "", digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (digits === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}
