import { type Collection, DOCUMENT_SEGMENT, FIRST_CLAUSE_SEGMENT, TITLE_SEGMENT } from "./collection.ts";
import type { FieldNorms } from "./field-norms.ts";
import { discountLookAlikes, weigh } from "./look-alikes.ts";
import { ANY_SPELLING, type Question } from "./question.ts";
import type { Rarity } from "./rarity.ts";
import { createTermMatcher } from "./term-matcher.ts";
import { termWorth } from "./term-worth.ts";

/** What a close reading of one passage found of a question. */
export interface Reading {
  /** For each of the question's terms, what it is worth in the whole passage, from 0 to 1. */
  readonly worths: Float64Array;
  /** The sum of that, weighed, beside a perfect passage, from 0 to 1. */
  readonly wholePassage: number;
  /** What the best single clause, under the passage's headings, is worth beside a perfect one, from 0 to 1. */
  readonly bestClause: number;
  /** How much of the question stands in one segment in rows of three words and more, from 0 to 1. */
  readonly bestRows: number;
  /** How much of the title the question names, from 0 to 1. */
  readonly titleNamed: number;
}

/** Reads a passage word by word: the whole, and each clause by itself under the passage's headings. */
export type PassageReader = (passage: number) => Reading;

/** Makes the reader for one question. */
export function createPassageReader(
  question: Question,
  { lexicon, spellings, segmentStarts, firstSegments }: Collection,
  norms: FieldNorms,
  rarity: Rarity,
): PassageReader {
  const { places, terms } = question;
  const match = createTermMatcher(question, lexicon);
  const askedSpellings = new Set(places.map(({ spelling }) => spelling));
  const anySpellingOf = new Set(places.filter((p) => p.spelling === ANY_SPELLING).map((p) => p.syllable));
  const times = new Float64Array(terms.length);
  const heading = new Float64Array(terms.length);
  const body = new Float64Array(terms.length);
  const sameInHeading = new Uint8Array(terms.length);
  const sameInClause = new Uint8Array(terms.length);
  const sameAnywhere = new Uint8Array(terms.length);
  const rowsMet = new Uint8Array(places.length);

  let same = sameInHeading;
  let rows = 0;

  function meet(place: number, row: number, sameRow: number): void {
    const asked = places[place];
    if (!asked) return;
    times[asked.single] = (times[asked.single] ?? 0) + 1;
    if (sameRow > 0) same[asked.single] = 1;
    if (row < 2) return;
    times[asked.pair] = (times[asked.pair] ?? 0) + 1;
    if (sameRow > 1) same[asked.pair] = 1;
    if (sameRow < 3 || rowsMet[place] === 1) return;
    rowsMet[place] = 1;
    rows += asked.run;
  }

  function readSegment(segment: number, into: Uint8Array<ArrayBuffer>): number {
    rowsMet.fill(0);
    times.fill(0);
    rows = 0;
    same = into;
    match(spellings, segmentStarts[segment] ?? 0, segmentStarts[segment + 1] ?? 0, meet);
    return rows;
  }

  function readHeading(segment: number, strength: number): number {
    const rowsFound = readSegment(segment, sameInHeading);
    for (let term = 0; term < terms.length; term++) {
      heading[term] = (heading[term] ?? 0) + strength * (times[term] ?? 0);
    }
    return rowsFound;
  }

  function readClause(segment: number): number {
    sameInClause.set(sameInHeading);
    const rowsFound = readSegment(segment, sameInClause);
    for (let term = 0; term < terms.length; term++) {
      body[term] = (body[term] ?? 0) + (times[term] ?? 0);
      if (sameInClause[term] === 1) sameAnywhere[term] = 1;
    }
    return rowsFound;
  }

  function clauseWorth(strength: number): number {
    let worth = 0;
    for (let term = 0; term < terms.length; term++) {
      const met = (heading[term] ?? 0) + strength * (times[term] ?? 0);
      if (met > 0) worth += (terms[term]?.weight ?? 0) * termWorth(met, sameInClause[term] === 1);
    }
    return worth;
  }

  function titleNamed(segment: number): number {
    let named = 0;
    let total = 0;
    for (let at = segmentStarts[segment] ?? 0; at < (segmentStarts[segment + 1] ?? 0); at++) {
      const spelling = spellings[at] ?? 0;
      const syllable = lexicon.syllableOf[spelling] ?? 0;
      total += rarity.of(syllable);
      if (askedSpellings.has(spelling) || anySpellingOf.has(syllable)) named += rarity.of(syllable);
    }
    return total > 0 ? named / total : 0;
  }

  return (passage) => {
    const first = firstSegments[passage] ?? 0;
    for (const counts of [heading, body, sameInHeading]) counts.fill(0);
    readHeading(first + DOCUMENT_SEGMENT, norms.document(passage));
    let bestRows = readHeading(first + TITLE_SEGMENT, norms.title(passage));
    let bestClause = 0;
    sameAnywhere.set(sameInHeading);
    for (let segment = first + FIRST_CLAUSE_SEGMENT; segment < (firstSegments[passage + 1] ?? 0); segment++) {
      bestRows = Math.max(bestRows, readClause(segment));
      const length = (segmentStarts[segment + 1] ?? 0) - (segmentStarts[segment] ?? 0);
      bestClause = Math.max(bestClause, clauseWorth(norms.clause(length)));
    }
    const inBody = norms.body(passage);
    const worths = new Float64Array(terms.length);
    for (let term = 0; term < terms.length; term++) {
      const met = (heading[term] ?? 0) + inBody * (body[term] ?? 0);
      if (met > 0) worths[term] = termWorth(met, sameAnywhere[term] === 1);
    }
    const asTyped = discountLookAlikes(question, worths, sameAnywhere);
    return {
      worths,
      wholePassage: (asTyped * weigh(question, worths)) / (question.weight || 1),
      bestClause: (asTyped * bestClause) / (question.weight || 1),
      bestRows: (asTyped * bestRows) / (question.runs || 1),
      titleNamed: asTyped * titleNamed(first + TITLE_SEGMENT),
    };
  };
}
