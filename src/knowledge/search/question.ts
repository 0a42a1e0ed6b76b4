import { foldWords, type Lexicon } from "./lexicon.ts";
import type { Rarity } from "./rarity.ts";
import type { Terms } from "./terms.ts";
import { WEIGHTS } from "./weights.ts";

/** The number of a syllable, spelling or term that the collection does not have. */
export const UNKNOWN = -1;
/** In place of a spelling: the syllable was typed without marks, or with marks never met, so that every spelling will do. */
export const ANY_SPELLING = -2;

/** One thing a question asks for: a syllable, or two neighbouring ones. */
export interface QuestionTerm {
  /** Unaccented: "thi", "thi dua". */
  readonly text: string;
  /** Its number among the terms, or `UNKNOWN`. */
  readonly term: number;
  /** For each of its syllables, the spelling asked for, or `ANY_SPELLING`. */
  readonly spellings: readonly number[];
  readonly idf: number;
  /** Whether it was typed with accents, and some passage has it so: one that has it only with others has something else. */
  readonly exact: boolean;
  /** Its rarity times how often it was asked for. */
  weight: number;
}

/** One word of a question, where it stands. */
interface QuestionPlace {
  readonly syllable: number;
  readonly spelling: number;
  /** The place in `terms` of the word. */
  readonly single: number;
  /** The place in `terms` of the word before it and the word; -1 for the first word. */
  readonly pair: number;
  /** What it is worth to find the word after the two before it; 0 for the first two words. */
  readonly run: number;
}

/** A question as the index reads it. */
export interface Question {
  readonly terms: readonly QuestionTerm[];
  readonly places: readonly QuestionPlace[];
  /** The sum of the terms' weights. */
  readonly weight: number;
  /** The sum of the runs' worth. */
  readonly runs: number;
}

/** Reads a question, given its words in the form of `spelledWords`. */
export function readQuestion(spelled: readonly string[], lexicon: Lexicon, terms: Terms, rarity: Rarity): Question {
  const found: QuestionTerm[] = [];
  const numbers = new Map<string, number>();
  const places: QuestionPlace[] = [];

  function ask(text: string, term: number, spellings: readonly number[], times: number): number {
    const idf = rarity.of(term);
    const key = `${text}:${spellings}`;
    const exact = !numbers.has(key) && standsAsTyped(term, spellings, terms);
    const number = numbers.get(key) ?? found.push({ text, term, spellings, exact, idf, weight: 0 }) - 1;
    numbers.set(key, number);
    const known = found[number];
    if (known) known.weight += times * idf;
    return number;
  }

  let textBefore = "";
  for (const [at, folded] of foldWords(spelled).entries()) {
    const written = spelled[at] ?? folded;
    const syllable = lexicon.syllable(folded) ?? UNKNOWN;
    const spelling = written === folded ? ANY_SPELLING : (lexicon.spelling(written) ?? ANY_SPELLING);
    const single = ask(folded, syllable, [spelling], 1);
    const before = places.at(-1);
    const pair = before
      ? ask(
          `${textBefore} ${folded}`,
          terms.pairTerm(before.syllable, syllable),
          [before.spelling, spelling],
          WEIGHTS.pair,
        )
      : UNKNOWN;
    const run = before && before.pair >= 0 ? Math.min(found[before.pair]?.idf ?? 0, found[pair]?.idf ?? 0) : 0;
    places.push({ syllable, spelling, single, pair, run });
    textBefore = folded;
  }
  return {
    terms: found,
    places,
    weight: found.reduce((sum, { weight }) => sum + weight, 0),
    runs: places.reduce((sum, { run }) => sum + run, 0),
  };
}

function standsAsTyped(term: number, asked: readonly number[], terms: Terms): boolean {
  if (term === UNKNOWN || asked.every((spelling) => spelling === ANY_SPELLING)) return false;
  return terms.variantsOf(term).some((variant) => allAgree(terms.spellingsOf(variant), asked));
}

/** Whether words met have the accents asked for. */
export function allAgree(spellings: readonly number[], asked: readonly number[]): boolean {
  return spellings.every((spelling, i) => agrees(spelling, asked[i] ?? UNKNOWN));
}

/** Whether a word met has the accents asked for. */
export function agrees(spelling: number, asked: number): boolean {
  return asked === ANY_SPELLING || asked === spelling;
}
