import type { Lexicon, Syllable } from "./lexicon.ts";
import { isSaid, syllablesOf } from "./lexicon.ts";
import { readTokens, type Token } from "./read-question.ts";

/** What a text speaks of: tells how far each token of a question is explained by it. */
export interface Bag {
  /** From 0 (nothing here speaks of it) to 1; a lone syllable whose neighbour is missing counts half. */
  explains(token: Token, next?: Token): number;
}

/** The words of a text, from which its bag tells. */
export interface BagWords {
  /** What its known forms mean. */
  readonly keys: ReadonlySet<string>;
  /** Its syllables, by how they are written without accents. */
  readonly syllables: ReadonlyMap<string, readonly Syllable[]>;
  /** Every two neighbours, without accents. */
  readonly pairs: ReadonlySet<string>;
}

/** Gathers what texts speak of: each known form of several syllables wherever it starts, each syllable, each pair of neighbours. */
export function gatherWords(texts: readonly string[], lexicon: Lexicon): BagWords {
  const keys = new Set<string>();
  const syllables = new Map<string, Syllable[]>();
  const pairs = new Set<string>();
  for (const text of texts) {
    for (const token of readTokens(text, lexicon, (said) => [...said]))
      if (token.role !== "filler") keys.add(token.key);
    const all = syllablesOf(text);
    all.forEach((syllable, at) => {
      for (const match of lexicon.matchesAt(all, at))
        if (match.role !== "filler" && match.length > 1) keys.add(match.key);
      const same = syllables.get(syllable.folded) ?? [];
      if (!same.some(({ canonical }) => canonical === syllable.canonical)) same.push(syllable);
      syllables.set(syllable.folded, same);
      const next = all[at + 1];
      if (next) pairs.add(`${syllable.folded} ${next.folded}`);
    });
  }
  return { keys, syllables, pairs };
}

/** Makes the bag of some words. */
export function createBag({ keys, syllables, pairs }: BagWords): Bag {
  const has = (typed: Syllable) => (syllables.get(typed.folded) ?? []).some((meant) => isSaid(typed, meant));
  return {
    explains(token, next) {
      if (keys.has(token.key)) return 1;
      if (!token.syllables.every(has)) return 0;
      const run = [...token.syllables, ...(token.role === "plain" && next?.role === "plain" ? next.syllables : [])];
      const joined = run.every((syllable, at) => {
        const after = run[at + 1];
        return after === undefined || pairs.has(`${syllable.folded} ${after.folded}`);
      });
      return joined ? 1 : token.role === "plain" ? 0.5 : 0;
    },
  };
}
