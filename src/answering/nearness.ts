import type { Passage } from "../knowledge/passage.ts";
import type { FoundPassage, PassageFinder } from "./ports.ts";

/** How near in meaning passages are to one question, and how much that counts beside their words. */
export interface Nearness {
  /** From 0 (words alone count) to 1. */
  readonly weight: number;
  /** By the ids of passages, from 0 (the farthest of all) to 1 (the nearest). */
  readonly of: ReadonlyMap<string, number>;
}

/** How many passages found by their words are weighed anew. */
const MOST_BY_WORDS = 50;

/**
 * A finder whose ranking is the weighted sum of both scores, each beside the best of its kind. `share` stays that of the words:
 * what only nearness finds has none.
 */
export function joinNearness(finder: PassageFinder, passages: readonly Passage[], nearness: Nearness): PassageFinder {
  const { weight, of } = nearness;
  return {
    find(query, limit) {
      const byWords = finder.find(query, Math.max(limit, MOST_BY_WORDS));
      const best = byWords[0]?.score || 1;
      const found = new Set(byWords.map(({ passage }) => passage.id));
      const byNearness = passages.flatMap((passage): FoundPassage[] =>
        found.has(passage.id) ? [] : [{ passage, score: 0, share: 0 }],
      );
      return [...byWords, ...byNearness]
        .map((one) => ({
          ...one,
          score: (1 - weight) * (one.score / best) + weight * (of.get(one.passage.id) ?? 0),
        }))
        .sort((one, other) => other.score - one.score)
        .slice(0, limit);
    },
  };
}
