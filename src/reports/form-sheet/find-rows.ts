import { isFilled, type MarkedSheet, placeOf } from "./marked-sheet.ts";
import type { SentCommune, SentTable } from "./sent-form.ts";

/** The code of a commune, as it stands in its own column. */
const CODE = /^\d{5}$/;

/** The table of a sheet: its rows begin under the ids of its columns and end with the last row that was laid out. */
export function findTables(sheet: MarkedSheet): SentTable[] {
  const table = sheet.markers.flatMap(({ cell, marker }) => (marker.kind === "table" ? [{ cell, marker }] : []))[0];
  const columns = sheet.markers.flatMap(({ cell, marker }) => (marker.kind === "column" ? [{ cell, marker }] : []));
  const [head] = columns;
  if (!table || !head) return [];
  const laidOut = sheet.markers.flatMap(({ cell, marker }) => (marker.kind === "row" ? [cell.row] : []));
  const last = Math.max(...(laidOut.length > 0 ? laidOut : sheet.cells.map(({ row }) => row)));
  const rows = [...new Set(sheet.cells.map(({ row }) => row))]
    .filter((row) => row > head.cell.row && row <= last)
    .toSorted((one, other) => one - other)
    .map((row) =>
      columns.flatMap(({ cell, marker }) => {
        const found = sheet.at(row, cell.column);
        return found && isFilled(found)
          ? [{ column: marker.id, place: placeOf(sheet, found), value: found.value }]
          : [];
      }),
    )
    .filter((row) => row.length > 0);
  return [{ field: table.marker.id, base: table.marker.base, place: { sheet: sheet.name, cell: null }, rows }];
}

/** The figures of communes: by the id of their column and the code of their row. */
export function findCommunes(sheet: MarkedSheet, fields: ReadonlySet<string>): SentCommune[] {
  const figures = sheet.markers.flatMap(({ cell, marker }) =>
    marker.kind === "figure" && fields.has(marker.id) ? [{ column: cell.column, field: marker.id }] : [],
  );
  if (figures.length === 0) return [];
  return communeRows(sheet).flatMap(({ row, commune }) =>
    figures.flatMap(({ column, field }) => {
      const cell = sheet.at(row, column);
      return cell && isFilled(cell) ? [{ field, commune, place: placeOf(sheet, cell), value: cell.value }] : [];
    }),
  );
}

/** Rows by their hidden ids, or by the code that people see where those are gone. */
function communeRows(sheet: MarkedSheet): readonly { readonly row: number; readonly commune: string }[] {
  const hidden = sheet.markers.flatMap(({ cell, marker }) =>
    marker.kind === "commune" ? [{ row: cell.row, commune: marker.id }] : [],
  );
  if (hidden.length > 0) return hidden;
  return sheet.cells.flatMap(({ row, value }) => {
    const text = value.kind === "number" || value.kind === "text" ? String(value.value).trim() : "";
    return CODE.test(text) ? [{ row, commune: text }] : [];
  });
}
