import { editDistance } from "./edit-distance.ts";
import { foldWords, type Lexicon } from "./lexicon.ts";
import { UNKNOWN } from "./question.ts";
import type { Rarity } from "./rarity.ts";
import type { Terms } from "./terms.ts";

const MOST_MENDED = 3;
const SYLLABLE = /^[a-z]{2,8}$/;
const LETTERS = /^[a-z]{2,14}$/;
const LONG = 6;
const COST_OF_A_LETTER = 3;

/** A word of a question as typed and as understood: the same, or other syllables when no passage has it. */
export interface MendedWord {
  readonly typed: string;
  readonly meant: readonly string[];
}

/** Mends words in the form of `spelledWords`; a mended word is unaccented. */
export type Mender = (spelled: readonly string[]) => MendedWord[];

/**
 * Makes the mender over a collection's vocabulary. A syllable that no passage has becomes the nearest one that some passage has
 * beside the same neighbour; two syllables typed as one are parted. Without such a neighbour a word stays as typed: it may be a name.
 */
export function createMender(lexicon: Lexicon, terms: Terms, rarity: Rarity): Mender {
  const syllables = lexicon.syllables.filter((text) => SYLLABLE.test(text));
  const neverBeside = rarity.of(UNKNOWN) + COST_OF_A_LETTER;

  function pairIdf(first = "", second = ""): number {
    const [a, b] = [lexicon.syllable(first), lexicon.syllable(second)];
    const pair = a === undefined || b === undefined ? UNKNOWN : terms.pairTerm(a, b);
    return pair === UNKNOWN ? Number.POSITIVE_INFINITY : rarity.of(pair);
  }

  function nearest(typed: string, before?: string, after?: string): string | null {
    const most = typed.length >= LONG ? 2 : 1;
    let best: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const text of syllables) {
      const distance = editDistance(typed, text, most);
      if (distance > most) continue;
      const idfs = [pairIdf(before, text), pairIdf(text, after)];
      if (idfs.every((idf) => idf === Number.POSITIVE_INFINITY)) continue;
      const cost = COST_OF_A_LETTER * distance + idfs.reduce((sum, idf) => sum + Math.min(idf, neverBeside), 0);
      if (cost < least) [best, least] = [text, cost];
    }
    return best;
  }

  function parted(typed: string): string[] | null {
    const cuts = Array.from({ length: Math.max(0, typed.length - 3) }, (_, i) => [
      typed.slice(0, i + 2),
      typed.slice(i + 2),
    ]);
    const [best] = cuts
      .map((halves) => ({ halves, idf: pairIdf(halves[0], halves[1]) }))
      .filter(({ idf }) => idf < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.idf - b.idf);
    return best?.halves ?? null;
  }

  return (spelled) => {
    const folded = foldWords(spelled);
    const strange = folded.flatMap((word, i) =>
      lexicon.syllable(word) === undefined && LETTERS.test(word) ? [i] : [],
    );
    const mendable = new Set(strange.slice(0, MOST_MENDED));
    return spelled.map((typed, i) => {
      const word = folded[i] ?? "";
      if (!mendable.has(i)) return { typed, meant: [typed] };
      const near = SYLLABLE.test(word) ? nearest(word, folded[i - 1], folded[i + 1]) : null;
      return { typed, meant: near ? [near] : (parted(word) ?? [typed]) };
    });
  };
}
