import { fold } from "../kernel/vietnamese.ts";
import { asSyllable, isSaid, type Syllable, syllablesOf } from "./lexicon.ts";
import { once } from "./once.ts";

/** Writes out a word of two syllables whose first is typed by its first letters alone ("hlực", "ptrào"); null where none is known. */
export type ContractionReader = (typed: string) => string | null;

const FIRST_LETTERS = /^(?:ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdđghklmnpqrstvx])/;
const SHORTEST = 3;

interface Pair {
  readonly first: Syllable;
  readonly second: Syllable;
  times: number;
}

/** Prepares reading contractions of every two neighbours in some texts; the more often met goes first. */
export function createContractionReader(texts: readonly string[]): ContractionReader {
  const known = once(() => contractionsOf(texts));
  return (typed) => {
    const letters = fold(typed);
    if (letters.length < SHORTEST) return null;
    const fitting = (known().get(letters) ?? []).filter(
      ({ first, second }) =>
        isSaid(asSyllable(typed.slice(letters.length - second.folded.length)), second) && first.folded !== letters,
    );
    const [best] = fitting.sort((one, other) => other.times - one.times);
    return best ? `${best.first.canonical} ${best.second.canonical}` : null;
  };
}

function contractionsOf(texts: readonly string[]): Map<string, Pair[]> {
  const pairs = new Map<string, Pair>();
  for (const text of texts) {
    const said = syllablesOf(text);
    said.slice(1).forEach((second, at) => {
      const first = said[at];
      if (!first || !FIRST_LETTERS.test(first.folded) || !/^\p{L}+$/u.test(second.canonical)) return;
      const pair = pairs.getOrInsertComputed(`${first.canonical} ${second.canonical}`, () => ({
        first,
        second,
        times: 0,
      }));
      pair.times += 1;
    });
  }
  const known = new Map<string, Pair[]>();
  for (const pair of pairs.values()) {
    const cluster = FIRST_LETTERS.exec(pair.first.folded)?.[0] ?? "";
    for (const start of new Set([cluster, cluster.slice(0, 1)]))
      known.getOrInsertComputed(`${start}${pair.second.folded}`, () => []).push(pair);
  }
  return known;
}
