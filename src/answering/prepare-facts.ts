import type { Fact } from "../knowledge/fact.ts";
import type { Library } from "../knowledge/library.ts";
import { readAnswers, readExamples } from "./examples.ts";
import { createKnownExamples, numberExamples } from "./known-examples.ts";
import { createFactMatcher, type FactMatcher } from "./match-facts.ts";
import { once } from "./once.ts";
import { createOpinions, learnOpinions, type Opinions } from "./opinion.ts";
import type { Reader } from "./reader.ts";
import { createTextsSpoken, turnRound } from "./texts-spoken.ts";

/** Prepares the facts for questions; what takes long is taken from what was worked out beforehand, where that is at hand. */
export function prepareFacts(
  { facts, workedOut }: Library,
  reader: Reader,
): { facts: FactMatcher; opinions: Opinions } {
  const has = workedOut ?? ((_, workOut) => workOut());
  const examples = once(() => readExamples(facts, reader));
  const numbered = has("examples", () => numberExamples(examples().map(({ tokens }) => tokens)));
  const learnt = has("opinions", () => learnOpinions(facts, examples(), readAnswers(facts, reader)));
  const spoken = once(() =>
    createTextsSpoken(has("spoken", () => turnRound(facts.map((fact) => reader.words(textsOf(fact)))))),
  );
  return {
    facts: createFactMatcher(facts, createKnownExamples(numbered), spoken),
    opinions: createOpinions(facts, learnt),
  };
}

/** What a fact is explained by: how it is asked for, what it says and the words that prove it. */
function textsOf(fact: Fact): string[] {
  return [...fact.asked, fact.says, fact.kind === "not_stated" ? "" : fact.quote];
}
