import type { Passage } from "../knowledge/passage.ts";
import { quotableSentences, quoteAround } from "../knowledge/quote.ts";
import type { Citation } from "./answer.ts";
import { type Bag, createBag } from "./bag.ts";
import { hasShapeOf } from "./focus-shapes.ts";
import type { Lexicon } from "./lexicon.ts";
import { meaningful } from "./match-facts.ts";
import type { PassageFinder } from "./ports.ts";
import type { Token } from "./read-question.ts";

/** A clause that may answer. */
export interface ClauseMatch {
  readonly passage: Passage;
  readonly citation: Citation;
  /** From 0 to 1: how much of the question's subject the clause (with its headings) speaks of. */
  readonly coverage: number;
  /** Whether its sentence has the shape that the question asks for: a time, a number, somebody. */
  readonly fits: boolean;
  readonly score: number;
}

/** Finds the clauses nearest to a question. */
export interface ClauseFinder {
  /** The best clauses, best first. */
  find(text: string, tokens: readonly Token[], limit: number): ClauseMatch[];
}

const CANDIDATES = 12;
const QUOTE_ROOM = 420;

/** Prepares finding clauses among passages. */
export function createClauseFinder(finder: PassageFinder, lexicon: Lexicon): ClauseFinder {
  const bags = new Map<string, Bag>();

  function bagOf(passage: Passage): Bag {
    let bag = bags.get(passage.id);
    if (!bag) {
      bag = createBag([passage.document, ...passage.headings, passage.text, passage.locator], lexicon);
      bags.set(passage.id, bag);
    }
    return bag;
  }

  return {
    find(text, tokens, limit) {
      const asked = meaningful(tokens);
      const found = finder.find(text, CANDIDATES);
      const top = found[0]?.score ?? 1;
      const focuses = asked.filter(({ role }) => role === "focus").map(({ key }) => key);
      return found
        .map(({ passage, score }) => {
          const coverage = coverageOf(asked, bagOf(passage));
          const { quote, fits } = pickQuote(passage, asked, focuses, lexicon);
          return {
            passage,
            citation: { document: passage.document, locator: passage.locator, quote },
            coverage,
            fits,
            score: coverage + 0.5 * (score / top) + (fits ? 0.25 : 0),
          };
        })
        .filter(({ citation }) => citation.quote !== "")
        .sort((one, other) => other.score - one.score)
        .slice(0, limit);
    },
  };
}

/** How much of what is asked about a bag speaks of, from 0 to 1; 0 when nothing is asked about. */
export function coverageOf(asked: readonly Token[], bag: Bag): number {
  let [explained, all] = [0, 0];
  asked.forEach((token, at) => {
    if (token.role === "focus") return;
    all += token.weight;
    explained += token.weight * bag.explains(token, asked[at + 1]);
  });
  return all === 0 ? 0 : explained / all;
}

function pickQuote(passage: Passage, asked: readonly Token[], focuses: readonly string[], lexicon: Lexicon) {
  const pieces = quotableSentences(passage.text);
  let [best, bestScore, fits] = [0, Number.NEGATIVE_INFINITY, false];
  pieces.forEach((piece, at) => {
    const shaped = focuses.every((focus) => hasShapeOf(focus, piece));
    const score = coverageOf(asked, createBag([piece], lexicon)) + (shaped ? 0.3 : 0);
    if (score > bestScore) [best, bestScore, fits] = [at, score, shaped];
  });
  return { quote: pieces.length === 0 ? "" : quoteAround(pieces, best, QUOTE_ROOM), fits };
}
