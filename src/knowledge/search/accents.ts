import { fold } from "../../kernel/vietnamese.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Postings } from "./postings.ts";
import type { Terms } from "./terms.ts";

const NEVER_MET = 0.1;

/** Gives the most likely accents of a row of words; a word typed with marks, or never met beside its neighbours, stays as typed. */
export type AccentRestorer = (spelled: readonly string[]) => string[];

interface Path {
  readonly spelling: string;
  readonly likelihood: number;
  readonly before: Path | null;
}

/** Makes the restorer from how often a collection has each spelling, and each pair of spellings (a Viterbi search over pairs). */
export function createAccentRestorer(lexicon: Lexicon, terms: Terms, postings: Postings): AccentRestorer {
  const passagesWith = (variant: number) => postings.end(variant) - postings.start(variant);

  function spellingsOf(word: string): { text: string; number: number }[] {
    const syllable = lexicon.syllable(word);
    if (syllable === undefined) return [{ text: word, number: -1 }];
    return [...terms.variantsOf(syllable)].map((number) => ({ text: lexicon.spellings[number] ?? word, number }));
  }

  function pairCounts(before = "", word = ""): Map<string, number> {
    const [first, second] = [lexicon.syllable(fold(before)), lexicon.syllable(fold(word))];
    const pair = first === undefined || second === undefined ? -1 : terms.pairTerm(first, second);
    if (pair < 0) return new Map();
    return new Map(
      [...terms.variantsOf(pair)].map((variant) => [terms.spellingsOf(variant).join(), passagesWith(variant)]),
    );
  }

  return (spelled) => {
    let paths: Path[] = [{ spelling: "", likelihood: 0, before: null }];
    spelled.forEach((word, i) => {
      const counts = pairCounts(spelled[i - 1], word);
      const inCompany = counts.size > 0 || pairCounts(word, spelled[i + 1]).size > 0;
      const free = inCompany && word === fold(word);
      const choices = free ? spellingsOf(word) : [{ text: word, number: lexicon.spelling(word) ?? -1 }];
      paths = choices.map(({ text, number }) => {
        const alone = number < 0 ? NEVER_MET : passagesWith(number);
        let best: Path | null = null;
        for (const path of paths) {
          const together = counts.get(`${lexicon.spelling(path.spelling)},${number}`) ?? 0;
          const likelihood = path.likelihood + Math.log(together + NEVER_MET) + NEVER_MET * Math.log(alone);
          if (!best || likelihood > best.likelihood) best = { spelling: text, likelihood, before: path };
        }
        return best ?? { spelling: text, likelihood: 0, before: null };
      });
    });
    const restored: string[] = [];
    let path = paths.reduce<Path | null>(
      (best, path) => (best && best.likelihood >= path.likelihood ? best : path),
      null,
    );
    for (; path?.before; path = path.before) restored.unshift(path.spelling);
    return restored;
  };
}
