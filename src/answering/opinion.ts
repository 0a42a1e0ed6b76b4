import type { Fact } from "../knowledge/fact.ts";
import type { Example } from "./examples.ts";
import { type Lesson, learnLabels } from "./learn-labels.ts";
import type { Token } from "./read-question.ts";

/** How far the words of a question speak for a fact, beside all others. */
export interface Opinion {
  readonly fact: Fact;
  /** Comparable within one question: the difference of two is the logarithm of the odds between them. */
  readonly score: number;
}

/** A second opinion on which fact a question asks for, from the words of all examples together. */
export interface Opinions {
  /** Every fact, the likeliest first. */
  of(question: readonly Token[]): Opinion[];
  /** From 0 to 1: the share of a question's wording, by rarity, that some example has. */
  familiar(question: readonly Token[]): number;
}

/** How much each sort of mark tells; fitted on examples held apart with all that are much like them. */
const TELLS = { syllable: 1, pair: 0.4, concept: 1.5, conceptsTogether: 1 };

/** Learns from the facts' examples and their own short answers. */
export function createOpinions(examples: readonly Example[], says: readonly Example[]): Opinions {
  const seenIn = new Map<string, number>();
  for (const { tokens } of examples)
    for (const mark of wordingOf(tokens)) seenIn.set(mark, (seenIn.get(mark) ?? 0) + 1);
  const timesMet = new Map<string, number>();
  const lessons = [...examples, ...says];
  for (const { tokens } of lessons)
    for (const mark of marksOf(tokens).keys()) timesMet.set(mark, (timesMet.get(mark) ?? 0) + 1);
  const rarityAmong = (met: ReadonlyMap<string, number>, all: number) => (mark: string) =>
    Math.log((all + 1) / ((met.get(mark) ?? 0) + 0.5));
  const rarity = rarityAmong(seenIn, examples.length);
  const tells = rarityAmong(timesMet, lessons.length);
  const weighed = (tokens: readonly Token[]) =>
    new Map([...marksOf(tokens)].map(([mark, weight]) => [mark, weight * tells(mark)]));

  const facts = [...new Set(examples.map(({ fact }) => fact))];
  const labels = new Map(facts.map((fact, at) => [fact, at]));
  const speaksFor = learnLabels(
    lessons.flatMap(({ fact, tokens }): Lesson[] => {
      const label = labels.get(fact);
      return label === undefined ? [] : [{ marks: weighed(tokens), label }];
    }),
    facts.length,
  );
  return {
    of(question) {
      const scores = speaksFor(weighed(question));
      return facts.map((fact, at) => ({ fact, score: scores[at] ?? 0 })).sort((one, other) => other.score - one.score);
    },
    familiar(question) {
      const marks = wordingOf(question);
      const known = marks.filter((mark) => seenIn.has(mark));
      return marks.length === 0 ? 0 : sum(known.map(rarity)) / sum(marks.map(rarity));
    },
  };
}

/** What a question or example is compared by: its syllables without accents, neighbours, its concepts, and every two of them. */
function marksOf(tokens: readonly Token[]): Map<string, number> {
  const said = syllablesIn(tokens);
  const concepts = [...new Set(conceptsIn(tokens))].sort();
  const together = concepts.flatMap((one, at) => concepts.slice(at + 1).map((other) => `${one}${other}`));
  return new Map([
    ...said.map((mark) => [mark, TELLS.syllable] as const),
    ...pairsOf(said).map((mark) => [mark, TELLS.pair] as const),
    ...concepts.map((mark) => [mark, TELLS.concept] as const),
    ...together.map((mark) => [mark, TELLS.conceptsTogether] as const),
  ]);
}

function wordingOf(tokens: readonly Token[]): string[] {
  const said = syllablesIn(tokens);
  return [...new Set([...said, ...pairsOf(said), ...conceptsIn(tokens)])];
}

function syllablesIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ syllables }) => syllables.map(({ folded }) => folded));
}

function pairsOf(said: readonly string[]): string[] {
  return said.slice(1).map((syllable, before) => `${said[before]} ${syllable}`);
}

function conceptsIn(tokens: readonly Token[]): string[] {
  return tokens.filter(({ role }) => role !== "filler" && role !== "plain").map(({ key }) => `=${key}`);
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
