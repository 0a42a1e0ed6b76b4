import type { Clock } from "../kernel/clock.ts";
import type { Library } from "../knowledge/library.ts";
import type { Passage } from "../knowledge/passage.ts";
import { quoteWhole } from "../knowledge/quote.ts";
import type { Wording } from "../knowledge/wording.ts";
import type { Citation } from "./answer.ts";
import { citePlace, composeNotStated, composeStated } from "./compose-fact.ts";
import { aboutLibrary } from "./courtesy-words.ts";
import type { ClauseFinder, ClauseMatch } from "./find-clauses.ts";
import { placeNamed } from "./find-places.ts";
import type { Memory } from "./follow-up.ts";
import { answers, differentPlaces, isNear, LIMITS, type Reading, settles, strangeness, type Verdict } from "./judge.ts";
import { type FactMatch, type FactMatcher, meaningful } from "./match-facts.ts";
import { createReferencedFinder } from "./referenced.ts";
import { viewOfBody, viewOfOwnUnit } from "./unit-view.ts";
import { wording as words } from "./wording.ts";

/** Weighs one reading of a question: what it would be answered, and how surely. */
export type Judge = (reading: Reading, memory: Memory | null) => Verdict;

/** What is asked of a document's content, not of its name, number, date or issuer. */
const ASKS_INSIDE = new Set(
  "focus:duty focus:how_many focus:how topic:criteria topic:goal topic:quota topic:money topic:content topic:dossier topic:reward_form điều khoản điểm mục".split(
    " ",
  ),
);
/** What speaks for a short question going on with the last one, and for its going on in the same place. */
const GOES_ON = 0.06;
const GOES_ON_HERE = 0.3;
const STRANGENESS_COST = 0.2;
const RESEMBLANCE_GAIN = 0.1;
const MOST_OFFERED = 3;
const CONSIDERED = 8;
/** How little worse a neighbour in the same list may be for the whole list to be the answer. */
const AS_GOOD = 0.08;
const LISTED = new Set<Passage["kind"]>(["point", "bullet"]);

/** Puts the judge together. */
export function createJudge(deps: {
  library: Library;
  wording: Wording;
  facts: FactMatcher;
  clauses: ClauseFinder;
  clock: Clock;
}): Judge {
  const { library, wording, facts, clauses, clock } = deps;
  const { campaign } = library;
  const findReferenced = createReferencedFinder(library);

  function byPlace(reading: Reading): Verdict | null {
    const place = placeNamed(reading.text, reading.tokens, library);
    if (!place) return null;
    if (place.kind === "missing") {
      return {
        answer: { status: "declined", reason: "not_stated", answer: words.noSuchPlace(place.said), related: [] },
        sureness: 1.5,
        locator: null,
      };
    }
    const [first] = place.citations;
    const source = words.source(
      campaign,
      first?.document ?? "",
      place.citations.map(({ locator }) => locator).join("; "),
    );
    return {
      answer: { status: "answered", answer: words.clause(first?.quote ?? "", source), citations: place.citations },
      sureness: 1.8,
      locator: first?.locator ?? null,
    };
  }

  function byUnit(reading: Reading): Verdict | null {
    const asked = meaningful(reading.tokens);
    const asksWork = asked.some(({ key }) => key === "focus:duty");
    const bodies = asked.filter(({ role }) => role === "body");
    const rest = asked.filter(
      ({ role, weight }) => role !== "focus" && role !== "body" && weight >= LIMITS.strangeWords / 2,
    );
    if (!asksWork || rest.length > 0 || bodies.length > 1) return null;
    const [body] = bodies;
    const answer = body
      ? viewOfBody(body.key.slice("body:".length), library, wording)
      : library.facts.length > 0
        ? viewOfOwnUnit(reading.unitKind, library, wording)
        : null;
    return answer && { answer, sureness: 1.95, locator: null };
  }

  /** In the place last spoken of, the fact that the words really said this time ask for. */
  function nextAtSamePlace(
    { fresh }: Reading,
    memory: Memory | null,
    settled: readonly FactMatch[],
  ): FactMatch | undefined {
    if (!fresh || !memory?.locator) return undefined;
    const said = new Map(facts.match(fresh).map(({ fact, likeness }) => [fact, likeness]));
    const here = settled.filter(
      ({ fact }) => placeOf(fact) === memory.locator && (said.get(fact) ?? 0) >= LIMITS.factNear,
    );
    const both = (match: FactMatch) => match.likeness + (said.get(match.fact) ?? 0);
    return here.sort((one, other) => both(other) - both(one))[0];
  }

  function byFact(reading: Reading, matches: readonly FactMatch[], memory: Memory | null): Verdict | null {
    const best = fittest(matches);
    if (!best || !settles(best)) return null;
    const settled = matches.filter(settles);
    const samePlace = settled.find(
      ({ fact, likeness }) => likeness >= best.likeness - 0.05 && placeOf(fact) === memory?.locator,
    );
    const next = nextAtSamePlace(reading, memory, settled);
    const { fact, likeness } = next ?? samePlace ?? best;
    const asked = reading.tokens;
    const answer =
      fact.kind === "not_stated"
        ? composeNotStated(fact, library, clock)
        : composeStated(fact, library, { clock, unitKind: reading.unitKind, asked });
    const leaning = reading.fresh === null ? 0 : next ? GOES_ON_HERE : GOES_ON;
    return { answer, sureness: 1 + likeness + leaning, locator: placeOf(fact) };
  }

  /** A fact and a clause that are both only near, but at the same place, bear each other out. */
  function byAgreement(reading: Reading, matches: readonly FactMatch[], found: readonly ClauseMatch[]): Verdict | null {
    const [clause] = found;
    const match = fittest(matches);
    if (!clause || !match || match.fact.kind === "not_stated") return null;
    const agrees = isWithin(match.fact.locator, clause.passage.locator) && isNear(clause, true) && clause.fits;
    if (!agrees || match.likeness < LIMITS.factAgrees || strangeness(match) > LIMITS.strangeWords) return null;
    const answer = composeStated(match.fact, library, { clock, unitKind: reading.unitKind, asked: reading.tokens });
    return { answer, sureness: 1 + match.likeness / 2, locator: match.fact.locator };
  }

  function byReferenced(reading: Reading, matches: readonly FactMatch[]): Verdict | null {
    const text = findReferenced(reading.tokens);
    if (!text) return null;
    const asksInside = reading.tokens.some(({ key }) => ASKS_INSIDE.has(key));
    if (!asksInside && matches[0] && settles(matches[0]) && matches[0].likeness >= LIMITS.aboutReferenced) return null;
    const contact = campaign?.contacts["report"];
    return {
      answer: {
        status: "declined",
        reason: "referenced_only",
        answer: [
          words.referencedText(text.name),
          words.nearest(text.place.locator),
          contact ? words.whomToAsk(contact) : "",
        ]
          .join(" ")
          .trim(),
        related: text.place.quote ? [text.place] : [],
      },
      sureness: 1.3,
      locator: text.place.locator,
    };
  }

  function referral({ citation }: ClauseMatch): Verdict {
    return {
      answer: {
        status: "declined",
        reason: "referenced_only",
        answer: words.refersElsewhere(citation.locator),
        related: [citation],
      },
      sureness: 1.2,
      locator: citation.locator,
    };
  }

  function byClause(reading: Reading, found: readonly ClauseMatch[]): Verdict | null {
    const [best, next] = found;
    if (!best) return null;
    const siblings = found.filter(
      ({ passage, score }) => isSibling(passage, best.passage) && score >= best.score - AS_GOOD,
    );
    const list = siblings.length > 1 ? wholeList(best.passage, siblings) : null;
    const rival = list ? found.find((clause) => !siblings.includes(clause)) : next;
    if (!answers(best, rival, library.facts.length > 0)) return null;
    const citations = list ?? [best.citation];
    const [first] = citations;
    if (library.facts.length === 0 && refersElsewhere(reading, best.citation.quote)) return referral(best);
    const source = words.source(campaign, best.citation.document, first?.locator ?? "");
    return {
      answer: { status: "answered", answer: words.clause(first?.quote ?? "", source), citations },
      sureness: 1 + best.coverage * 0.5,
      locator: first?.locator ?? null,
    };
  }

  /** The list that holds a clause, quoted whole; or its lead-in and the fitting items where it is too long. */
  function wholeList(passage: Passage, items: readonly ClauseMatch[]): Citation[] | null {
    const document = library.documents.find(({ id }) => id === passage.documentId);
    const parent = document?.nodes.find(({ locator }) => locator === parentOf(passage.locator));
    if (!document || !parent) return null;
    const whole = quoteWhole(document, parent.locator);
    if (whole) return [{ document: document.name, locator: parent.locator, quote: whole }];
    return [...citePlace(document, parent.locator), ...items.map(({ citation }) => citation)];
  }

  function byNearest(matches: readonly FactMatch[], found: readonly ClauseMatch[]): Verdict | null {
    const near = matches
      .filter((m) => m.likeness >= LIMITS.factNear && strangeness(m) <= LIMITS.strangeWords)
      .slice(0, MOST_OFFERED);
    const offered: Citation[] = differentPlaces(
      [
        ...near.flatMap(({ fact }) => citationsOf(fact)),
        ...found.filter((clause) => isNear(clause, library.facts.length > 0)).map(({ citation }) => citation),
      ],
      MOST_OFFERED,
    );
    if (offered.length === 0) return null;
    return {
      answer: {
        status: "clarify",
        answer: words.closest(offered.map(({ locator }) => locator)),
        citations: offered,
        choices: offered.map(({ locator }) => ({ label: locator, question: locator })),
      },
      sureness: 0.5 + (near[0]?.likeness ?? found[0]?.coverage ?? 0) * 0.4,
      locator: offered[0]?.locator ?? null,
    };
  }

  function decline(reading: Reading, found: readonly ClauseMatch[]): Verdict {
    const year = reading.tokens.find(({ role, key }) => role === "year" && key !== `year:${campaign?.year}`);
    const answer =
      campaign && year
        ? words.otherYear(campaign, year.key.slice("year:".length))
        : words.outside(aboutLibrary(library));
    const related = found
      .filter(({ coverage }) => coverage >= LIMITS.clauseNear.coverage / 2)
      .slice(0, 1)
      .map(({ citation }) => citation);
    const contact = related.length > 0 || year ? campaign?.contacts["report"] : undefined;
    return {
      answer: {
        status: "declined",
        reason: library.facts.length === 0 && related.length > 0 ? "not_stated" : "outside",
        answer: contact ? `${answer} ${words.whomToAsk(contact)}` : answer,
        related,
      },
      sureness: 0.1,
      locator: null,
    };
  }

  function citationsOf(fact: FactMatch["fact"]): Citation[] {
    const document = library.documents.find(({ id }) => id === fact.document);
    if (!document) return [];
    return fact.kind === "not_stated"
      ? citePlace(document, fact.near)
      : [{ document: document.name, locator: fact.locator, quote: fact.quote }];
  }

  /** Whether a question is about one other year alone ("năm 2025"), not about a span of years that the plan names. */
  function isOfAnotherYear({ tokens }: Reading): boolean {
    const years = new Set(tokens.filter(({ role }) => role === "year").map(({ key }) => key));
    return campaign !== null && years.size === 1 && !years.has(`year:${campaign.year}`);
  }

  return (reading, memory) => {
    if (reading.own && reading.unitKind === null && library.facts.length > 0 && dependsOnUnit(reading))
      return { answer: viewOfOwnUnit(null, library, wording), sureness: 1.2, locator: null };
    const matches = facts.match(reading.tokens, { noise: reading.fresh === null });
    const place = byPlace(reading);
    if (place) return place;
    const unit = byUnit(reading);
    if (unit) return unit;
    const referenced = library.facts.length > 0 ? byReferenced(reading, matches) : null;
    const fact = referenced ?? byFact(reading, matches, memory);
    if (fact) return fact;
    if (isOfAnotherYear(reading)) return decline(reading, []);
    const found = clauses.find(reading.text, reading.tokens, CONSIDERED);
    return (
      byClause(reading, found) ??
      byAgreement(reading, matches, found) ??
      byReferenced(reading, matches) ??
      byNearest(matches, found) ??
      decline(reading, found)
    );
  };
}

const REFERS =
  /(?:thực hiện|quy định|áp dụng|thu|nộp|được tính|hạch toán)(?:[^.;]{0,60})? (?:theo|tại) (?:quy định (?:tại|của) )?(?:Luật|Nghị định|Thông tư|Nghị quyết|Quyết định|Hướng dẫn|Chỉ thị)/u;
const ASKS_CONTENT = new Set(["focus:how_many", "focus:how", "focus:duty"]);

/** Whether a clause only says which other text rules what is asked ("thực hiện theo Nghị quyết số …"). */
function refersElsewhere({ tokens }: Reading, quote: string): boolean {
  return REFERS.test(quote) && tokens.some(({ key }) => ASKS_CONTENT.has(key));
}

/** Whether the answer turns on what kind of unit asks: its work, or whether it must report. */
function dependsOnUnit({ tokens }: Reading): boolean {
  const focuses = tokens.filter(({ role }) => role === "focus").map(({ key }) => key);
  if (focuses.includes("focus:duty")) return true;
  const asksWhether = focuses.every((key) => key === "focus:yes_no" || key === "focus:what");
  return asksWhether && tokens.some(({ key }) => key === "topic:send" || key === "topic:report");
}

function parentOf(locator: string): string {
  return locator.split(", ").slice(0, -1).join(", ");
}

function isSibling(one: Passage, other: Passage): boolean {
  return (
    one.documentId === other.documentId &&
    one.kind === other.kind &&
    LISTED.has(one.kind) &&
    parentOf(one.locator) === parentOf(other.locator)
  );
}

/** The fact that fits best when what it leaves unexplained is held against it. */
function fittest(matches: readonly FactMatch[]): FactMatch | undefined {
  const fitness = (match: FactMatch) =>
    match.likeness - STRANGENESS_COST * strangeness(match) + RESEMBLANCE_GAIN * match.resemblance;
  return [...matches].sort((one, other) => fitness(other) - fitness(one))[0];
}

function isWithin(place: string, locator: string): boolean {
  return place === locator || locator.startsWith(`${place}, `) || place.startsWith(`${locator}, `);
}

function placeOf(fact: FactMatch["fact"]): string {
  return fact.kind === "not_stated" ? fact.near : fact.locator;
}
