import type { Lexicon, Syllable } from "./lexicon.ts";
import { asSyllable, syllablesOf } from "./lexicon.ts";

/** A word or phrase of a question with what it means. */
export interface Token {
  /** What it is compared by: a concept ("topic:report"), a day ("day:10/12"), a year, or the syllable itself. */
  readonly key: string;
  readonly role: "focus" | "topic" | "body" | "filler" | "plain" | "year" | "day" | "number";
  readonly weight: number;
  readonly syllables: readonly Syllable[];
}

const DAY_WORDS = new Set(["ngay", "mung", "mong"]);
const YEAR = /^20[0-4]\d$/;
const NUMBER_OF_YEAR = /^(\d+)\/(?:19|20)\d\d$/;
const DAY = /^(\d{1,2})[/.-](\d{1,2})([/.-](\d{4}))?$/;

/** Reads a text into tokens: known forms (in the division that has the longest ones), days, years, numbers and the rest. */
export function readTokens(
  text: string,
  lexicon: Lexicon,
  asMeant: (said: readonly Syllable[]) => Syllable[],
): Token[] {
  const typed = syllablesOf(text);
  const syllables = asMeant(
    typed.map((syllable, at) => (isMistyped(typed, at, lexicon) ? asSyllable(syllable.folded) : syllable)),
  );
  const best: { gain: number; token: Token | null }[] = [];
  best[syllables.length] = { gain: 0, token: null };
  for (let at = syllables.length - 1; at >= 0; at -= 1) {
    for (const token of tokensAt(syllables, at, lexicon)) {
      const gain = gainOf(token) + (best[at + token.syllables.length]?.gain ?? 0);
      if (gain > (best[at]?.gain ?? Number.NEGATIVE_INFINITY)) best[at] = { gain, token };
    }
  }
  const tokens: Token[] = [];
  for (let at = 0; at < syllables.length; at += tokens.at(-1)?.syllables.length ?? 1) {
    const token = best[at]?.token;
    if (token) tokens.push(token);
  }
  return withSomeCounted(tokens);
}

/** "Mấy" asks for a number only where nothing else is asked: beside "ai", "gì", "khi nào" it is the plural of what it stands before. */
function withSomeCounted(tokens: readonly Token[]): Token[] {
  const asksElse = tokens.some(({ role, key, weight }) => role === "focus" && key !== SOME && weight >= COUNTED.weight);
  return tokens.map((token) => (token.key === SOME && !asksElse ? { ...token, ...COUNTED } : token));
}

const SOME = "focus:some";
const COUNTED = { key: "focus:how_many", weight: 1 };
/** More than a known single syllable, less than a known pair. */
const COMPOUND_GAIN = 2.5;

function gainOf({ role, syllables }: Token): number {
  if (role === "plain") return syllables.length > 1 ? COMPOUND_GAIN : 0;
  return syllables.length ** 2;
}

function tokensAt(syllables: readonly Syllable[], at: number, lexicon: Lexicon): Token[] {
  const day = dayAt(syllables, at);
  const known = lexicon.matchesAt(syllables, at).map(({ length, ...meaning }) => ({
    ...meaning,
    syllables: syllables.slice(at, at + length),
  }));
  const [first, second] = [syllables[at], syllables[at + 1]];
  const compound: Token[] =
    first && second && lexicon.isCompound(first, second)
      ? [{ key: `${first.canonical} ${second.canonical}`, role: "plain", weight: 1.5, syllables: [first, second] }]
      : [];
  return [...(day ? [day] : []), ...known, ...compound, singleAt(syllables, at)];
}

function dayAt(syllables: readonly Syllable[], at: number): Token | null {
  const first = syllables[at];
  const digits = first && DAY.exec(first.text);
  if (first && digits && isUpTo(31, digits[1]) && isUpTo(12, digits[2])) {
    return dayToken(digits[1], digits[2], [first]);
  }
  if (first?.folded === "thang" && /^\d{1,2}$/.test(syllables[at + 1]?.text ?? "")) {
    return {
      key: `month:${Number(syllables[at + 1]?.text)}`,
      role: "day",
      weight: 0.5,
      syllables: syllables.slice(at, at + 2),
    };
  }
  const named = syllables[at + 1];
  if (
    first &&
    DAY_WORDS.has(first.folded) &&
    named &&
    isUpTo(31, named.text) &&
    syllables[at + 2]?.folded !== "thang"
  ) {
    return { key: `date:${Number(named.text)}`, role: "day", weight: 0.8, syllables: syllables.slice(at, at + 2) };
  }
  const run = syllables.slice(at, at + 3);
  const [day, month, number] = run;
  if (day && isUpTo(31, day.text) && month?.folded === "thang" && number && isUpTo(12, number.text)) {
    return dayToken(day.text, number.text, run);
  }
  return null;
}

function isUpTo(most: number, digits: string | undefined): boolean {
  return digits !== undefined && /^\d{1,2}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= most;
}

function dayToken(day: string | undefined, month: string | undefined, syllables: readonly Syllable[]): Token {
  return { key: `day:${Number(day)}/${Number(month)}`, role: "day", weight: 1, syllables };
}

function singleAt(syllables: readonly Syllable[], at: number): Token {
  const syllable = syllables[at] ?? asSyllable("");
  if (YEAR.test(syllable.text))
    return { key: `year:${syllable.text}`, role: "year", weight: 1.5, syllables: [syllable] };
  if (/^\p{N}/u.test(syllable.text)) {
    const number = NUMBER_OF_YEAR.exec(syllable.text)?.[1] ?? syllable.text;
    return { key: `number:${number}`, role: "number", weight: 1, syllables: [syllable] };
  }
  return { key: syllable.canonical, role: "plain", weight: 1, syllables: [syllable] };
}

const NAME = /^\p{Lu}\p{Ll}+$/u;

/**
 * Whether the accents of a syllable make no word in use here while its bare letters do ("kiễm"), so that it is read by
 * its letters alone. A name is spelled as its bearer spells it: "Nguyễn Văn An" is no "nguyên văn".
 */
export function isMistyped(syllables: readonly Syllable[], at: number, lexicon: Lexicon): boolean {
  const syllable = syllables[at];
  if (!syllable || lexicon.knows(syllable) || !lexicon.knows(asSyllable(syllable.folded))) return false;
  const isCapital = (place: number) => NAME.test(syllables[place]?.text ?? "");
  return !isCapital(at) || !(isCapital(at - 1) || isCapital(at + 1));
}
