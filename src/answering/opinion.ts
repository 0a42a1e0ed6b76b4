import type { Fact } from "../knowledge/fact.ts";
import type { Example } from "./examples.ts";
import { createSpeaker, type Learnt, learnLabels, type Marks } from "./learn-labels.ts";
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

/** What the examples have taught, as plain data that can be kept. */
export interface LearntOpinions extends Learnt {
  readonly lessons: number;
  readonly examples: number;
  /** For each row, in how many lessons the mark was met, and in the wording of how many examples. */
  readonly timesMet: Uint32Array;
  readonly timesSaid: Uint32Array;
}

/** Learns to tell facts apart from their examples and their own short answers. */
export function learnOpinions(
  facts: readonly Fact[],
  examples: readonly Example[],
  says: readonly Example[],
): LearntOpinions {
  const labels = new Map(facts.map((fact, at) => [fact, at]));
  const timesMet = new Map<string, number>();
  const timesSaid = new Map<string, number>();
  const lessons = [...examples, ...says].map(({ fact, tokens }) => ({
    marks: marksOf(tokens),
    label: labels.get(fact) ?? Number.NaN,
  }));
  for (const { tokens } of examples) for (const mark of wordingOf(tokens)) count(timesSaid, mark);
  for (const { marks } of lessons) for (const mark of marks.keys()) count(timesMet, mark);
  const learnt = learnLabels(
    lessons.map(({ marks, label }) => ({
      marks: weighed(marks, (mark) => rarity(timesMet.get(mark), lessons.length)),
      label,
    })),
    facts.length,
  );
  return {
    ...learnt,
    lessons: lessons.length,
    examples: examples.length,
    timesMet: Uint32Array.from(learnt.marks, (mark) => timesMet.get(mark) ?? 0),
    timesSaid: Uint32Array.from(learnt.marks, (mark) => timesSaid.get(mark) ?? 0),
  };
}

/** Tells opinions on the facts from what was learnt of them. */
export function createOpinions(facts: readonly Fact[], learnt: LearntOpinions): Opinions {
  const { speaksFor, rowOf } = createSpeaker(learnt);
  const metIn = (counts: Uint32Array) => (mark: string) => counts[rowOf(mark) ?? -1] ?? 0;
  const [met, said] = [metIn(learnt.timesMet), metIn(learnt.timesSaid)];
  return {
    of(question) {
      const marks = weighed(marksOf(question), (mark) => rarity(met(mark), learnt.lessons));
      const scores = speaksFor(marks);
      return facts.map((fact, at) => ({ fact, score: scores[at] ?? 0 })).sort((one, other) => other.score - one.score);
    },
    familiar(question) {
      const marks = wordingOf(question);
      let [known, all] = [0, 0];
      for (const mark of marks) {
        const times = said(mark);
        const tells = rarity(times, learnt.examples);
        all += tells;
        if (times > 0) known += tells;
      }
      return marks.length === 0 ? 0 : known / all;
    },
  };
}

function count(times: Map<string, number>, mark: string): void {
  times.set(mark, (times.get(mark) ?? 0) + 1);
}

function rarity(met: number | undefined, all: number): number {
  return Math.log((all + 1) / ((met ?? 0) + 0.5));
}

function weighed(marks: Marks, tells: (mark: string) => number): Marks {
  const weights = new Map<string, number>();
  for (const [mark, weight] of marks) weights.set(mark, weight * tells(mark));
  return weights;
}

/** What a question or example is compared by: its syllables without accents, neighbours, its concepts, and every two of them. */
function marksOf(tokens: readonly Token[]): Map<string, number> {
  const said = syllablesIn(tokens);
  const concepts = [...new Set(conceptsIn(tokens))].sort();
  const marks = new Map<string, number>();
  for (const mark of said) marks.set(mark, TELLS.syllable);
  for (const mark of pairsOf(said)) marks.set(mark, TELLS.pair);
  for (const mark of concepts) marks.set(mark, TELLS.concept);
  concepts.forEach((one, at) => {
    for (const other of concepts.slice(at + 1)) marks.set(`${one}${other}`, TELLS.conceptsTogether);
  });
  return marks;
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
