import type { BagWords } from "./bag.ts";
import { isSaid, type Syllable } from "./lexicon.ts";
import type { Token } from "./read-question.ts";

/** What many texts speak of, looked up by word: tells of all texts at once how far each explains a token. */
export interface TextsSpoken {
  /** By text, what `Bag.explains` of that text alone would tell. */
  explain(token: Token, next?: Token): Float64Array;
}

/** The words of texts, each with the texts that have it, as plain data that can be kept. */
export interface SpokenWords {
  readonly texts: number;
  readonly keys: readonly string[];
  readonly pairs: readonly string[];
  readonly syllables: readonly Syllable[];
  /** A row for each key, then for each pair, then for each syllable; in it a bit for each text. */
  readonly rows: Uint32Array;
}

/** Turns the words of texts round: from each word to the texts that have it. */
export function turnRound(texts: readonly BagWords[]): SpokenWords {
  const having = { keys: new Map<string, number[]>(), pairs: new Map<string, number[]>() };
  const syllables = new Map<string, { readonly meant: Syllable; readonly texts: number[] }>();
  texts.forEach((text, at) => {
    for (const key of text.keys) having.keys.getOrInsertComputed(key, () => []).push(at);
    for (const pair of text.pairs) having.pairs.getOrInsertComputed(pair, () => []).push(at);
    for (const meant of [...text.syllables.values()].flat())
      syllables.getOrInsertComputed(meant.canonical, () => ({ meant, texts: [] })).texts.push(at);
  });
  const spoken = [...syllables.values()];
  const lists = [...having.keys.values(), ...having.pairs.values(), ...spoken.map((one) => one.texts)];
  const length = lengthFor(texts.length);
  const rows = new Uint32Array(lists.length * length);
  lists.forEach((list, row) => {
    for (const text of list) {
      const at = row * length + (text >> 5);
      rows[at] = (rows[at] ?? 0) | (1 << (text & 31));
    }
  });
  return {
    texts: texts.length,
    keys: [...having.keys.keys()],
    pairs: [...having.pairs.keys()],
    syllables: spoken.map(({ meant }) => meant),
    rows,
  };
}

/** Makes ready to look words up. */
export function createTextsSpoken({ texts, keys, pairs, syllables, rows }: SpokenWords): TextsSpoken {
  const length = lengthFor(texts);
  const rowAt = (row: number) => rows.subarray(row * length, (row + 1) * length);
  const keyRows = new Map(keys.map((key, row) => [key, row]));
  const pairRows = new Map(pairs.map((pair, at) => [pair, keys.length + at]));
  const spelled = Map.groupBy(syllables.keys(), (at) => syllables[at]?.folded);

  /** The texts of a row, kept among those given; of no row, none is. */
  function keep(some: Uint32Array, row: number | undefined): void {
    const own = row === undefined ? null : rowAt(row);
    for (let at = 0; at < length; at += 1) some[at] = (some[at] ?? 0) & (own?.[at] ?? 0);
  }

  /** The texts that have a syllable as typed, kept among those given. */
  function keepSaying(some: Uint32Array, typed: Syllable): void {
    const saying = new Uint32Array(length);
    for (const number of spelled.get(typed.folded) ?? []) {
      const meant = syllables[number];
      if (!meant || !isSaid(typed, meant)) continue;
      const own = rowAt(keys.length + pairs.length + number);
      for (let at = 0; at < length; at += 1) saying[at] = (saying[at] ?? 0) | (own[at] ?? 0);
    }
    for (let at = 0; at < length; at += 1) some[at] = (some[at] ?? 0) & (saying[at] ?? 0);
  }

  return {
    explain(token, next) {
      const whole = new Uint32Array(length).fill(0xffffffff);
      const [known, joined] = [whole.slice(), whole.slice()];
      keep(whole, keyRows.get(token.key));
      for (const syllable of token.syllables) keepSaying(known, syllable);
      const run =
        token.role === "plain" && next?.role === "plain" ? [...token.syllables, ...next.syllables] : token.syllables;
      for (let at = 1; at < run.length; at += 1)
        keep(joined, pairRows.get(`${run[at - 1]?.folded} ${run[at]?.folded}`));
      const alone = token.role === "plain" ? 0.5 : 0;
      const shares = new Float64Array(texts);
      for (let text = 0; text < texts; text += 1) {
        if (has(whole, text)) shares[text] = 1;
        else if (has(known, text)) shares[text] = has(joined, text) ? 1 : alone;
      }
      return shares;
    },
  };
}

function lengthFor(texts: number): number {
  return Math.ceil(texts / 32);
}

function has(row: Uint32Array, text: number): boolean {
  return (((row[text >> 5] ?? 0) >>> (text & 31)) & 1) === 1;
}
