import { passagesIn } from "../../knowledge/library.ts";
import type { Citation } from "../answer.ts";
import { citeFact } from "../compose-fact.ts";
import { differentPlaces, isNear, isOutside, LIMITS, strangeness, type Verdict } from "../judge.ts";
import { wording as words } from "../wording.ts";
import { likeliestAt, sayFact } from "./by-opinion.ts";
import type { Desk, Evidence } from "./desk.ts";

const MOST_OFFERED = 3;

/** Offers the closest clauses as choices, without claiming that one is the answer. */
export function byNearest(desk: Desk, evidence: Evidence): Verdict | null {
  const { library } = desk;
  const { matches, found } = evidence;
  const near = matches
    .filter(({ fact }) => !isOutside(fact))
    .filter((match) => match.likeness >= LIMITS.factNear && strangeness(match) <= LIMITS.strangeWords)
    .slice(0, MOST_OFFERED);
  const clauses = found().filter((clause) => isNear(clause, library.facts.length > 0));
  const offered: Citation[] = differentPlaces(
    [...near.flatMap(({ fact }) => citeFact(fact, library)), ...clauses.map(({ citation }) => citation)],
    MOST_OFFERED,
  );
  if (offered.length === 0) return null;
  const lone = offered.length === 1 ? likeliestAt(offered[0]?.locator ?? "", desk, evidence) : null;
  if (lone) return { ...sayFact(lone, desk, evidence), sureness: 1 };
  return {
    answer: {
      status: "clarify",
      answer: words.closest(offered.map(({ locator }) => locator)),
      citations: offered,
      choices: offered.map(({ locator }) => ({ label: locator, question: locator })),
    },
    sureness: 0.5 + (near[0]?.likeness ?? clauses[0]?.coverage ?? 0) * 0.4,
    locator: offered[0]?.locator ?? null,
    passages: passagesIn(library).filter((passage) =>
      offered.some(({ document, locator }) => passage.document === document && passage.locator === locator),
    ),
  };
}
