import type { Fact } from "../knowledge/fact.ts";
import type { Example } from "./match-facts.ts";
import type { Token } from "./read-question.ts";

/** How far the words of a question speak for a fact, beside all others. */
export interface Opinion {
  readonly fact: Fact;
  /** Above 0 they speak for it more than for the rest; comparable within one question. */
  readonly score: number;
}

/** A second opinion on which fact a question asks for, from the words of all examples together. */
export interface Opinions {
  /** Every fact, the likeliest first. */
  of(question: readonly Token[]): Opinion[];
  /** From 0 to 1: the share of a question's wording, by rarity, that some example has. */
  familiar(question: readonly Token[]): number;
}

/** How many unseen words every fact is credited with; fitted on questions whose own set was left out. */
const SMOOTHING = 0.1;

/**
 * Learns from examples by complement naive Bayes (Rennie et al. 2003): what a word tells for a fact is how much oftener
 * it stands in that fact's examples than in all others'. Words are syllables without accents, pairs and concepts.
 */
export function createOpinions(examples: readonly Example[]): Opinions {
  const marked = examples.map(({ fact, tokens }) => ({ fact, marks: marksOf(tokens) }));
  const seenIn = new Map<string, number>();
  for (const { marks } of marked) for (const mark of marks) seenIn.set(mark, (seenIn.get(mark) ?? 0) + 1);
  const rarity = (mark: string) => Math.log((marked.length + 1) / ((seenIn.get(mark) ?? 0) + 0.5));

  const facts = [...new Set(examples.map(({ fact }) => fact))];
  const at = new Map(facts.map((fact, index) => [fact, index]));
  const weightOfFact = facts.map(() => 0);
  /** For each mark, its weight in the examples of each fact that has it. */
  const weights = new Map<string, Map<number, number>>();
  for (const { fact, marks } of marked) {
    const index = at.get(fact) ?? 0;
    const length = Math.hypot(...marks.map(rarity));
    for (const mark of marks) {
      const weight = rarity(mark) / length;
      const ofMark = weights.get(mark) ?? new Map<number, number>();
      ofMark.set(index, (ofMark.get(index) ?? 0) + weight);
      weights.set(mark, ofMark);
      weightOfFact[index] = (weightOfFact[index] ?? 0) + weight;
    }
  }
  const all = sum(weightOfFact);
  const spread = SMOOTHING * weights.size;
  const odds = weightOfFact.map((own) => Math.log(all - own + spread) - Math.log(own + spread));

  return {
    of(question) {
      const marks = marksOf(question);
      const length = Math.hypot(...marks.map(rarity)) || 1;
      const scores = facts.map(() => 0);
      for (const mark of marks) {
        const ofMark = weights.get(mark);
        if (!ofMark) continue;
        const share = rarity(mark) / length;
        const everywhere = sum(ofMark.values());
        facts.forEach((_, index) => {
          const own = ofMark.get(index) ?? 0;
          const tells = Math.log(own + SMOOTHING) - Math.log(everywhere - own + SMOOTHING) + (odds[index] ?? 0);
          scores[index] = (scores[index] ?? 0) + share * tells;
        });
      }
      return facts
        .map((fact, index) => ({ fact, score: scores[index] ?? 0 }))
        .sort((one, other) => other.score - one.score);
    },
    familiar(question) {
      const marks = marksOf(question);
      const known = marks.filter((mark) => seenIn.has(mark));
      return marks.length === 0 ? 0 : sum(known.map(rarity)) / sum(marks.map(rarity));
    },
  };
}

/** What a question or example is compared by: its syllables without accents, neighbours in pairs, and its concepts. */
function marksOf(tokens: readonly Token[]): string[] {
  const said = tokens.flatMap(({ syllables }) => syllables.map(({ folded }) => folded));
  const pairs = said.slice(1).map((syllable, before) => `${said[before]} ${syllable}`);
  const concepts = tokens.filter(({ role }) => role !== "filler" && role !== "plain").map(({ key }) => `=${key}`);
  return [...new Set([...said, ...pairs, ...concepts])];
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
