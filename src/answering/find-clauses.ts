import { canonical, fold } from "../kernel/vietnamese.ts";
import type { NodeKind } from "../knowledge/document.ts";
import type { Passage } from "../knowledge/passage.ts";
import { quotableSentences, quoteAround } from "../knowledge/quote.ts";
import type { Citation } from "./answer.ts";
import type { Bag } from "./bag.ts";
import { hasShapeOf } from "./focus-shapes.ts";
import { isNoise, type Layout, layOut } from "./layout.ts";
import { joinNearness, type Nearness } from "./nearness.ts";
import type { FoundPassage, PassageFinder } from "./ports.ts";
import type { Token } from "./read-question.ts";
import type { Reader } from "./reader.ts";
import { isWeighty } from "./token-roles.ts";

/** A clause that may answer. */
export interface ClauseMatch {
  readonly passage: Passage;
  readonly citation: Citation;
  /** From 0 to 1: how much of the question's subject the clause (with its headings) speaks of. */
  readonly coverage: number;
  /** Whether its sentence has the shape that the question asks for: a time, a number, somebody. */
  readonly fits: boolean;
  /** Whether it speaks of everything weighty that is asked about (money, a penalty, a form …). */
  readonly weighty: boolean;
  /** From 0 to 1: how much of the question's wording the passage has. */
  readonly share: number;
  /** How many of the question's words no passage found has. */
  readonly strange: number;
  /** The weight of what the question asks about, numbers aside. */
  readonly subject: number;
  readonly score: number;
}

/** Finds the clauses nearest to a question. */
export interface ClauseFinder {
  /** The best clauses, best first; with `nearness` also those that say the same in other words. */
  find(text: string, tokens: readonly Token[], limit: number, nearness?: Nearness): ClauseMatch[];
  /** Of the items right below a place, the one that alone speaks of something a question names; null where none or several do. */
  itemNamed(place: string, tokens: readonly Token[]): Passage | null;
}

/** What a list is made of. */
const LISTED = new Set<Passage["kind"]>(["point", "bullet"]);
const CANDIDATES = 12;
/** How much a word still counts that no clause need speak of, since it stands apart from what is asked about. */
const NOISE = 0.3;
/** What people call the places that do not name themselves. */
const KIND_WORDS: Partial<Record<NodeKind, string>> = {
  signature: "người ký, ký ban hành, chức vụ người ký",
  recipients: "nơi nhận",
  basis: "căn cứ, cơ sở pháp lý",
};
const KIND_OF_TOPIC: Readonly<Record<string, NodeKind>> = {
  "topic:sign": "signature",
  "topic:recipients": "recipients",
};
/** What a place shares with a question that asks for it by what it is. */
const NAMED_SHARE = 0.3;
const QUOTE_ROOM = 420;
/** How much of a clause's coverage counts that says "không áp dụng" where it is asked what does apply. */
const DENIED = 0.5;
const DENIAL = /không (?:được |phải |bị )?(áp dụng|bao gồm|điều chỉnh|thuộc|tính|tiếp nhận|hỗ trợ)/gu;
/** Words of a question to which a denial is a fitting answer. */
const ASKS_FOR_DENIAL = /\b(?:khong|tru|ngoai le|mien|chua)\b/;

/** Prepares finding clauses among passages. */
export function createClauseFinder(finder: PassageFinder, reader: Reader, passages: readonly Passage[]): ClauseFinder {
  const made = new Map<Passage, PassageRead>();
  const read = (passage: Passage) => made.getOrInsertComputed(passage, () => readPassage(passage, reader));

  return {
    itemNamed(place, tokens) {
      const items = passages.filter(({ locator, kind }) => LISTED.has(kind) && parentOf(locator) === place);
      const named = new Set<Passage>();
      for (const token of tokens) {
        if (token.role !== "body" && token.role !== "topic" && token.role !== "plain") continue;
        const speaking = items.filter(({ text }) => reader.bag([text]).explains(token) === 1);
        if (speaking.length === 1 && speaking[0]) named.add(speaking[0]);
      }
      const [item, ...more] = named;
      if (!item || more.length > 0) return null;
      return item;
    },
    find(text, tokens, limit, nearness) {
      const layout = layOut(tokens);
      const { asked } = layout;
      const alone = layOut(asked);
      const searched = nearness ? joinNearness(finder, passages, nearness) : finder;
      const found = withNamedKinds(searched.find(text, CANDIDATES), asked, passages);
      const top = found[0]?.score ?? 1;
      const folded = fold(text);
      const subject = asked.reduce(
        (sum, { role, weight }) => (role === "focus" || role === "number" ? sum : sum + weight),
        0,
      );
      const focuses = asked.filter(({ role }) => role === "focus").map(({ key }) => key);
      return found
        .map(({ passage, score, share }) => {
          const { bag, pieces } = read(passage);
          const { quote, fits } = pickQuote(pieces, alone, focuses);
          const denied = denies([...passage.headings, quote].join(" "), folded, focuses);
          const coverage = coverageOf(bag, layout) * (denied ? DENIED : 1);
          return {
            passage,
            citation: { document: passage.document, locator: passage.locator, quote },
            coverage,
            fits,
            weighty: asked.every((token) => !isWeighty(token) || bag.explains(token) === 1),
            share,
            subject,
            strange: asked.filter(
              (token) =>
                token.role === "plain" && found.every((other) => read(other.passage).bag.explains(token) === 0),
            ).length,
            score:
              coverage +
              0.5 * (score / top) +
              (fits ? 0.25 : 0) +
              (passage.kind === "signature" && asked.some(({ key }) => key === "topic:sign") ? 0.5 : 0) +
              (pieces.some(({ text }) => defines(text, folded)) ? 0.2 : 0),
          };
        })
        .filter(({ citation }) => citation.quote !== "")
        .sort((one, other) => other.score - one.score)
        .slice(0, limit);
    },
  };
}

/** The place that holds a place; "" for one that stands alone. */
export function parentOf(locator: string): string {
  return locator.split(", ").slice(0, -1).join(", ");
}

/** Adds the places that are asked for by what they are, since their own words say nothing of it. */
function withNamedKinds(
  found: readonly FoundPassage[],
  asked: readonly Token[],
  passages: readonly Passage[],
): FoundPassage[] {
  const kinds = new Set(asked.flatMap(({ key }) => KIND_OF_TOPIC[key] ?? []));
  const named = passages.filter(({ kind, id }) => kinds.has(kind) && !found.some(({ passage }) => passage.id === id));
  return [...found, ...named.slice(0, CANDIDATES).map((passage) => ({ passage, score: 0, share: NAMED_SHARE }))];
}

/** Whether a clause opens by saying what something is ("Cơ quan đầu mối là …") and the question names that thing. */
function defines(text: string, question: string): boolean {
  const subject = /^(.{3,60}?) (?:là|gồm|bao gồm) /u.exec(text)?.[1];
  return subject !== undefined && question.includes(fold(subject));
}

/** Whether a clause denies just what is asked for, though nothing in the question asks what is not so. */
function denies(clause: string, question: string, focuses: readonly string[]): boolean {
  if (ASKS_FOR_DENIAL.test(question) || focuses.includes("focus:yes_no")) return false;
  return [...canonical(clause).matchAll(DENIAL)].some(([, verb = ""]) => question.includes(fold(verb)));
}

/** How much of what is asked about a bag speaks of, from 0 to 1; 0 when nothing is asked about. */
function coverageOf(bag: Bag, layout: Layout): number {
  const { asked } = layout;
  const known = asked.map((token, at) => (token.role === "focus" ? 1 : bag.explains(token, asked[at + 1])));
  let [explained, all] = [0, 0];
  asked.forEach((token, at) => {
    if (token.role === "focus") return;
    const weight = token.weight * (isNoise(at, layout, known) ? NOISE : 1);
    all += weight;
    explained += weight * (known[at] ?? 0);
  });
  return all === 0 ? 0 : explained / all;
}

/** A passage read once: what it speaks of, and the pieces that may be quoted from it. */
interface PassageRead {
  readonly bag: Bag;
  readonly pieces: readonly { readonly text: string; readonly bag: Bag }[];
}

function readPassage({ document, headings, text, locator, kind }: Passage, reader: Reader): PassageRead {
  return {
    bag: reader.bag([document, ...headings, text, locator, KIND_WORDS[kind] ?? ""]),
    pieces: quotableSentences(text).map((piece) => ({ text: piece, bag: reader.bag([piece]) })),
  };
}

function pickQuote(pieces: PassageRead["pieces"], alone: Layout, focuses: readonly string[]) {
  let [best, bestScore, fits] = [0, Number.NEGATIVE_INFINITY, false];
  pieces.forEach(({ text, bag }, at) => {
    const shaped = focuses.every((focus) => hasShapeOf(focus, text));
    const score = coverageOf(bag, alone) + (shaped ? 0.3 : 0);
    if (score > bestScore) [best, bestScore, fits] = [at, score, shaped];
  });
  const texts = pieces.map(({ text }) => text);
  return { quote: texts.length === 0 ? "" : quoteAround(texts, best, QUOTE_ROOM), fits };
}
