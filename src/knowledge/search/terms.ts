import type { Collection } from "./collection.ts";
import { groupBy } from "./groups.ts";
import { createPairTable } from "./pair-table.ts";

/** The mark of a place in the collection that no pair ends at: the first word of a segment. */
export const NO_PAIR = 0xffffffff;

/**
 * What can be looked for: a term is an unaccented syllable (numbered as in the lexicon) or two neighbouring ones;
 * its variants are the spellings in which the collection has it (for a single syllable, numbered as in the lexicon).
 */
export interface Terms {
  readonly count: number;
  readonly variantCount: number;
  /** For each place in the collection, the variant formed by the word before it and the word at it. */
  readonly pairsAt: Uint32Array;
  /** The term of two neighbouring syllables, or -1 when the collection never has them side by side. */
  pairTerm(firstSyllable: number, secondSyllable: number): number;
  variantsOf(term: number): Uint32Array;
  /** The spellings of a variant: one, or the two of a pair. */
  spellingsOf(variant: number): number[];
}

/** Finds the terms and variants of a collection. */
export function collectTerms({ lexicon, spellings, segmentStarts }: Collection): Terms {
  const { syllableOf } = lexicon;
  const spellingCount = lexicon.spellings.length;
  const syllableCount = lexicon.syllables.length;
  const spellingPairs = createPairTable();
  const syllablePairs = createPairTable();

  const pairsAt = new Uint32Array(spellings.length).fill(NO_PAIR);
  for (let segment = 0; segment + 1 < segmentStarts.length; segment++) {
    const end = segmentStarts[segment + 1] ?? 0;
    for (let at = (segmentStarts[segment] ?? 0) + 1; at < end; at++) {
      pairsAt[at] = spellingCount + spellingPairs.add(spellings[at - 1] ?? 0, spellings[at] ?? 0);
    }
  }

  const termOf = new Uint32Array(spellingCount + spellingPairs.size());
  termOf.set(syllableOf);
  for (let pair = 0; pair < spellingPairs.size(); pair++) {
    const first = syllableOf[spellingPairs.first(pair)] ?? 0;
    const second = syllableOf[spellingPairs.second(pair)] ?? 0;
    termOf[spellingCount + pair] = syllableCount + syllablePairs.add(first, second);
  }
  const count = syllableCount + syllablePairs.size();
  const variants = groupBy(termOf, count);

  return {
    count,
    variantCount: termOf.length,
    pairsAt,
    pairTerm(first, second) {
      const pair = syllablePairs.find(first, second);
      return pair < 0 ? -1 : syllableCount + pair;
    },
    variantsOf: variants.membersOf,
    spellingsOf(variant) {
      if (variant < spellingCount) return [variant];
      const pair = variant - spellingCount;
      return [spellingPairs.first(pair), spellingPairs.second(pair)];
    },
  };
}
