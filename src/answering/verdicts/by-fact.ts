import type { Fact } from "../../knowledge/fact.ts";
import { fittest, isWherePlaced, isWithin, LIMITS, placeOf, settles, type Verdict } from "../judge.ts";
import type { FactMatch } from "../match-facts.ts";
import { isSure, overruling, sayFact } from "./by-opinion.ts";
import type { Desk, Evidence } from "./desk.ts";

/** What speaks for a short question going on with the last one, and for its going on in the same place. */
const GOES_ON = 0.06;
const GOES_ON_HERE = 0.3;
/** What speaks for a question that is put just as an example has it. */
const AS_HEARD = 0.3;
/** What speaks for a question that stands alone where the second opinion is surely of the same place. */
const AGREED = 0.15;
/** How little less likely a fact of the place last spoken of may be to be preferred. */
const AS_LIKELY = 0.05;

/** Answers with the fact that settles the question: what is stated, or that nothing is. */
export function byFact(desk: Desk, evidence: Evidence): Verdict | null {
  const { reading, memory, matches } = evidence;
  const stated = isWherePlaced(reading.tokens) ? matches.filter(({ fact }) => fact.kind !== "not_stated") : [];
  const best = fittest(stated.filter(settles)) ?? fittest(matches);
  if (!best || !settles(best)) return null;
  const settled = matches.filter(settles);
  const samePlace = settled.find(
    ({ fact, likeness }) => likeness >= best.likeness - AS_LIKELY && placeOf(fact) === memory?.locator,
  );
  const next = nextAtSamePlace(desk, evidence, settled);
  const { fact, likeness, resemblance } = next ?? samePlace ?? best;
  const other = resemblance === 1 ? null : overruling(fact, desk, evidence);
  const alone = resemblance === 1 ? AS_HEARD : agrees(fact, evidence) ? AGREED : 0;
  const leaning = reading.fresh === null ? alone : next ? GOES_ON_HERE : GOES_ON;
  return { ...sayFact(other ?? fact, desk, evidence), sureness: 1 + likeness + leaning };
}

/** Whether the second opinion is surely of the place that a fact speaks of. */
function agrees(fact: Fact, { opinions }: Evidence): boolean {
  const [first] = opinions();
  return first !== undefined && isSure(opinions()) && isWithin(placeOf(first.fact), placeOf(fact));
}

/** In the place last spoken of, what is stated and the words really said this time ask for. */
function nextAtSamePlace(
  { facts }: Desk,
  { reading: { fresh }, memory }: Evidence,
  settled: readonly FactMatch[],
): FactMatch | undefined {
  if (!fresh || !memory?.locator) return undefined;
  const said = new Map(facts.match(fresh).map(({ fact, likeness }) => [fact, likeness]));
  const here = settled.filter(
    ({ fact }) =>
      fact.kind !== "not_stated" && fact.locator === memory.locator && (said.get(fact) ?? 0) >= LIMITS.factNear,
  );
  const both = (match: FactMatch) => match.likeness + (said.get(match.fact) ?? 0);
  return here.sort((one, other) => both(other) - both(one))[0];
}
