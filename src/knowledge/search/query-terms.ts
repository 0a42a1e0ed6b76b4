import { fold } from "../../kernel/vietnamese.ts";
import { type Lexicon, spelledWords } from "./lexicon.ts";
import type { Terms } from "./terms.ts";
import { WEIGHTS } from "./weights.ts";

/** The mark of a syllable typed without accents: every spelling of it will do. */
export const ANY_SPELLING = -1;
/** The number of a term that no passage has. */
export const UNKNOWN_TERM = -1;

/** One thing a question asks for: a syllable, or two neighbouring ones. */
export interface QueryTerm {
  /** Unaccented: "thi", "thi dua". */
  readonly text: string;
  /** Its number among the terms, or `UNKNOWN_TERM`. */
  readonly term: number;
  /** How many times it was asked for, weighed; without its rarity. */
  readonly weight: number;
  /** Its syllables by number in the lexicon (-1 when unknown). */
  readonly syllables: readonly number[];
  /** For each syllable, the spelling asked for, or `ANY_SPELLING`. */
  readonly spellings: readonly number[];
}

/** Reads the terms of a question. A syllable typed without marks, or with marks never met, asks for any spelling. */
export function readQueryTerms(query: string, lexicon: Lexicon, terms: Terms): QueryTerm[] {
  const found = new Map<string, QueryTerm>();
  const add = (text: string, term: number, weight: number, syllables: number[], spellings: number[]) => {
    const key = `${text}|${spellings}`;
    found.set(key, { text, term, weight: weight + (found.get(key)?.weight ?? 0), syllables, spellings });
  };
  const asked = spelledWords(query).map((spelling) => {
    const text = fold(spelling);
    const syllable = lexicon.syllable(text) ?? UNKNOWN_TERM;
    const exact = spelling === text ? ANY_SPELLING : (lexicon.spelling(spelling) ?? ANY_SPELLING);
    return { text, syllable, exact };
  });
  asked.forEach((now, at) => {
    add(now.text, now.syllable, 1, [now.syllable], [now.exact]);
    const before = asked[at - 1];
    if (!before) return;
    const known = before.syllable !== UNKNOWN_TERM && now.syllable !== UNKNOWN_TERM;
    const pair = known ? terms.pairTerm(before.syllable, now.syllable) : UNKNOWN_TERM;
    add(`${before.text} ${now.text}`, pair, WEIGHTS.pair, [before.syllable, now.syllable], [before.exact, now.exact]);
  });
  return [...found.values()];
}
