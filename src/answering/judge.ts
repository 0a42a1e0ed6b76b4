import type { UnitKind } from "../knowledge/campaign.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { Answer, Citation } from "./answer.ts";
import type { ClauseMatch } from "./find-clauses.ts";
import type { FactMatch } from "./match-facts.ts";
import type { Token } from "./read-question.ts";

/** One way a question may be meant: its words and what they mean. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly unitKind: UnitKind | null;
  /** Whether it speaks of the asker's own unit without naming its kind. */
  readonly own: boolean;
  /** Of a follow-up, the words that were really said this time; null for a question that stands alone. */
  readonly fresh: readonly Token[] | null;
  /** Of a part of a message, the words of the rest that narrow whatever is asked in it. */
  readonly beside: readonly Token[];
  /** What speaks against reading it so at all. */
  readonly doubt: number;
}

/** An answer with how sure it is, so that the readings of one question can be weighed. */
export interface Verdict {
  readonly answer: Answer;
  /** Comparable between readings; answered verdicts are above 1. */
  readonly sureness: number;
  /** The place it speaks of, for what is asked next. */
  readonly locator: string | null;
  /** The passages that it cites, where they were found by their words and no fact settles the question. */
  readonly passages?: readonly Passage[];
}

/** From this sureness on a reading is answered or met by a known silence. */
export const SETTLED = 1;

/** Limits learnt on the open part of the golden set (docs/retrieval.md). */
export const LIMITS = {
  /** From this likeness on a fact that explains the whole question settles it. */
  factSettles: 0.55,
  /** From this likeness on a fact answers if the nearest clause stands at the same place. */
  factAgrees: 0.3,
  /** From this likeness on a fact is offered as the nearest. */
  factNear: 0.4,
  /** From this coverage on a clause answers if it also shares this much of the wording or leads by this much. */
  clauseAnswers: { coverage: 0.86, share: 0.17, lead: 0.5 },
  /** A clause that covers less answers if it shares this much and leads by this much. */
  clauseStandsOut: { coverage: 0.6, share: 0.12, lead: 0.3 },
  /** From this coverage and share on, or from the second coverage alone, a clause is offered as the nearest. */
  clauseNear: { coverage: 0.55, share: 0.12, alone: 0.8, untold: 0.45 },
  /** From this share on the question names what the clause defines or is about: it answers whatever else is said. */
  clauseIsNamed: 0.6,
  /** A silence of the plan is a safe answer: it settles a question that it fits less well. */
  silenceSettles: { likeness: 0.5, strangeWords: 1.6 },
  /** What a question must at least ask about (numbers aside) for a clause to answer it. */
  leastSubject: 0.7,
  /** From this likeness on a fact about a document that is only named (its date, its issuer) settles a question naming it. */
  aboutReferenced: 0.6,
  /** How far the second opinion must put such a fact before any silence. */
  aboutReferencedLead: 1.5,
  /** The weight of unexplained words above which nothing is offered. */
  strangeWords: 0.9,
  /** The weight of unexplained words up to which a fact may still settle a question. */
  looseWords: 0.5,
} as const;

/** The weight of the words that a fact does not speak of. */
export function strangeness(match: FactMatch): number {
  return match.unexplained.reduce((sum, token) => sum + token.weight, 0);
}

/** What an unexplained word costs a fact, and what resemblance to an example gains it. */
const STRANGENESS_COST = 0.2;
const RESEMBLANCE_GAIN = 0.1;
/** What is stated goes before a silence that fits no better. */
const SILENCE_COST = 0.04;

/** The fact that fits best when what it leaves unexplained is held against it. */
export function fittest(matches: readonly FactMatch[]): FactMatch | undefined {
  const fitness = (match: FactMatch) =>
    match.likeness -
    STRANGENESS_COST * strangeness(match) +
    RESEMBLANCE_GAIN * match.resemblance -
    (match.fact.kind === "not_stated" ? SILENCE_COST : 0);
  return [...matches].sort((one, other) => fitness(other) - fitness(one))[0];
}

/** The place a fact speaks of, or comes nearest to. */
export function placeOf(fact: FactMatch["fact"]): string {
  return fact.kind === "not_stated" ? fact.near : fact.locator;
}

/** Whether people ask this though it is none of the documents' business. */
export function isOutside(fact: FactMatch["fact"]): boolean {
  return fact.kind === "not_stated" && fact.reason === "outside";
}

/** Whether it is asked where something stands: what is stated answers that before any silence. */
export function isWherePlaced(tokens: readonly Token[]): boolean {
  return tokens.some(({ key }) => key === "focus:where_stated");
}

/** Whether one of two places holds the other. */
export function isWithin(place: string, locator: string): boolean {
  return place === locator || locator.startsWith(`${place}, `) || place.startsWith(`${locator}, `);
}

/** Whether a fact settles the question. */
export function settles(match: FactMatch): boolean {
  if (match.fact.kind === "not_stated") {
    const { likeness, strangeWords } = LIMITS.silenceSettles;
    return match.likeness >= likeness && strangeness(match) <= strangeWords;
  }
  return match.likeness >= LIMITS.factSettles && strangeness(match) <= LIMITS.looseWords;
}

/**
 * Whether the first of the clauses found answers the question, beside the one that comes next. Where the silences of
 * the documents are known as facts, a clause that stands out may leave a word unexplained.
 */
export function answers(first: ClauseMatch, next: ClauseMatch | undefined, silencesKnown: boolean): boolean {
  if (first.share >= LIMITS.clauseIsNamed && first.fits) return true;
  if (!first.fits || !first.weighty || first.subject < LIMITS.leastSubject) return false;
  const lead = first.score - (next?.score ?? 0);
  const { clauseAnswers: full, clauseStandsOut: partly } = LIMITS;
  return (
    (first.coverage >= full.coverage && (first.share >= full.share || lead >= full.lead)) ||
    (first.coverage >= partly.coverage &&
      first.share >= partly.share &&
      lead >= partly.lead &&
      first.strange <= (silencesKnown ? 1 : 0))
  );
}

/** Whether a clause is near enough to be offered. */
export function isNear({ coverage, share, weighty, subject }: ClauseMatch, silencesKnown: boolean): boolean {
  const near = LIMITS.clauseNear;
  if (subject < LIMITS.leastSubject) return false;
  if (!silencesKnown) return coverage >= near.untold && share >= near.share;
  if (!weighty) return false;
  return coverage >= near.alone || (coverage >= near.coverage && share >= near.share);
}

/** The first citation of each place, at most `most`. */
export function differentPlaces(citations: readonly Citation[], most: number): Citation[] {
  return citations
    .filter(({ locator }, at) => citations.findIndex((other) => other.locator === locator) === at)
    .slice(0, most);
}
