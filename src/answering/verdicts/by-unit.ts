import { LIMITS, type Verdict } from "../judge.ts";
import { turnsOnUnit } from "../own-unit.ts";
import { isWeighty, meaningful } from "../token-roles.ts";
import { viewOfBody, viewOfOwnUnit } from "../unit-view.ts";
import type { Desk, Evidence } from "./desk.ts";

/** Asks for the kind of unit where the answer turns on it and nobody has told. */
export function byUnknownUnit({ library, wording }: Desk, { reading }: Evidence): Verdict | null {
  if (reading.unitKind !== null || library.facts.length === 0) return null;
  if (!reading.own || !turnsOnUnit(reading.tokens)) return null;
  return { answer: viewOfOwnUnit(null, library, wording), sureness: 1.2, locator: null };
}

/** Lists the work of the body, or of the asker's own unit, where that and nothing more is asked. */
export function byUnit({ library, wording }: Desk, { reading }: Evidence): Verdict | null {
  const asked = meaningful(reading.tokens);
  const asksWork = asked.some(({ key }) => key === "focus:duty");
  const bodies = asked.filter(({ role }) => role === "body");
  const rest = asked.filter(
    ({ role, weight }) => role !== "focus" && role !== "body" && weight >= LIMITS.strangeWords / 2,
  );
  if (!asksWork || rest.length > 0 || bodies.length > 1) return null;
  const [body] = bodies;
  if (body) {
    const answer = viewOfBody(body.key.slice("body:".length), library, wording);
    return answer && { answer, sureness: 1.95, locator: null };
  }
  if (library.facts.length === 0) return null;
  return { answer: viewOfOwnUnit(reading.unitKind, library, wording), sureness: 1.95, locator: null };
}

/** Lists the work of the one body that is asked about where nothing settled and no weighty subject is named beside it. */
export function byUnitAmongOther({ library, wording }: Desk, { reading }: Evidence): Verdict | null {
  const asked = meaningful(reading.tokens);
  const [body, ...others] = asked.filter(({ role }) => role === "body");
  if (!body || others.length > 0 || !asked.some(({ key }) => key === "focus:duty")) return null;
  if (asked.some((token) => isWeighty(token))) return null;
  const answer = viewOfBody(body.key.slice("body:".length), library, wording);
  return answer && { answer, sureness: 1, locator: null };
}
