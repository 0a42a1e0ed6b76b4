import { describe, expect, it } from "vitest";

import { composeApp, KNOWLEDGE } from "../../src/app.ts";
import { clockOn, realKnowledge } from "../support/assistant.ts";
import { gradeGolden, ratesOf, readGolden } from "../support/golden.ts";
import { MUCH_LIKE, withoutHearing } from "../support/unheard.ts";

const clock = clockOn("2023-11-20");
const { wording } = await realKnowledge();
const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });

/**
 * The sets from which examples were taken, and the least that is asked of each without its own examples. What was
 * written by hand while they were looked at stays in: this tells learning from remembering, not how new wording fares.
 */
const FLOORS: readonly (readonly [set: string, clause: number, refusals: number])[] = [
  ["open", 0.96, 0.97],
  ["practice-a", 0.94, 0.9],
  ["practice-b", 0.94, 0.95],
  ["practice-c", 0.96, 0.91],
  ["practice-d", 0.95, 0.95],
  ["practice-e", 0, 0.95],
  ["practice-f", 0.96, 0.95],
  ["practice-g", 0.96, 0.97],
  ["practice-h", 0.94, 0.95],
];

describe("questions whose own set taught nothing", () => {
  it.each(FLOORS)("%s is answered nearly as well", (set, clause, refusals) => {
    const questions = readGolden(new URL(`../golden/${set}.yaml`, import.meta.url));
    const rates = ratesOf(gradeGolden(withoutHearing(app, questions, { wording, clock }), questions, "as typed"));
    expect(rates.rightClause).toBeGreaterThanOrEqual(clause);
    expect(rates.rightRefusal).toBeGreaterThanOrEqual(refusals);
  });
});

describe("questions to which no example is much like", () => {
  it.each([
    ["practice-i", 0.95, 0.9],
    ["practice-j", 0.92, 0.92],
    ["practice-k", 0.92, 0.92],
  ] as const)("%s is answered by what was learnt from others", (set, clause, refusals) => {
    const questions = readGolden(new URL(`../golden/${set}.yaml`, import.meta.url));
    const unheard = withoutHearing(app, questions, { wording, clock, likeness: MUCH_LIKE });
    const rates = ratesOf(gradeGolden(unheard, questions, "as typed"));
    expect(rates.rightClause).toBeGreaterThanOrEqual(clause);
    expect(rates.rightRefusal).toBeGreaterThanOrEqual(refusals);
  });
});
