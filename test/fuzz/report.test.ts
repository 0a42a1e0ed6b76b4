import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { restoreConversation, storedConversation } from "../../src/conversation/conversation-state.ts";
import { type Draft, restoreDraft } from "../../src/reports/draft.ts";
import type { Stored } from "../../src/reports/fields/field-kind.ts";
import { isRelevant } from "../../src/reports/questions.ts";
import type { Submission } from "../../src/reports/submission.ts";
import { DISTRICTS, engine } from "../support/report-talk.ts";
import { someActs } from "./arbitrary-officers.ts";
import { createOfficers } from "./report-officers.ts";

/** So many sequences in the gate; `npm run test:durability` takes far more. */
const RUNS = process.env["DURABILITY_KILLS"] ? 3000 : 60;
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_231_210);
const LONGEST_MS = process.env["DURABILITY_KILLS"] ? 600_000 : 10_000;
const UNIT = DISTRICTS[2] ?? "";
const NUMBERS = numbers();

function numbers(): string {
  return JSON.stringify(engine.questions(UNIT).map(({ number, field }) => [number, field.id]));
}

/** Every answer fits its field, and the draft is as it is after it was stored. */
function checkDraft(draft: Draft): void {
  const stored = JSON.parse(JSON.stringify(draft));
  expect(JSON.stringify(restoreDraft(stored)) === JSON.stringify(draft)).toBe(true);
  const questions = new Map(engine.questions(UNIT).map(({ field }) => [field.id, field]));
  for (const [id, { state, value }] of Object.entries(draft.answers)) {
    const field = questions.get(id);
    expect(field, id).toBeDefined();
    if (!field || state !== "given") continue;
    expect(engine.fits(field, value), `${id}: ${JSON.stringify(value)}`).toBe(true);
    expect(engine.show(field, value as Stored).length, id).toBeGreaterThan(0);
  }
}

/** What was handed in has every required answer, breaks no hard rule, and gives a reason for every soft one. */
function checkSubmission(submission: Submission): void {
  const { answers, exceptions } = submission;
  const draft = { ...engine.begin(UNIT), answers };
  for (const { field } of engine.questions(UNIT))
    if (field.required && isRelevant(field, answers)) expect(answers[field.id]?.state, field.id).toBe("given");
  const reasons = new Set(exceptions.map(({ rule }) => rule));
  for (const fault of engine.broken(draft)) {
    expect(fault.strength, fault.message).toBe("soft");
    expect(reasons, fault.message).toContain(fault.rule);
  }
  expect(exceptions.every(({ reason }) => reason.trim() !== "")).toBe(true);
  checkDraft({ ...draft, answers: Object.fromEntries(Object.entries(answers).filter(([, { by }]) => by !== "")) });
}

describe(`anything officers do to a report (seed ${SEED})`, () => {
  it(
    "leaves a draft that parses and a conversation that restores; what is handed in keeps every hard rule, each revision once",
    () => {
      const seen = { acts: 0, filed: 0, revisions: 0, exceptions: 0, drafts: 0 };
      const property = fc.property(someActs, (acts) => {
        const officers = createOfficers(UNIT);
        officers.begin();
        for (const act of acts) {
          seen.acts += 1;
          for (const write of officers.act(act)) {
            if (write.kind !== "file") continue;
            seen.filed += 1;
            seen.exceptions += write.submission.exceptions.length;
            checkSubmission(write.submission);
          }
          const draft = officers.desk.draft(UNIT);
          if (draft) checkDraft(draft);
          seen.drafts += draft ? 1 : 0;
          for (const { state } of officers.people)
            expect(JSON.stringify(storedConversation(restoreConversation(state)))).toBe(JSON.stringify(state));
        }
        const revisions = officers.desk.filed.map(({ revision }) => revision);
        expect(revisions).toEqual(revisions.map((_, at) => at + 1));
        seen.revisions = Math.max(seen.revisions, revisions.length);
        expect(numbers()).toBe(NUMBERS);
      });
      fc.assert(property, { numRuns: RUNS, seed: SEED, interruptAfterTimeLimit: LONGEST_MS });
      process.stdout.write(`reports under fire: ${JSON.stringify(seen)}\n`);
      expect(seen.filed).toBeGreaterThan(10);
    },
    LONGEST_MS * 3,
  );
});
