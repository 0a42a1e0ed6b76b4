import type { Library } from "../../knowledge/library.ts";
import { isWherePlaced, LIMITS, settles, type Verdict } from "../judge.ts";
import type { Opinion } from "../opinion.ts";
import type { ReferencedText } from "../referenced.ts";
import { wording as words } from "../wording.ts";
import type { Desk, Evidence } from "./desk.ts";

/** Who names a place of a document asks what stands there. */
const PLACE_WORDS: readonly string[] = ["điều", "dieu", "khoản", "khoan", "điểm", "mục"];
/** What is asked of a document's content, not of its name, number, date or issuer. */
const ASKS_INSIDE = new Set([
  "focus:duty",
  "focus:how_many",
  "focus:how",
  "topic:criteria",
  "topic:goal",
  "topic:quota",
  "topic:money",
  "topic:content",
  "topic:dossier",
  "topic:reward_form",
  ...PLACE_WORDS,
]);

/** Declines what is asked of a document that is only named here, unless a fact tells its date, number or issuer. */
export function byReferenced(
  { library, findReferenced }: Desk,
  { reading, matches, opinions }: Evidence,
): Verdict | null {
  const text = findReferenced(reading.tokens);
  if (!text) return null;
  const [best] = matches;
  const asksInside = reading.tokens.some(({ key }) => ASKS_INSIDE.has(key));
  if (!asksInside && best && settles(best) && best.likeness >= LIMITS.aboutReferenced) return null;
  if (!asksInside && isWherePlaced(reading.tokens) && text.place.quote) return sayWhere(text, library);
  const namesPlace = reading.tokens.some(({ key }) => PLACE_WORDS.includes(key));
  if (!namesPlace && asksAbout(text, opinions())) return null;
  const contact = library.campaign?.contacts["report"];
  const lines = [words.referencedText(text.name), words.nearest(text.place.locator)];
  return {
    answer: {
      status: "declined",
      reason: "referenced_only",
      answer: [...lines, ...(contact ? [words.whomToAsk(contact)] : [])].join(" "),
      related: text.place.quote ? [text.place] : [],
    },
    sureness: 1.3,
    locator: text.place.locator,
  };
}

/** Shows where a document is named that is asked for by its place ("nằm ở mục nào?"). */
function sayWhere({ place }: ReferencedText, { campaign }: Library): Verdict {
  const source = words.source(campaign, place.document, place.locator);
  const answer = words.clause(place.quote, source);
  return { answer: { status: "answered", answer, citations: [place] }, sureness: 1.3, locator: place.locator };
}

/** Whether the words speak far more for what is told of the document here than for any silence. */
function asksAbout({ number }: ReferencedText, opinions: readonly Opinion[]): boolean {
  const [first] = opinions;
  const silence = opinions.find(({ fact }) => fact.kind === "not_stated");
  if (!first || first.fact.kind === "not_stated" || !first.fact.quote.includes(number)) return false;
  return first.score - (silence?.score ?? Number.NEGATIVE_INFINITY) >= LIMITS.aboutReferencedLead;
}
