import type { Cell, CellValue, Workbook, Worksheet } from "exceljs";
import exceljs from "exceljs";

import { writeFormXlsx } from "../../src/adapters/documents/write-form-xlsx.ts";
import type { Draft } from "../../src/reports/draft.ts";
import { composeFormSheet } from "../../src/reports/form-sheet/compose-form-sheet.ts";
import { readMarker } from "../../src/reports/form-sheet/markers.ts";
import { wording } from "../../src/reports/form-sheet/wording.ts";
import { campaign, engine } from "./report-talk.ts";

/** When the sheets of these tests were made, and the day on which they come back. */
export const MADE = Temporal.Instant.from("2023-11-27T01:00:00Z");
/** The local day on which they come back. */
export const TODAY = Temporal.PlainDate.from("2023-12-05");

/** A sheet in somebody's hands, its cells found by what they answer. */
export interface Hands {
  readonly workbook: Workbook;
  /** The sheet with the questions. */
  readonly main: Worksheet;
  /** The cell in which a field is answered. */
  answer(field: string): Cell;
  set(values: Readonly<Record<string, CellValue>>): void;
  /** The cell of a table's row, from 0. */
  row(field: string, row: number, column: string): Cell;
  commune(code: string, field: string): Cell;
  /** The codes of the communes, in order. */
  readonly communes: readonly string[];
}

/** The form of a unit as it is sent, opened. */
export async function openForm(unit: string, draft: Draft = engine.begin(unit)): Promise<Hands> {
  const workbook = new exceljs.Workbook();
  const form = composeFormSheet({ engine, campaign: campaign.id, draft, now: MADE });
  await workbook.xlsx.load((await writeFormXlsx(form)).buffer as ArrayBuffer);
  return handsOn(workbook);
}

/** The cells of an opened form by what they answer. */
export function handsOn(workbook: Workbook): Hands {
  const main = sheetNamed(workbook, wording.mainSheet);
  const marked = (sheet: Worksheet, kind: string, id: string): Cell => {
    let found: Cell | null = null;
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const marker = typeof cell.value === "string" ? readMarker(cell.value) : null;
        if (marker?.kind === kind && "id" in marker && marker.id === id) found ??= cell;
      }),
    );
    if (!found) throw new Error(`nothing here is marked ${kind} ${id}`);
    return found;
  };
  const answer = (field: string) =>
    main.getCell(Number(marked(main, "field", field).row), Number(marked(main, "column", "tra_loi").col));
  const tableOf = (field: string) => {
    const number = main.getCell(Number(marked(main, "field", field).row), 2).value;
    return sheetNamed(workbook, wording.tableSheet(Number(number)));
  };
  const communeSheet = () => sheetNamed(workbook, wording.communeSheet);
  return {
    workbook,
    main,
    answer,
    set(values) {
      for (const [field, value] of Object.entries(values)) answer(field).value = value;
    },
    row(field, row, column) {
      const sheet = tableOf(field);
      const head = marked(sheet, "column", column);
      return sheet.getCell(Number(head.row) + 1 + row, Number(head.col));
    },
    commune: (code, field) =>
      communeSheet().getCell(
        Number(marked(communeSheet(), "commune", code).row),
        Number(marked(communeSheet(), "figure", field).col),
      ),
    get communes() {
      const codes: string[] = [];
      communeSheet().eachRow((row) => {
        const marker = readMarker(String(row.getCell(1).value));
        if (marker?.kind === "commune") codes.push(marker.id);
      });
      return codes;
    },
  };
}

function sheetNamed(workbook: Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`there is no sheet ${name}`);
  return sheet;
}

/** Copies every cell of some sheets into a workbook of its own, each to another place or (null) nowhere. */
export function rebuilt(
  from: Workbook,
  names: readonly string[],
  move: (row: number, column: number) => readonly [number, number] | null,
): Workbook {
  const workbook = new exceljs.Workbook();
  for (const name of names) {
    const sheet = workbook.addWorksheet(name, { state: name === wording.hiddenSheet ? "hidden" : "visible" });
    sheetNamed(from, name).eachRow((row, at) =>
      row.eachCell((cell, column) => {
        const to = cell.isMerged && cell.master !== cell ? null : move(at, column);
        if (!to) return;
        const copy = sheet.getCell(to[0], to[1]);
        copy.value = cell.value;
        copy.numFmt = cell.numFmt;
      }),
    );
  }
  return workbook;
}

/** The bytes of a workbook. */
export const bytesOf = async (workbook: Workbook): Promise<Buffer> =>
  Buffer.from((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
