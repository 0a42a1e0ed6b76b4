import type { Fact } from "../knowledge/fact.ts";
import { createComparer } from "./compare-examples.ts";
import type { KnownExamples } from "./known-examples.ts";
import { type Explained, isNoise, type Layout, layOut } from "./layout.ts";
import type { Token } from "./read-question.ts";
import type { TextsSpoken } from "./texts-spoken.ts";
import { isWeighty, meaningful } from "./token-roles.ts";

/** How well a fact fits a question. */
export interface FactMatch {
  readonly fact: Fact;
  /** From 0 to 1: what question and fact share beside what either has alone. */
  readonly likeness: number;
  /** The parts of the question of which the fact does not speak and that narrow what is asked. */
  readonly unexplained: readonly Token[];
  /** From 0 to 1: how many syllables question and example share; decides between facts of the same likeness. */
  readonly resemblance: number;
}

/** Finds the facts that settle a question. */
export interface FactMatcher {
  /** The facts that are asked for in some way like the question, by likeness, best first; without noise every word narrows it. */
  match(question: readonly Token[], options?: { noise: boolean }): FactMatch[];
  /** What a question asks for that a fact cannot give: a time, a number, a weighty subject of which it does not speak. */
  lacking(fact: Fact, question: readonly Token[]): Token[];
  /** The facts that speak of a token. */
  speaking(token: Token): Fact[];
  /** Whether a question asks for a time or a number where that alone is what a silence is about. */
  fits(fact: Fact, question: readonly Token[]): boolean;
}

/** A part of the question that the fact's own text explains though no example has it. */
const EXPLAINED_EXTRA = 0.35;
/** A part of the question that the fact says nothing about, where it narrows what is asked. */
const NARROWING_EXTRA = 1.3;
/** The same where it stands apart: small talk, the story around the question. */
const NOISE_EXTRA = 0.12;
/** What only a fact that is asked so can answer: a time, a number. */
const MEASURES = new Set(["focus:when", "focus:how_many"]);
/** The share of its examples from which a silence counts as one about a time or a number alone. */
const MOSTLY = 0.85;
/** Up to this weight words that stand apart are small talk; more must be outweighed by what the fact speaks of. */
const LITTLE_NOISE = 1.5;

/**
 * Prepares the facts: each is known by the ways people ask for it and by its own words. The examples are those of each
 * fact in turn, and `spoken` tells for each fact what it speaks of.
 */
export function createFactMatcher(
  facts: readonly Fact[],
  examples: KnownExamples,
  spoken: () => TextsSpoken,
): FactMatcher {
  const compare = createComparer(examples);
  let counted = 0;
  const prepared = facts.map((fact, number) => {
    const start = counted;
    counted += fact.asked.length;
    const own = examples.meaning
      .slice(start, counted)
      .map((numbers) => numbers.flatMap((at) => examples.tokens[at] ?? []));
    return { fact, number, start, end: counted, answers: focusesOf(own), needs: needsOf(fact, own) };
  });
  const knownOf = new Map(prepared.map((one) => [one.fact, one]));

  return {
    lacking(fact, question) {
      const known = knownOf.get(fact);
      if (!known) return [];
      return meaningful(question).filter((token) => {
        if (MEASURES.has(token.key)) return fact.kind !== "not_stated" && !known.answers.has(token.key);
        return isWeighty(token) && (spoken().explain(token)[known.number] ?? 0) < 1;
      });
    },
    speaking(token) {
      const shares = spoken().explain(token);
      return prepared.filter((_, number) => shares[number] === 1).map(({ fact }) => fact);
    },
    fits: (fact, question) => (knownOf.get(fact)?.needs ?? []).every((has) => has(question)),
    match(question, { noise: allowed } = { noise: true }) {
      const layout = layOut(question);
      const { asked, placeOf } = layout;
      const comparison = compare(question, asked);
      const shares = asked.map((token, at) =>
        token.role === "focus" ? null : spoken().explain(token, question[(placeOf[at] ?? 0) + 1]),
      );
      const matches: FactMatch[] = [];
      for (const { fact, number, start, end, answers, needs } of prepared) {
        if (!comparison.touches(start, end) || !needs.every((has) => has(question))) continue;
        const explained = asked.map(({ role }, at) =>
          role === "day" && judgesDays(fact) ? 1 : (shares[at]?.[number] ?? 1),
        );
        const noise = allowed ? noiseIn(layout, explained) : NO_NOISE;
        const costs = asked.map(({ weight }, at) => {
          const known = explained[at] ?? 0;
          if (noise.includes(at)) return weight * NOISE_EXTRA;
          return weight * (known * EXPLAINED_EXTRA + (1 - known) * NARROWING_EXTRA);
        });
        const closest = comparison.closest(start, end, costs, fact.kind === "not_stated");
        if (closest.likeness === 0) continue;
        const misses = ({ key }: Token) => MEASURES.has(key) && fact.kind !== "not_stated" && !answers.has(key);
        const unexplained = asked.filter(
          (token, at) => misses(token) || (!noise.includes(at) && (explained[at] ?? 1) < 1),
        );
        matches.push({ fact, ...closest, unexplained });
      }
      return matches.sort((one, other) => other.likeness - one.likeness || other.resemblance - one.resemblance);
    },
  };
}

function focusesOf(examples: readonly (readonly Token[])[]): Set<string> {
  return new Set(examples.flatMap((tokens) => tokens.filter(({ role }) => role === "focus").map(({ key }) => key)));
}

/** What a question must have for a silence that is about that alone. */
function needsOf(fact: Fact, examples: readonly (readonly Token[])[]) {
  if (fact.kind !== "not_stated") return [];
  return [asksMeasure, namesNumber].filter((has) => examples.filter(has).length > examples.length * MOSTLY);
}

/** Whether a time or a number is asked for. */
function asksMeasure(tokens: readonly Token[]): boolean {
  return tokens.some(({ key }) => MEASURES.has(key));
}

/** Whether something is named by its number ("Quyết định 1996"). */
function namesNumber(tokens: readonly Token[]): boolean {
  return tokens.some(({ role }) => role === "number");
}

/** Whether any day that is asked about can be held against the fact's deadline. */
function judgesDays(fact: Fact): boolean {
  return fact.kind !== "not_stated" && fact.deadline !== undefined;
}

const NO_NOISE: readonly number[] = [];

/** The numbers of the words that are small talk beside what a fact speaks of; none where they are too many. */
function noiseIn(layout: Layout, explained: Explained): readonly number[] {
  const apart: number[] = [];
  let [known, noise] = [0, 0];
  for (const [at, { role, weight }] of layout.asked.entries()) {
    if (role !== "focus" && explained[at] === 1) known += weight;
    if (!isNoise(at, layout, explained)) continue;
    apart.push(at);
    noise += weight;
  }
  return noise <= Math.max(known, LITTLE_NOISE) ? apart : NO_NOISE;
}
