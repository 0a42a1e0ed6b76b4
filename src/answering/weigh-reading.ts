import type { Clock } from "../kernel/clock.ts";
import type { Library } from "../knowledge/library.ts";
import type { Wording } from "../knowledge/wording.ts";
import type { ClauseFinder } from "./find-clauses.ts";
import type { Reading, Verdict } from "./judge.ts";
import type { FactMatcher } from "./match-facts.ts";
import { once } from "./once.ts";
import type { Opinions } from "./opinion.ts";
import type { Question } from "./question.ts";
import { createReferencedFinder } from "./referenced.ts";
import { byAgreement } from "./verdicts/by-agreement.ts";
import { byClause } from "./verdicts/by-clause.ts";
import { byFact } from "./verdicts/by-fact.ts";
import { byNearest } from "./verdicts/by-nearest.ts";
import { byOpinion, bySilence } from "./verdicts/by-opinion.ts";
import { byPlace } from "./verdicts/by-place.ts";
import { byReferenced } from "./verdicts/by-referenced.ts";
import { byOtherYear, byRefusal } from "./verdicts/by-refusal.ts";
import { byUnit, byUnitAmongOther, byUnknownUnit } from "./verdicts/by-unit.ts";
import type { Desk, Evidence, VerdictBy } from "./verdicts/desk.ts";

/** Weighs one reading of a question: what it would be answered, and how surely. */
export type Judge = (reading: Reading, asked: Pick<Question, "memory" | "nearness">) => Verdict;

const CONSIDERED = 8;

/** The ways to answer, in the order in which they are tried; the first that has something to say is taken. */
const FROM_FACTS: readonly VerdictBy[] = [
  byUnknownUnit,
  byReferenced,
  byPlace,
  byUnit,
  byFact,
  byOpinion,
  byOtherYear,
  byClause,
  byAgreement,
  byUnitAmongOther,
  byNearest,
  bySilence,
];
/** The same where the documents have no facts: a clause that answers goes before a document that is only named. */
const FROM_CLAUSES: readonly VerdictBy[] = [byPlace, byUnit, byClause, byReferenced, byNearest];

/** Puts the judge together. */
export function createJudge(deps: {
  library: Library;
  wording: Wording;
  facts: FactMatcher;
  opinions: Opinions;
  clauses: ClauseFinder;
  clock: Clock;
}): Judge {
  const desk: Desk = { ...deps, findReferenced: createReferencedFinder(deps.library) };
  const ways = deps.library.facts.length > 0 ? FROM_FACTS : FROM_CLAUSES;
  return (reading, { memory, nearness }) => {
    const evidence: Evidence = {
      reading,
      memory,
      matches: deps.facts.match(reading.tokens, { noise: reading.fresh === null }),
      opinions: once(() => deps.opinions.of(reading.tokens)),
      found: once(() => deps.clauses.find(reading.text, reading.tokens, CONSIDERED, nearness)),
    };
    for (const way of ways) {
      const verdict = way(desk, evidence);
      if (verdict) return verdict;
    }
    return byRefusal(desk, evidence);
  };
}
