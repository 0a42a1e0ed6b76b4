import { words } from "../../kernel/vietnamese.ts";
import { splitIntoClauses } from "./clauses.ts";
import { createLexicon, type Lexicon } from "./lexicon.ts";
import type { SearchEntry } from "./search-entry.ts";

/** The segments every passage begins with; its clauses follow. */
export const DOCUMENT_SEGMENT = 0;
/** The place of the title among a passage's segments. */
export const TITLE_SEGMENT = 1;
/** The place of the first clause among a passage's segments. */
export const FIRST_CLAUSE_SEGMENT = 2;

/** Passages as numbered spellings in one flat array: passage by passage, segment by segment (document, title, clauses). */
export interface Collection {
  readonly size: number;
  readonly lexicon: Lexicon;
  readonly spellings: Uint32Array;
  /** Where each segment begins in `spellings`; one more than there are segments. */
  readonly segmentStarts: Uint32Array;
  /** The first segment of each passage; one more than there are passages. */
  readonly firstSegments: Uint32Array;
}

/** Reads entries into a collection, learning their words. */
export function readCollection(entries: readonly SearchEntry[]): Collection {
  const lexicon = createLexicon();
  const segmentStarts = [0];
  const firstSegments = [0];
  let spellings = new Uint32Array(4096);
  let length = 0;

  for (const { document, title, text } of entries) {
    for (const segment of [document, title, ...splitIntoClauses(text)]) {
      for (const word of words(segment)) {
        if (length === spellings.length) spellings = grown(spellings);
        spellings[length++] = lexicon.learn(word);
      }
      segmentStarts.push(length);
    }
    firstSegments.push(segmentStarts.length - 1);
  }
  return {
    size: entries.length,
    lexicon,
    spellings: spellings.slice(0, length),
    segmentStarts: Uint32Array.from(segmentStarts),
    firstSegments: Uint32Array.from(firstSegments),
  };
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
