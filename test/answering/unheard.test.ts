import { describe, expect, it } from "vitest";

import { createAnswering } from "../../src/answering/answer-question.ts";
import { composeApp, KNOWLEDGE } from "../../src/app.ts";
import { words } from "../../src/kernel/vietnamese.ts";
import { createPassageFinder } from "../../src/knowledge/find-passages.ts";
import { type Library, passagesIn } from "../../src/knowledge/library.ts";
import { createTypingMender } from "../../src/knowledge/mend-typing.ts";
import { clockOn, realKnowledge } from "../support/assistant.ts";
import { type GoldenQuestion, gradeGolden, ratesOf, readGolden } from "../support/golden.ts";

const clock = clockOn("2023-11-20");
const { wording } = await realKnowledge();
const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });

/** The library as if nobody had ever put the questions of a set under the facts that answer them. */
function unheard(questions: readonly GoldenQuestion[]): Library {
  const heard = new Set(questions.map(({ q }) => words(q).join(" ")));
  const facts = app.library.facts.map((fact) => {
    const asked = fact.asked.filter((example) => !heard.has(words(example).join(" ")));
    return { ...fact, asked: asked.length > 0 ? asked : [fact.says] };
  });
  return { ...app.library, facts };
}

function answeringOver(library: Library) {
  const passages = passagesIn(library);
  const examples = library.facts.flatMap(({ asked }) => asked);
  const finder = createPassageFinder(passages);
  const mendTyping = createTypingMender([...passages.map(({ text }) => text), ...examples]);
  return createAnswering({ library, wording, finder, mendTyping, clock });
}

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
    const library = unheard(questions);
    const rates = ratesOf(gradeGolden({ ...app, library, answering: answeringOver(library) }, questions, "as typed"));
    expect(rates.rightClause).toBeGreaterThanOrEqual(clause);
    expect(rates.rightRefusal).toBeGreaterThanOrEqual(refusals);
  });
});
