import type { Postings } from "./postings.ts";
import type { Terms } from "./terms.ts";

/** How telling each term is (BM25's idf): the rarer the higher. */
export interface Rarity {
  /** By the term's number; any other number gives the rarity of what no passage has. */
  of(term: number): number;
}

/** Counts the passages that hold each term in any spelling. */
export function measureRarity(terms: Terms, postings: Postings, passageCount: number): Rarity {
  const counted = new Uint32Array(passageCount);
  const rarity = new Float32Array(terms.count);
  for (let term = 0; term < terms.count; term++) {
    let holders = 0;
    for (const variant of terms.variantsOf(term)) {
      const end = postings.end(variant);
      for (let at = postings.start(variant); at < end; at++) {
        const passage = postings.passages[at] ?? 0;
        if (counted[passage] === term + 1) continue;
        counted[passage] = term + 1;
        holders++;
      }
    }
    rarity[term] = inverseFrequency(passageCount, holders);
  }
  const unknown = inverseFrequency(passageCount, 0);
  return { of: (term) => rarity[term] ?? unknown };
}

function inverseFrequency(passageCount: number, holders: number): number {
  return Math.log(1 + (passageCount - holders + 0.5) / (holders + 0.5));
}
