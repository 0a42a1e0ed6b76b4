import type { Fact } from "../knowledge/fact.ts";
import { type Library, passagesIn } from "../knowledge/library.ts";
import type { Wording } from "../knowledge/wording.ts";
import { readAnswers, readExamples } from "./examples.ts";
import { createKnownExamples, numberExamples } from "./known-examples.ts";
import { createFactMatcher, type FactMatcher } from "./match-facts.ts";
import { once } from "./once.ts";
import { createOpinions, learnOpinions, type Opinions } from "./opinion.ts";
import { createReader, type Reader } from "./reader.ts";
import { createTextsSpoken, turnRound } from "./texts-spoken.ts";

/** Makes the reader of a library's questions and documents. */
export function readerOf(library: Library, wording: Wording): Reader {
  const texts = passagesIn(library).flatMap(({ document, headings, text }) => [document, ...headings, text]);
  return createReader(
    wording,
    texts,
    library.facts.flatMap(({ asked }) => asked),
  );
}

/** Works out what takes long and needs no question, for a library that keeps it. */
export function workOut(library: Library, wording: Wording): void {
  for (const part of Object.values(partsOf(library, readerOf(library, wording)))) part();
}

/** Prepares the facts for questions. */
export function prepareFacts(library: Library, reader: Reader): { facts: FactMatcher; opinions: Opinions } {
  const parts = partsOf(library, reader);
  const spoken = once(() => createTextsSpoken(parts.spoken()));
  return {
    facts: createFactMatcher(library.facts, createKnownExamples(parts.examples()), spoken),
    opinions: createOpinions(library.facts, parts.opinions()),
  };
}

/** What takes long to make of the facts, each taken from what was worked out beforehand where that is at hand. */
function partsOf({ facts, workedOut }: Library, reader: Reader) {
  const part =
    <T>(name: string, make: () => T) =>
    () =>
      workedOut ? workedOut(facts, name, make) : make();
  const examples = once(() => readExamples(facts, reader));
  return {
    examples: part("examples", () => numberExamples(examples().map(({ tokens }) => tokens))),
    opinions: part("opinions", () => learnOpinions(facts, examples(), readAnswers(facts, reader))),
    spoken: part("spoken", () => turnRound(facts.map((fact) => reader.words(textsOf(fact))))),
  };
}

/** What a fact is explained by: how it is asked for, what it says and the words that prove it. */
function textsOf(fact: Fact): string[] {
  return [...fact.asked, fact.says, fact.kind === "not_stated" ? "" : fact.quote];
}
