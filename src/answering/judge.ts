import type { UnitKind } from "../knowledge/campaign.ts";
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
}

/** An answer with how sure it is, so that the readings of one question can be weighed. */
export interface Verdict {
  readonly answer: Answer;
  /** Comparable between readings; answered verdicts are above 1. */
  readonly sureness: number;
  /** The place it speaks of, for what is asked next. */
  readonly locator: string | null;
}

/** Limits learnt on the open part of the golden set (docs/retrieval.md). */
export const LIMITS = {
  /** From this likeness on a fact that explains the whole question settles it. */
  factSettles: 0.55,
  /** From this likeness on a fact is offered as the nearest. */
  factNear: 0.4,
  /** From this coverage on a clause of the fitting shape answers. */
  clauseAnswers: 0.9,
  /** From this coverage on a clause is offered as the nearest. */
  clauseNear: 0.6,
  /** The weight of unexplained words above which nothing is offered. */
  strangeWords: 0.9,
  /** The weight of unexplained words up to which a fact may still settle a question. */
  looseWords: 0.3,
} as const;

/** The weight of the words that a fact does not speak of. */
export function strangeness(match: FactMatch): number {
  return match.unexplained.reduce((sum, token) => sum + token.weight, 0);
}

/** Whether a fact settles the question. */
export function settles(match: FactMatch): boolean {
  return match.likeness >= LIMITS.factSettles && strangeness(match) <= LIMITS.looseWords;
}

/** Whether a clause answers the question. */
export function answers(clause: ClauseMatch): boolean {
  return clause.coverage >= LIMITS.clauseAnswers && clause.fits;
}

/** The first citation of each place, at most `most`. */
export function differentPlaces(citations: readonly Citation[], most: number): Citation[] {
  return citations
    .filter(({ locator }, at) => citations.findIndex((other) => other.locator === locator) === at)
    .slice(0, most);
}
