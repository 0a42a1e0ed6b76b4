import { oneLine, unifyTonePlace } from "../../kernel/vietnamese.ts";

/** A sentence made ready to be read; all three have the same length. */
export interface SentenceText {
  /** On one line, with one place for tone marks and plain digits. */
  readonly text: string;
  /** The same in small letters. */
  readonly low: string;
  /** The small letters that no claim has taken yet; what is taken is filled with dots in the middle. */
  left: string;
}

const TAKEN = "·";

/** Makes a text ready to be read. */
export function sentenceText(raw: string): SentenceText {
  const plain = oneLine(raw).replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const ascii = digit.normalize("NFKC");
    return /^[0-9]$/.test(ascii) ? ascii : digit;
  });
  const text = unifyTonePlace(plain);
  const low = [...text].map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join("");
  return { text, low, left: low };
}

/** Takes a stretch of the sentence, so that no other claim reads it. */
export function take(sentence: SentenceText, from: number, to: number): string {
  sentence.left = sentence.left.slice(0, from) + TAKEN.repeat(to - from) + sentence.left.slice(to);
  return sentence.text.slice(from, to);
}

/** Reads and takes every match of a pattern in what is left; what `read` gives null for is left. */
export function takeAll<Found>(
  sentence: SentenceText,
  pattern: RegExp,
  read: (groups: Readonly<Record<string, string | undefined>>, from: number, to: number) => Found | null,
): Found[] {
  const found: Found[] = [];
  for (const match of sentence.left.matchAll(pattern)) {
    const to = match.index + match[0].length;
    const one = read(match.groups ?? {}, match.index, to);
    if (one === null) continue;
    take(sentence, match.index, to);
    found.push(one);
  }
  return found;
}

/** A word with the place where it stands. */
export interface Placed {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** The words of a text with their places: runs of letters or digits with their inner points and commas. */
export function placedWords(text: string): Placed[] {
  return [...text.matchAll(/[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{M}]+/gu)].map((match) => ({
    word: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}
