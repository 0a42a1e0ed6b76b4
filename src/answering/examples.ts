import type { Fact } from "../knowledge/fact.ts";
import type { Token } from "./read-question.ts";
import type { Reader } from "./reader.ts";

/** One way people ask for a fact, read. */
export interface Example {
  readonly fact: Fact;
  readonly tokens: readonly Token[];
}

/** Reads every example of every fact. */
export function readExamples(facts: readonly Fact[], reader: Reader): Example[] {
  return facts.flatMap((fact) => fact.asked.map((example) => ({ fact, tokens: reader.tokens(example) })));
}

/** Reads the short answer of every fact, what is computed in it left out. */
export function readAnswers(facts: readonly Fact[], reader: Reader): Example[] {
  return facts.map((fact) => ({ fact, tokens: reader.tokens(fact.says.replace(/\{\{.*?\}\}/g, " ")) }));
}
