import { composeStated } from "../compose-fact.ts";
import { fittest, isNear, isWithin, LIMITS, strangeness, type Verdict } from "../judge.ts";
import type { Desk, Evidence } from "./desk.ts";

/** Answers with a fact that is only near where the nearest clause stands at the same place: they bear each other out. */
export function byAgreement({ library, clock }: Desk, { reading, matches, found }: Evidence): Verdict | null {
  const [clause] = found();
  const match = fittest(matches);
  if (!clause || !match || match.fact.kind === "not_stated") return null;
  const agrees = isWithin(match.fact.locator, clause.passage.locator) && isNear(clause, true) && clause.fits;
  if (!agrees || match.likeness < LIMITS.factAgrees || strangeness(match) > LIMITS.strangeWords) return null;
  const answer = composeStated(match.fact, library, { clock, unitKind: reading.unitKind, asked: reading.tokens });
  return { answer, sureness: 1 + match.likeness / 2, locator: match.fact.locator };
}
