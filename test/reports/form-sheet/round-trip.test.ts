import { describe, expect, it } from "vitest";

import { readForm } from "../../../src/adapters/documents/read-form.ts";
import { writeFormXlsx } from "../../../src/adapters/documents/write-form-xlsx.ts";
import { writeNarrativeDocx } from "../../../src/adapters/documents/write-narrative-docx.ts";
import { DOCX, XLSX } from "../../../src/files/file-types.ts";
import type { Draft } from "../../../src/reports/draft.ts";
import { compareWithDraft } from "../../../src/reports/form-sheet/compare.ts";
import { composeFormSheet, composeNarrative } from "../../../src/reports/form-sheet/compose-form-sheet.ts";
import { readSentForm } from "../../../src/reports/form-sheet/read-sent-form.ts";
import { realKnowledge } from "../../support/assistant.ts";
import { MADE, TODAY } from "../../support/filled-sheets.ts";
import { exampleDraft } from "../../support/prepared-reports.ts";

const { reports } = await realKnowledge();
const { engine, campaign } = reports;
const units = engine.reporting.units.units.map(({ code, name }) => ({ code, name }));

/** What a form says that comes back as it was sent, for a draft. */
async function unchanged(draft: Draft, of: Draft) {
  const source = { engine, campaign: campaign.id, draft: of, now: MADE };
  const narrative = composeNarrative(source);
  const files = [
    [await writeFormXlsx(composeFormSheet(source)), XLSX],
    ...(narrative ? ([[await writeNarrativeDocx(narrative), DOCX]] as const) : []),
  ] as const;
  const all = [];
  for (const [bytes, type] of files) {
    const read = await readForm({ engine, isSecret: () => false }, bytes, type);
    if (read.kind !== "read") throw new Error(read.kind);
    const found = readSentForm({ engine, unit: draft.unit, today: TODAY, isPersonal: () => false }, read.form);
    all.push({ found, comparison: compareWithDraft(engine, draft, found) });
  }
  return all;
}

describe("a form that comes back as it was sent changes nothing", () => {
  it.each(units)("of $name, full and empty, also where the draft went on", async ({ code }) => {
    const full = exampleDraft(reports, code, ["attachment"]);
    const empty = engine.begin(code);
    const answered = Object.keys(full.answers).length;
    expect(answered).toBeGreaterThan(8);
    for (const [now, then] of [
      [full, full],
      [empty, empty],
      [full, empty],
      [empty, full],
    ] as const) {
      const outcome = await unchanged(now, then);
      expect(outcome.map(({ comparison }) => comparison)).toEqual(
        outcome.map(() => ({ proposals: [], faults: [], later: [], idle: [] })),
      );
      if (then === full) expect(outcome[0]?.found.values.length).toBe(answered);
    }
  });
});
