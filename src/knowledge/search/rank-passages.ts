import { stakesOfPairs } from "./look-alikes.ts";
import type { Postings } from "./postings.ts";
import { allAgree, type Question, type QuestionTerm, UNKNOWN } from "./question.ts";
import { termWorth } from "./term-worth.ts";
import type { Terms } from "./terms.ts";
import { WEIGHTS } from "./weights.ts";

/** Scores all passages at once and gives the best, equal ones in the order of the collection; then the best of those pointed at. */
export type PassageRanker = (question: Question, limit: number, pointedAt: readonly number[]) => number[];

/** Makes the ranker over some passages' postings. */
export function createPassageRanker(terms: Terms, postings: Postings, passageCount: number): PassageRanker {
  const scores = new Float64Array(passageCount);
  const strengths = new Float32Array(passageCount);
  const sameAccents = new Uint8Array(passageCount);
  const holders = new Uint32Array(passageCount);
  const lookAlike = new Float64Array(passageCount);

  function addTerm({ term, weight, spellings, exact }: QuestionTerm, stake: number): void {
    let holderCount = 0;
    for (const variant of terms.variantsOf(term)) {
      const same = allAgree(terms.spellingsOf(variant), spellings);
      const end = postings.end(variant);
      for (let at = postings.start(variant); at < end; at++) {
        const passage = postings.passages[at] ?? 0;
        if (strengths[passage] === 0) holders[holderCount++] = passage;
        strengths[passage] = (strengths[passage] ?? 0) + (postings.strengths[at] ?? 0);
        if (same) sameAccents[passage] = 1;
      }
    }
    for (let i = 0; i < holderCount; i++) {
      const passage = holders[i] ?? 0;
      const worth = termWorth(strengths[passage] ?? 0, sameAccents[passage] === 1);
      scores[passage] = (scores[passage] ?? 0) + weight * worth;
      if (exact && sameAccents[passage] === 0) lookAlike[passage] = (lookAlike[passage] ?? 0) + stake;
      strengths[passage] = 0;
      sameAccents[passage] = 0;
    }
  }

  return (question, limit, pointedAt) => {
    scores.fill(0);
    lookAlike.fill(0);
    const stakes = stakesOfPairs(question);
    question.terms.forEach((term, i) => {
      if (term.term !== UNKNOWN) addTerm(term, stakes[i] ?? 0);
    });
    lookAlike.forEach((stake, passage) => {
      if (stake === 0) return;
      const typed = 1 - Math.min(1, stake / question.weight);
      scores[passage] = (scores[passage] ?? 0) * (WEIGHTS.otherAccents + (1 - WEIGHTS.otherAccents) * typed);
    });
    const named = pointedAt.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, limit);
    return [...new Set([...best(scores, limit), ...named])];
  };
}

function best(scores: Float64Array, limit: number): number[] {
  const ranked: { passage: number; score: number }[] = [];
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
  return ranked.map(({ passage }) => passage);
}
