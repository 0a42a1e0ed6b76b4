import { termWorth } from "./evidence.ts";
import type { Postings } from "./postings.ts";
import { ANY_SPELLING, type QueryTerm, UNKNOWN_TERM } from "./query-terms.ts";
import type { Terms } from "./terms.ts";

/** A passage and what it is worth for a question. */
export interface RankedPassage {
  readonly passage: number;
  readonly score: number;
}

/** Scores all passages at once and gives the best, best first; equal ones in the order of the collection. */
export function createPassageRanker(terms: Terms, postings: Postings, rarity: Float32Array, passageCount: number) {
  const scores = new Float32Array(passageCount);
  const strengths = new Float32Array(passageCount);
  const sameAccents = new Uint8Array(passageCount);
  const holders = new Uint32Array(passageCount);

  function addTerm({ term, weight, spellings }: QueryTerm): void {
    let holderCount = 0;
    for (const variant of terms.variantsOf(term)) {
      const same = agrees(terms.spellingsOf(variant), spellings) ? 1 : 0;
      const passages = postings.passagesOf(variant);
      const added = postings.strengthsOf(variant);
      for (let i = 0; i < passages.length; i++) {
        const passage = passages[i] ?? 0;
        if (strengths[passage] === 0) holders[holderCount++] = passage;
        strengths[passage] = (strengths[passage] ?? 0) + (added[i] ?? 0);
        if (same === 1) sameAccents[passage] = 1;
      }
    }
    const worth = weight * (rarity[term] ?? 0);
    for (let i = 0; i < holderCount; i++) {
      const passage = holders[i] ?? 0;
      scores[passage] =
        (scores[passage] ?? 0) + worth * termWorth(strengths[passage] ?? 0, sameAccents[passage] === 1);
      strengths[passage] = 0;
      sameAccents[passage] = 0;
    }
  }

  return function rankPassages(query: readonly QueryTerm[], limit: number): RankedPassage[] {
    scores.fill(0);
    for (const asked of query) if (asked.term !== UNKNOWN_TERM) addTerm(asked);
    return best(scores, limit);
  };
}

/** Whether a variant's spellings are the ones asked for. */
export function agrees(spellings: readonly number[], asked: readonly number[]): boolean {
  return asked.every((spelling, i) => spelling === ANY_SPELLING || spelling === spellings[i]);
}

function best(scores: Float32Array, limit: number): RankedPassage[] {
  const ranked: RankedPassage[] = [];
  let least = 0;
  for (let passage = 0; passage < scores.length; passage++) {
    const score = scores[passage] ?? 0;
    if (score <= least) continue;
    let place = ranked.length;
    while (place > 0 && (ranked[place - 1]?.score ?? 0) < score) place--;
    ranked.splice(place, 0, { passage, score });
    if (ranked.length > limit) ranked.pop();
    if (ranked.length === limit) least = ranked[limit - 1]?.score ?? 0;
  }
  return ranked;
}
