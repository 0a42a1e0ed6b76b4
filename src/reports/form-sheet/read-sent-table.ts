import type { Stored } from "../fields/field-kind.ts";
import { ROWS_MAX } from "../fields/table.ts";
import type { Question } from "../questions.ts";
import type { FoundFault, FoundValue } from "./found.ts";
import { readTableCell } from "./read-cell.ts";
import type { SentTable } from "./sent-form.ts";
import type { SheetReading } from "./sheet-reading.ts";
import { wording } from "./wording.ts";

/** Reads the rows of a table; one cell that cannot be read keeps the whole table back, for half a table would be wrong. */
export function readSentTable(
  { engine, today, isPersonal }: SheetReading,
  { field }: Question,
  { rows, place, base }: SentTable,
): { values?: FoundValue[]; faults?: FoundFault[] } {
  if (rows.length === 0) return {};
  const { columns = [] } = field;
  const fault = (where: FoundFault["place"], teach: string, said = ""): FoundFault => ({
    field: field.id,
    place: where,
    raw: "",
    said,
    teach,
  });
  if (rows.length > ROWS_MAX) return { faults: [fault(place, wording.tooManyRows(ROWS_MAX))] };
  if (isNone(rows, (raw) => engine.read(field, raw, today)))
    return { values: [{ field: field.id, value: [], raw: wording.none, place, base, doubts: [] }] };
  const faults: FoundFault[] = [];
  const read = rows.map((cells) => {
    const values: Record<string, Stored> = {};
    for (const column of columns) {
      const cell = cells.find((one) => one.column === column.id);
      if (!cell) {
        if (column.required) faults.push(fault(cells[0]?.place ?? place, wording.missingColumn(column.label)));
        continue;
      }
      const { reading, raw } = readTableCell(column, cell.value, today);
      if (reading.kind === "value") values[column.id] = reading.value;
      else faults.push(fault(cell.place, teachOf(reading, column.label), raw));
    }
    return values;
  });
  if (faults.length > 0) return { faults };
  const raw = read.map((row) => columns.map(({ id }) => row[id] ?? "").join("; ")).join("\n");
  const words = columns
    .filter(({ kind }) => kind === "short_text")
    .map(({ id }) => read.map((row) => row[id] ?? "").join("\n"));
  const doubts = words.some(isPersonal) ? [wording.personal] : [];
  return { values: [{ field: field.id, value: read as FoundValue["value"], raw, place, base, doubts }] };
}

function teachOf(
  reading: Exclude<ReturnType<typeof readTableCell>["reading"], { kind: "value" }>,
  label: string,
): string {
  switch (reading.kind) {
    case "not_yet":
      return wording.missingColumn(label);
    case "unsure":
      return wording.ambiguous(reading.readings.map((one) => one.label));
    case "unreadable":
      return reading.teach;
  }
}

/** One cell alone that says there is none. */
function isNone(
  rows: SentTable["rows"],
  read: (raw: string) => { readonly kind: string; readonly value?: unknown },
): boolean {
  const [only, ...others] = rows.flat();
  if (!only || others.length > 0 || only.value.kind !== "text") return false;
  const reading = read(only.value.value);
  return reading.kind === "value" && Array.isArray(reading.value) && reading.value.length === 0;
}
