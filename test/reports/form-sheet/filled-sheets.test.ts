import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

import { readForm } from "../../../src/adapters/documents/read-form.ts";
import { isPersonal } from "../../../src/conversation/report/take-answer.ts";
import { isMarkedSecret } from "../../../src/conversation/secrecy.ts";
import { XLSX } from "../../../src/files/file-types.ts";
import { compareWithDraft, isClean } from "../../../src/reports/form-sheet/compare.ts";
import { isSameValue } from "../../../src/reports/form-sheet/fingerprint.ts";
import { readSentForm } from "../../../src/reports/form-sheet/read-sent-form.ts";
import { savedByLibreOffice } from "../../adapters/documents/office.ts";
import { bytesOf, MADE, TODAY } from "../../support/filled-sheets.ts";
import {
  answeredIn,
  draftWith,
  FILLED_SHEETS,
  type FilledSheet,
  fillIn,
  type Right,
} from "../../support/filled-sheets-cases.ts";
import { engine } from "../../support/report-talk.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/form-sheets");
const BEFORE = MADE.subtract({ hours: 1 }).toString();
const SINCE = MADE.add({ hours: 1 }).toString();
/** The beginnings of the names of fixtures to make anew; some of them need LibreOffice. */
const MAKES = process.env["MAKE_SHEETS"]?.split(",") ?? [];

async function makeAll(): Promise<void> {
  for (const one of FILLED_SHEETS.filter(({ name }) => MAKES.some((begins) => name.startsWith(begins)))) {
    const path = join(FOLDER, `${one.name}.xlsx`);
    const bytes = await bytesOf(await fillIn(one, BEFORE));
    writeFileSync(path, one.byLibreOffice ? await savedByLibreOffice(bytes, "xlsx") : bytes);
  }
}

/** What a sheet came to, field by field. */
async function outcomeOf({ name, unit, before = {}, since = {} }: FilledSheet): Promise<Record<string, Right>> {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, `${name}.xlsx`)));
  const read = await readForm({ engine, isSecret: isMarkedSecret }, bytes, XLSX);
  if (read.kind !== "read") throw new Error(`${name}: ${read.kind}`);
  const draft = answeredIn(draftWith(unit, before, "1", BEFORE), since, "2", SINCE);
  const found = readSentForm({ engine, unit, today: TODAY, isPersonal }, read.form);
  const { proposals, faults, later } = compareWithDraft(engine, draft, found);
  return Object.fromEntries<Right>([
    ...faults.map(({ field }) => [field, "fault"] as const),
    ...later.map(({ field }) => [field.id, "later"] as const),
    ...proposals.map((one) => {
      const { field, value } = one.found;
      return [field, isClean(one) ? { is: value } : { doubt: value }] as const;
    }),
  ]);
}

const isRight = (one: Right | undefined, other: Right | undefined): boolean => isSameValue(one, other);
let [fields, right] = [0, 0];

describe("sheets as people send them back", () => {
  beforeAll(async () => {
    await makeAll();
  }, 300_000);

  it.each(FILLED_SHEETS)("$name: $about", async (sheet) => {
    const outcome = await outcomeOf(sheet);
    const all = new Set([...Object.keys(sheet.right), ...Object.keys(outcome)]);
    const wrong = [...all].filter((field) => !isRight(outcome[field], sheet.right[field]));
    fields += all.size;
    right += all.size - wrong.length;
    expect(wrong.map((field) => [field, outcome[field], sheet.right[field]])).toEqual([]);
  });

  it("are at least thirty, and at least 95 % of their fields come out right", () => {
    const saved = FILLED_SHEETS.filter(({ byLibreOffice }) => byLibreOffice).length;
    process.stdout.write(
      `${FILLED_SHEETS.length} sheets (${saved} saved by LibreOffice): ${right} of ${fields} fields right (${((100 * right) / fields).toFixed(1)} %)\n`,
    );
    expect(FILLED_SHEETS.length).toBeGreaterThanOrEqual(30);
    expect(right / fields).toBeGreaterThanOrEqual(0.95);
  });
});
