import type { Fact } from "../knowledge/fact.ts";
import type { Example } from "./examples.ts";
import { isSaid } from "./lexicon.ts";
import type { Token } from "./read-question.ts";
import type { Reader } from "./reader.ts";
import { isNoise, isWeighty, meaningful } from "./token-roles.ts";

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
  /** The facts that share a subject with the question, by likeness, best first; without noise every word narrows it. */
  match(question: readonly Token[], options?: { noise: boolean }): FactMatch[];
  /** What a question asks for that a fact cannot give: a time, a number, a weighty subject of which it does not speak. */
  lacking(fact: Fact, question: readonly Token[]): Token[];
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
/** A number alone names no subject: "10" may be a day or a grade. */
const BARE_NUMBER = 0.3;
/** Up to this weight words that stand apart are small talk; more must be outweighed by what the fact speaks of. */
const LITTLE_NOISE = 1.5;
/** What question and example must at least share beside their question words. */
const LEAST_SUBJECT = 0.4;

/** Prepares the facts: each is known by the ways people ask for it and by its own words. */
export function createFactMatcher(examples: readonly Example[], reader: Reader): FactMatcher {
  const prepared = [...Map.groupBy(examples, ({ fact }) => fact)].map(([fact, own]) => ({
    fact,
    answers: new Set(own.flatMap(({ tokens }) => tokens.filter(({ role }) => role === "focus").map(({ key }) => key))),
    needs:
      fact.kind === "not_stated"
        ? [asksMeasure, namesNumber].filter(
            (has) => own.filter(({ tokens }) => has(tokens)).length > own.length * MOSTLY,
          )
        : [],
    examples: own.map(({ tokens }) => ({ tokens: meaningful(tokens), said: foldedOf(tokens) })),
    bag: once(() => reader.bag([...fact.asked, fact.says, fact.kind === "not_stated" ? "" : fact.quote])),
  }));
  const byFact = new Map(prepared.map((one) => [one.fact, one]));
  return {
    lacking(fact, question) {
      const known = byFact.get(fact);
      if (!known) return [];
      return meaningful(question).filter((token) => {
        if (MEASURES.has(token.key)) return fact.kind !== "not_stated" && !known.answers.has(token.key);
        return isWeighty(token) && known.bag().explains(token) < 1;
      });
    },
    fits: (fact, question) => (byFact.get(fact)?.needs ?? []).every((has) => has(question)),
    match(question, { noise: allowed } = { noise: true }) {
      const asked = meaningful(question);
      const words = foldedOf(question);
      const isAsked = (token: Token) => token.role !== "focus" && asked.some((other) => isSame(other, token));
      return prepared
        .filter(({ needs }) => needs.every((has) => has(question)))
        .filter(({ examples }) =>
          examples.some(({ tokens }) => tokens.every(({ role }) => role === "focus") || tokens.some(isAsked)),
        )
        .map(({ fact, examples, answers, bag }) => {
          const explains = (token: Token) =>
            judgesDays(fact) && token.role === "day" ? 1 : bag().explains(token, question[question.indexOf(token) + 1]);
          const explained = new Map(asked.map((token) => [token, token.role === "focus" ? 1 : explains(token)]));
          const apart = allowed ? asked.filter((token) => isNoise(token, question, explained)) : [];
          const known = asked.filter((token) => token.role !== "focus" && explained.get(token) === 1);
          const noise = new Set(weightOf(apart) <= Math.max(weightOf(known), LITTLE_NOISE) ? apart : []);
          const fits = examples.map(({ tokens, said }) => {
            const resemblance = overlap(words, said);
            const alike =
              fact.kind === "not_stated" && subjectOf(tokens) < LEAST_SUBJECT
                ? 0
                : likenessOf(asked, tokens, explained, noise);
            return { likeness: resemblance === 1 ? 1 : alike, resemblance };
          });
          const likeness = Math.max(...fits.map((fit) => fit.likeness));
          const resemblance = Math.max(
            ...fits.filter((fit) => fit.likeness === likeness).map((fit) => fit.resemblance),
          );
          const misses = (token: Token) =>
            MEASURES.has(token.key) && fact.kind !== "not_stated" && !answers.has(token.key);
          const unexplained = asked.filter(
            (token) => misses(token) || (!noise.has(token) && (explained.get(token) ?? 1) < 1),
          );
          return { fact, likeness, unexplained, resemblance };
        })
        .sort((one, other) => other.likeness - one.likeness || other.resemblance - one.resemblance);
    },
  };
}

/** Whether a time or a number is asked for. */
function asksMeasure(tokens: readonly Token[]): boolean {
  return tokens.some(({ key }) => MEASURES.has(key));
}

/** Whether something is named by its number ("Quyết định 1996"). */
function namesNumber(tokens: readonly Token[]): boolean {
  return tokens.some(({ role }) => role === "number");
}

/** Works a thing out when it is first needed, and then remembers it. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function weightOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { weight }) => sum + weight, 0);
}

function foldedOf(tokens: readonly Token[]): Set<string> {
  return new Set(tokens.flatMap(({ syllables }) => syllables.map(({ folded }) => folded)));
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = one.intersection(other).size;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

/** Whether any day that is asked about can be held against the fact's deadline. */
function judgesDays(fact: Fact): boolean {
  return fact.kind !== "not_stated" && fact.deadline !== undefined;
}

function likenessOf(
  asked: readonly Token[],
  example: readonly Token[],
  explained: ReadonlyMap<Token, number>,
  noise: ReadonlySet<Token>,
): number {
  let shared = 0;
  let sharedSubject = 0;
  let alone = 0;
  for (const token of asked) {
    if (example.some((other) => isSame(token, other))) {
      shared += token.weight;
      if (token.role === "number" || token.role === "year") sharedSubject += token.weight * BARE_NUMBER;
      else if (token.role !== "focus") sharedSubject += token.weight;
    } else if (noise.has(token)) alone += token.weight * NOISE_EXTRA;
    else {
      const known = explained.get(token) ?? 0;
      alone += token.weight * (known * EXPLAINED_EXTRA + (1 - known) * NARROWING_EXTRA);
    }
  }
  for (const token of example) if (!asked.some((other) => isSame(other, token))) alone += token.weight;
  const subject = subjectOf(example);
  if (subject === 0) return 0;
  return sharedSubject === 0 || sharedSubject < Math.min(LEAST_SUBJECT, subject) ? 0 : shared / (shared + alone);
}

/** The weight of what an example asks about. */
function subjectOf(example: readonly Token[]): number {
  return example.reduce((sum, { role, weight }) => (role === "focus" ? sum : sum + weight), 0);
}

function isSame(typed: Token, meant: Token): boolean {
  if (typed.key === meant.key || (typed.role === "day" && meant.role === "day")) return true;
  if (typed.role !== "plain" || meant.role !== "plain") return false;
  return (
    typed.syllables.length === meant.syllables.length &&
    meant.syllables.every((syllable, at) => isSaid(typed.syllables[at], syllable))
  );
}
