import type { Library } from "../../knowledge/library.ts";
import type { Passage } from "../../knowledge/passage.ts";
import { quoteWhole } from "../../knowledge/quote.ts";
import type { Citation } from "../answer.ts";
import { citePlace, offerWhole } from "../compose-fact.ts";
import { type ClauseMatch, parentOf } from "../find-clauses.ts";
import { answers, type Reading, type Verdict } from "../judge.ts";
import { wording as words } from "../wording.ts";
import type { Desk, Evidence } from "./desk.ts";

/** How little worse a neighbour in the same list may be for the whole list to be the answer. */
const AS_GOOD = 0.08;
const LISTED = new Set<Passage["kind"]>(["point", "bullet"]);
const REFERS =
  /(?:thực hiện|quy định|áp dụng|thu|nộp|được tính|hạch toán)(?:[^.;]{0,60})? (?:theo|tại) (?:quy định (?:tại|của) )?(?:Luật|Nghị định|Thông tư|Nghị quyết|Quyết định|Hướng dẫn|Chỉ thị)/u;
const ASKS_CONTENT = new Set(["focus:how_many", "focus:how", "focus:duty"]);

/** Answers with the clause that stands out, or with the whole list where several of its items fit alike. */
export function byClause({ library }: Desk, { reading, found }: Evidence): Verdict | null {
  const clauses = found();
  const [best, next] = clauses;
  if (!best) return null;
  const siblings = clauses.filter(
    ({ passage, score }) => isSibling(passage, best.passage) && score >= best.score - AS_GOOD,
  );
  const list = siblings.length > 1 ? wholeList(library, best.passage, siblings) : null;
  const rival = list ? clauses.find((clause) => !siblings.includes(clause)) : next;
  if (!answers(best, rival, library.facts.length > 0)) return null;
  if (library.facts.length === 0 && refersElsewhere(reading, best.citation.quote)) return referral(best);
  const citations = list ?? [best.citation];
  const [first] = citations;
  const source = words.source(library.campaign, best.citation.document, first?.locator ?? "");
  const document = library.documents.find(({ id }) => id === best.passage.documentId);
  const more = document && first ? offerWhole(document, first.locator, first.quote) : {};
  return {
    answer: { status: "answered", answer: words.clause(first?.quote ?? "", source), citations, ...more },
    sureness: 1 + best.coverage * 0.5,
    locator: first?.locator ?? null,
    passages: (list ? siblings : [best]).map(({ passage }) => passage),
  };
}

function referral({ citation }: ClauseMatch): Verdict {
  const answer = words.refersElsewhere(citation.locator);
  return {
    answer: { status: "declined", reason: "referenced_only", answer, related: [citation] },
    sureness: 1.2,
    locator: citation.locator,
  };
}

/** Whether a clause only says which other text rules what is asked ("thực hiện theo Nghị quyết số …"). */
function refersElsewhere({ tokens }: Reading, quote: string): boolean {
  return REFERS.test(quote) && tokens.some(({ key }) => ASKS_CONTENT.has(key));
}

/** The list that holds a clause, quoted whole; or its lead-in and the fitting items where it is too long. */
function wholeList(library: Library, passage: Passage, items: readonly ClauseMatch[]): Citation[] | null {
  const document = library.documents.find(({ id }) => id === passage.documentId);
  const parent = document?.nodes.find(({ locator }) => locator === parentOf(passage.locator));
  if (!document || !parent) return null;
  const whole = quoteWhole(document, parent.locator);
  if (whole) return [{ document: document.name, locator: parent.locator, quote: whole }];
  return [...citePlace(document, parent.locator), ...items.map(({ citation }) => citation)];
}

function isSibling(one: Passage, other: Passage): boolean {
  return (
    one.documentId === other.documentId &&
    one.kind === other.kind &&
    LISTED.has(one.kind) &&
    parentOf(one.locator) === parentOf(other.locator)
  );
}
