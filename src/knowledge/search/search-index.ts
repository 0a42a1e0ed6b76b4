import { fold } from "../../kernel/vietnamese.ts";
import { createAccentRestorer } from "./accents.ts";
import { readCollection } from "./collection.ts";
import { createExplainer, type TermEvidence } from "./evidence.ts";
import { measureFields } from "./field-norms.ts";
import { spelledWords } from "./lexicon.ts";
import { createLifter } from "./lifts.ts";
import { listPostings } from "./postings.ts";
import { readQuestion, UNKNOWN } from "./question.ts";
import { createPassageRanker } from "./rank-passages.ts";
import { measureRarity } from "./rarity.ts";
import { createPassageReader, type Reading } from "./read-passage.ts";
import type { SearchEntry } from "./search-entry.ts";
import { createMender } from "./spelling.ts";
import { collectTerms } from "./terms.ts";
import { FEWEST_CANDIDATES, WEIGHTS } from "./weights.ts";
import { type Wording, wordQuestion } from "./wording.ts";

const LONGEST_QUERY = 2000;

/** A passage found, with the reasons. */
interface SearchHit {
  readonly id: string;
  /** To compare the hits of one question; `share` compares those of several. */
  readonly score: number;
  /** The score beside that of a passage that has every word of the question to the full: from 0 to 1. */
  readonly share: number;
  readonly matched: readonly TermEvidence[];
  readonly missing: readonly TermEvidence[];
}

/** Finds passages by the words of a question, typed with accents or without; of a longer text it reads the first 2,000 letters. */
export interface SearchIndex {
  /** The best passages, best first; equal ones in the order they were given. */
  search(query: string, limit: number): SearchHit[];
  /** Whether any passage has this syllable, whatever its accents. */
  knows(syllable: string): boolean;
  /** How telling a term is (one syllable, or two with a space between), whatever its accents: the rarer the higher. */
  idf(term: string): number;
  /** The query as understood: typing errors mended and accents restored from what the passages say. */
  wording(query: string): Wording;
}

/** Builds the index over passages; it does not change afterwards. */
export function createSearchIndex(entries: readonly SearchEntry[]): SearchIndex {
  const ids = entries.map(({ id }) => id);
  const collection = readCollection(entries);
  const { lexicon } = collection;
  const terms = collectTerms(collection);
  const norms = measureFields(collection);
  const postings = listPostings(collection, terms, norms);
  const rarity = measureRarity(terms, postings, ids.length);
  const rankPassages = createPassageRanker(terms, postings, ids.length);
  const mend = createMender(lexicon, terms, rarity);
  const restoreAccents = createAccentRestorer(lexicon, terms, postings);
  const findLifts = createLifter(entries);

  function search(text: string, limit: number): SearchHit[] {
    const query = text.slice(0, LONGEST_QUERY);
    const words = mend(spelledWords(query)).flatMap(({ meant }) => meant);
    const question = readQuestion(words, lexicon, terms, rarity);
    const lifts = findLifts(query);
    const readPassage = createPassageReader(question, collection, norms, rarity);
    const explain = createExplainer(question);

    return rankPassages(question, Math.max(limit, FEWEST_CANDIDATES), lifts.passages)
      .map((passage) => {
        const reading = readPassage(passage);
        const share = shareOf(reading);
        return { passage, reading, share: share + (1 - share) * lifts.of(passage) };
      })
      .sort((a, b) => b.share - a.share || a.passage - b.passage)
      .slice(0, limit)
      .map(({ passage, share, reading }) => ({
        id: ids[passage] ?? "",
        score: share * question.weight,
        share,
        ...explain(reading.worths),
      }));
  }

  return {
    search,
    knows: (syllable) => lexicon.syllable(fold(syllable)) !== undefined,
    idf: (term) => readQuestion(spelledWords(term), lexicon, terms, rarity).terms.at(-1)?.idf ?? rarity.of(UNKNOWN),
    wording: (query) => wordQuestion(query.slice(0, LONGEST_QUERY), mend, restoreAccents),
  };
}

function shareOf({ wholePassage, bestClause, titleNamed, bestRows }: Reading): number {
  const { clause, title, rows } = WEIGHTS;
  return (wholePassage + clause * bestClause + title * titleNamed + rows * bestRows) / (1 + clause + title + rows);
}
