import type { Postings } from "./postings.ts";
import type { Terms } from "./terms.ts";

/** How telling each term is, by number (BM25's idf): the rarer the higher. */
export function measureRarity(terms: Terms, postings: Postings, passageCount: number): Float32Array {
  const counted = new Uint32Array(passageCount);
  const rarity = new Float32Array(terms.count);
  for (let term = 0; term < terms.count; term++) {
    let holders = 0;
    for (const variant of terms.variantsOf(term)) {
      for (const passage of postings.passagesOf(variant)) {
        if (counted[passage] === term + 1) continue;
        counted[passage] = term + 1;
        holders++;
      }
    }
    rarity[term] = inverseFrequency(passageCount, holders);
  }
  return rarity;
}

/** The logarithm of how many passages there are for each that holds a term; positive for every count. */
export function inverseFrequency(passageCount: number, holders: number): number {
  return Math.log(1 + (passageCount - holders + 0.5) / (holders + 0.5));
}
