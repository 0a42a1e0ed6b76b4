import { cellName, type GridCell, type GridSheet } from "./grid.ts";
import { type Marker, readMarker } from "./markers.ts";
import type { CellValue, Place } from "./sent-form.ts";
import { wording } from "./wording.ts";

/** A sheet with what marks its rows and columns. */
export interface MarkedSheet extends GridSheet {
  readonly markers: readonly { readonly cell: GridCell; readonly marker: Marker }[];
  /** The cell of a row and a column; undefined where it is empty. */
  at(row: number, column: number): GridCell | undefined;
}

/** Finds the markers of a sheet. */
export function markedSheet(sheet: GridSheet): MarkedSheet {
  const byPlace = new Map(sheet.cells.map((cell) => [cellName(cell.row, cell.column), cell] as const));
  const markers = sheet.cells.flatMap((cell) => {
    const marker = cell.value.kind === "text" ? readMarker(cell.value.value) : null;
    return marker ? [{ cell, marker }] : [];
  });
  return { ...sheet, markers, at: (row, column) => byPlace.get(cellName(row, column)) };
}

/** Where a cell stands; the main sheet needs no name. */
export function placeOf({ name }: GridSheet, { row, column }: GridCell): Place {
  return { sheet: name === wording.mainSheet ? null : name, cell: cellName(row, column) };
}

/** Whether a cell says anything. */
export const isFilled = ({ value }: { readonly value: CellValue }): boolean =>
  value.kind !== "text" || value.value.trim() !== "";
