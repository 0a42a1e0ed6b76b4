import { canonical, fold, words } from "../../kernel/vietnamese.ts";

const BREAK = "\n";

/** Every spelling met in a collection, and the unaccented syllable it shares with its look-alikes; all are numbered from 0. */
export interface Lexicon {
  readonly spellings: readonly string[];
  readonly syllables: readonly string[];
  /** The syllable of each spelling, by number. */
  readonly syllableOf: readonly number[];
  /** The number of a word as printed, given on the first meeting. */
  learn(word: string): number;
  /** The number of a spelling in the form of `spelled`. */
  spelling(spelling: string): number | undefined;
  /** The number of an unaccented syllable. */
  syllable(folded: string): number | undefined;
}

/** The words of a text in the spelling they are compared in: lower case, one place for the tone mark, "03" as "3". */
export function spelledWords(text: string): string[] {
  const found = words(text);
  return found.length === 0 ? [] : spelled(found.join(BREAK)).split(BREAK);
}

/** Each word without diacritics. */
export function foldWords(words: readonly string[]): string[] {
  return words.length === 0 ? [] : fold(words.join(BREAK)).split(BREAK);
}

/** An empty lexicon, to be filled by `learn`. */
export function createLexicon(): Lexicon {
  const printed = new Map<string, number>();
  const spellingNumbers = new Map<string, number>();
  const syllableNumbers = new Map<string, number>();
  const spellings: string[] = [];
  const syllables: string[] = [];
  const syllableOf: number[] = [];

  function addSpelling(spelling: string): number {
    const syllable = fold(spelling);
    spellingNumbers.set(spelling, spellings.length);
    spellings.push(spelling);
    if (!syllableNumbers.has(syllable)) syllableNumbers.set(syllable, syllables.push(syllable) - 1);
    syllableOf.push(syllableNumbers.get(syllable) ?? 0);
    return spellings.length - 1;
  }

  return {
    spellings,
    syllables,
    syllableOf,
    learn(word) {
      const known = printed.get(word);
      if (known !== undefined) return known;
      const spelling = spelled(word);
      const number = spellingNumbers.get(spelling) ?? addSpelling(spelling);
      printed.set(word, number);
      return number;
    },
    spelling: (spelling) => spellingNumbers.get(spelling),
    syllable: (folded) => syllableNumbers.get(folded),
  };
}

function spelled(word: string): string {
  return canonical(word).replace(/(^|\/)0+(?=\d)/gm, "$1");
}
