import type { BagWords } from "./bag.ts";
import { isSaid, type Syllable } from "./lexicon.ts";
import type { Token } from "./read-question.ts";

/** What many texts speak of, looked up by word: tells of all texts at once how far each explains a token. */
export interface TextsSpoken {
  /** By text, what `Bag.explains` of that text alone would tell. */
  explain(token: Token, next?: Token): Float64Array;
}

/** Which of the texts, a bit each. */
type Texts = Uint32Array;

/** Turns the words of each text round: from each word to the texts that have it. */
export function createTextsSpoken(texts: readonly BagWords[]): TextsSpoken {
  const keys = new Map<string, Texts>();
  const pairs = new Map<string, Texts>();
  const syllables = new Map<string, { readonly meant: Syllable; readonly texts: Texts }[]>();
  const length = Math.ceil(texts.length / 32);
  const none: Texts = new Uint32Array(length);
  const all: Texts = new Uint32Array(length).fill(0xffffffff);

  texts.forEach((text, at) => {
    for (const key of text.keys) addTo(keys, key, at);
    for (const pair of text.pairs) addTo(pairs, pair, at);
    for (const [folded, variants] of text.syllables) {
      const known = syllables.getOrInsert(folded, []);
      for (const meant of variants) {
        const same = known.find((one) => one.meant.canonical === meant.canonical);
        if (same) mark(same.texts, at);
        else known.push({ meant, texts: mark(new Uint32Array(length), at) });
      }
    }
  });

  function addTo(lists: Map<string, Texts>, word: string, text: number): void {
    mark(
      lists.getOrInsertComputed(word, () => new Uint32Array(length)),
      text,
    );
  }

  function having(typed: Syllable): Texts {
    const having = new Uint32Array(length);
    for (const { meant, texts } of syllables.get(typed.folded) ?? [])
      if (isSaid(typed, meant))
        for (let at = 0; at < length; at += 1) having[at] = (having[at] ?? 0) | (texts[at] ?? 0);
    return having;
  }

  return {
    explain(token, next) {
      const whole = keys.get(token.key) ?? none;
      const known = allOf(token.syllables.map(having), all);
      const run = [...token.syllables, ...(token.role === "plain" && next?.role === "plain" ? next.syllables : [])];
      const joined = allOf(
        run.slice(1).map(({ folded }, before) => pairs.get(`${run[before]?.folded} ${folded}`) ?? none),
        all,
      );
      const alone = token.role === "plain" ? 0.5 : 0;
      const shares = new Float64Array(texts.length);
      for (let text = 0; text < shares.length; text += 1) {
        if (has(whole, text)) shares[text] = 1;
        else if (has(known, text)) shares[text] = has(joined, text) ? 1 : alone;
      }
      return shares;
    },
  };
}

function mark(texts: Texts, text: number): Texts {
  texts[text >> 5] = (texts[text >> 5] ?? 0) | (1 << (text & 31));
  return texts;
}

function has(texts: Texts, text: number): boolean {
  return (((texts[text >> 5] ?? 0) >>> (text & 31)) & 1) === 1;
}

function allOf(lists: readonly Texts[], all: Texts): Texts {
  return lists.reduce((both, list) => both.map((bits, at) => bits & (list[at] ?? 0)), all);
}
