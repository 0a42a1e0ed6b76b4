import type { Clock } from "../../kernel/clock.ts";
import type { Library } from "../../knowledge/library.ts";
import type { Wording } from "../../knowledge/wording.ts";
import type { ClauseFinder, ClauseMatch } from "../find-clauses.ts";
import type { Memory } from "../follow-up.ts";
import type { Reading, Verdict } from "../judge.ts";
import type { FactMatch, FactMatcher } from "../match-facts.ts";
import type { Opinion, Opinions } from "../opinion.ts";
import type { Token } from "../read-question.ts";
import type { ReferencedText } from "../referenced.ts";

/** What lies at hand for every verdict. */
export interface Desk {
  readonly library: Library;
  readonly wording: Wording;
  readonly facts: FactMatcher;
  readonly opinions: Opinions;
  readonly clauses: ClauseFinder;
  readonly findReferenced: (tokens: readonly Token[]) => ReferencedText | null;
  readonly clock: Clock;
}

/** What one reading of a question brings up. */
export interface Evidence {
  readonly reading: Reading;
  readonly memory: Memory | null;
  /** The facts that share a subject with it, best first. */
  readonly matches: readonly FactMatch[];
  /** Which facts its words speak for, the likeliest first; worked out when first needed. */
  readonly opinions: () => readonly Opinion[];
  /** The nearest clauses, best first; looked up when first needed. */
  readonly found: () => readonly ClauseMatch[];
}

/** One way to answer: a verdict, or null where it has nothing to say. */
export type VerdictBy = (desk: Desk, evidence: Evidence) => Verdict | null;
