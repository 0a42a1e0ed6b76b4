import type { Question } from "./question.ts";

/**
 * Takes away the worth of words that a passage has only inside a pair with other accents than those typed ("Bình Thành" for
 * "Bình Thạnh"), when some passage has the pair as typed. Gives the share of the worth that remains.
 */
export function discountLookAlikes(question: Question, worths: Float64Array, sameAccents: Uint8Array): number {
  const { terms, places } = question;
  const another = places.map(({ pair }) => {
    return terms[pair]?.exact === true && (worths[pair] ?? 0) > 0 && sameAccents[pair] !== 1;
  });
  if (!another.includes(true)) return 1;
  const before = weigh(question, worths);
  another.forEach((isAnother, place) => {
    if (isAnother) for (const term of termsAround(question, place)) worths[term] = 0;
  });
  return weigh(question, worths) / before;
}

/** What each pair of a question, by its place among the terms, has at stake: the weight of all terms that share a word with it. */
export function stakesOfPairs(question: Question): Float64Array {
  const stakes = new Float64Array(question.terms.length);
  question.places.forEach(({ pair }, place) => {
    if (pair < 0) return;
    const touched = new Set(termsAround(question, place));
    stakes[pair] = [...touched].reduce((sum, term) => sum + (question.terms[term]?.weight ?? 0), 0);
  });
  return stakes;
}

/** The sum of the terms' worth, weighed. */
export function weigh({ terms }: Question, worths: Float64Array): number {
  return terms.reduce((sum, { weight }, term) => sum + weight * (worths[term] ?? 0), 0);
}

function termsAround({ places }: Question, place: number): number[] {
  const [before, here, after] = [places[place - 1], places[place], places[place + 1]];
  return [before?.single, before?.pair, here?.single, here?.pair, after?.pair].filter(
    (term) => term !== undefined && term >= 0,
  ) as number[];
}
