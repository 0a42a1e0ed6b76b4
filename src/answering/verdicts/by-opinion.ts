import type { Fact } from "../../knowledge/fact.ts";
import type { Answer, Citation } from "../answer.ts";
import { citeFact, citePlace, composeNotStated, composeStated } from "../compose-fact.ts";
import { isOutside, isWherePlaced, isWithin, placeOf, type Verdict } from "../judge.ts";
import type { Opinion } from "../opinion.ts";
import { isSilentBody } from "../own-unit.ts";
import { isWeighty } from "../token-roles.ts";
import { wording as words } from "../wording.ts";
import { byRefusal } from "./by-refusal.ts";
import type { Desk, Evidence } from "./desk.ts";

/**
 * When the second opinion is followed, in logarithms of odds: how far its first fact must lead, how far it must lead the
 * fact found by likeness to overrule it (warily in a question that goes on with the last one), and how far to be followed though it cannot give all that is asked for; and how
 * familiar the question's wording must be. Fitted on examples held apart with all that are much like them.
 */
const FOLLOWED = { lead: 0.5, overrules: 0.8, overrulesWarily: 1.5, despite: 1.6, sure: 4, familiar: 0.5 };
/** What asks nothing yet outside a conversation: "còn xã thì sao?". */
const TELL_NO_SUBJECT = new Set(["focus", "filler", "body"]);
/** The lead from which more adds nothing to how sure the answer is. */
const FULL_LEAD = 5;

/** Answers with the fact for which the words of all examples together speak far more than for any other. */
export function byOpinion(desk: Desk, evidence: Evidence): Verdict | null {
  const lead = leadOf(evidence.opinions());
  const fact = lead >= FOLLOWED.lead ? preferred(desk, evidence) : null;
  return fact && { ...sayFact(fact, desk, evidence), sureness: 1 + Math.min(lead, FULL_LEAD) / (2 * FULL_LEAD) };
}

/** Declines what is asked in the wording of the documents though nothing in them answers it, with the nearest clause. */
export function bySilence(desk: Desk, evidence: Evidence): Verdict | null {
  const [first] = evidence.opinions();
  if (!first || isOutside(first.fact) || !isFamiliar(desk, evidence) || isForeign(desk, evidence)) return null;
  return saySilence(citeFact(first.fact, desk.library), desk);
}

/** The fact that the second opinion puts in the place of one found by likeness; null where it does not differ enough. */
export function overruling(found: Fact, desk: Desk, evidence: Evidence): Fact | null {
  const opinions = evidence.opinions();
  const [first] = opinions;
  const same = opinions.find(({ fact }) => sortOf(fact) === sortOf(found) && isWithin(placeOf(fact), placeOf(found)));
  if (!first || !same || first === same) return null;
  if (isSilent(first.fact) && !isSilent(found) && isWherePlaced(evidence.reading.tokens)) return null;
  if (isSilent(found) && evidence.reading.tokens.some((token) => isSilentBody(token, desk.wording))) return null;
  const isBolder = evidence.reading.fresh !== null;
  const least = isBolder ? FOLLOWED.overrulesWarily : FOLLOWED.overrules;
  return first.score - same.score >= least ? preferred(desk, evidence) : null;
}

/** The fact that the second opinion puts first, where it speaks of that one place; null where it speaks of another. */
export function likeliestAt(place: string, desk: Desk, evidence: Evidence): Fact | null {
  const fact = preferred(desk, evidence);
  return fact && isWithin(placeOf(fact), place) ? fact : null;
}

/** A fact put into words: what is stated, or that nothing is. */
export function sayFact(fact: Fact, desk: Desk, evidence: Evidence): Omit<Verdict, "sureness"> {
  const { library, clock } = desk;
  const { reading } = evidence;
  if (isOutside(fact)) return byRefusal(desk, { ...evidence, found: () => [] });
  if (fact.kind === "not_stated") return { answer: composeNotStated(fact, library, clock), locator: fact.near };
  const answer = composeStated(fact, library, { clock, unitKind: reading.unitKind, asked: reading.tokens });
  const item = desk.clauses.itemNamed(fact.locator, reading.tokens);
  const document = library.documents.find(({ id }) => id === item?.documentId);
  const cited = item && document ? citePlace(document, item.locator) : [];
  return { answer: withItem(answer, cited), locator: fact.locator };
}

/** The answer with the one item of its list that was asked about put first. */
function withItem(answer: Answer, item: readonly Citation[]): Answer {
  return answer.status === "answered" ? { ...answer, citations: [...item, ...answer.citations] } : answer;
}

function saySilence([nearest]: readonly Citation[], { library }: Desk): Verdict {
  const { campaign } = library;
  const contact = campaign?.contacts["report"];
  const lines = [
    words.notStated(campaign),
    ...(nearest ? [words.nearest(nearest.locator)] : []),
    ...(contact ? [words.whomToAsk(contact)] : []),
  ];
  const related = nearest ? [nearest] : [];
  return {
    answer: { status: "declined", reason: "not_stated", answer: lines.join(" "), related },
    sureness: 0.2,
    locator: nearest?.locator ?? null,
  };
}

/** The likeliest fact, where the question is in familiar words and asks for nothing that the fact cannot give. */
function preferred(desk: Desk, evidence: Evidence): Fact | null {
  const fact = evidence.opinions()[0]?.fact;
  if (!fact || !isFamiliar(desk, evidence)) return null;
  const { tokens } = evidence.reading;
  if (evidence.memory === null && tokens.every(({ role }) => TELL_NO_SUBJECT.has(role))) return null;
  const lacking = desk.facts.lacking(fact, tokens);
  if (lacking.length === 0 && desk.facts.fits(fact, tokens)) return fact;
  if (lacking.some(({ role }) => role === "year")) return null;
  if (!isOutside(fact) && isForeign(desk, evidence)) return null;
  return leadOf(evidence.opinions()) >= FOLLOWED.despite ? fact : null;
}

function isFamiliar({ opinions }: Desk, { reading }: Evidence): boolean {
  return opinions.familiar(reading.fresh ?? reading.tokens) >= FOLLOWED.familiar;
}

/** Whether a question turns on a subject of which no fact speaks ("thời tiết"). */
function isForeign({ facts }: Desk, { reading }: Evidence): boolean {
  return reading.tokens.some((token) => isWeighty(token) && facts.speaking(token).every(isOutside));
}

function isSilent({ kind }: Fact): boolean {
  return kind === "not_stated";
}

function sortOf(fact: Fact): "stated" | "silent" | "outside" {
  return isOutside(fact) ? "outside" : isSilent(fact) ? "silent" : "stated";
}

/** Whether an opinion leaves hardly a doubt. */
export function isSure(opinions: readonly Opinion[]): boolean {
  return leadOf(opinions) >= FOLLOWED.sure;
}

/** How far the first stands before the next that would be answered from another place, or not at all. */
function leadOf(opinions: readonly Opinion[]): number {
  const [first] = opinions;
  if (!first) return 0;
  const rival = opinions.find(
    ({ fact }) => sortOf(fact) !== sortOf(first.fact) || placeOf(fact) !== placeOf(first.fact),
  );
  return rival ? first.score - rival.score : Number.POSITIVE_INFINITY;
}
