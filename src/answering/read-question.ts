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

const YEAR = /^(19|20)\d\d$/;
const DAY = /^(\d{1,2})[/.-](\d{1,2})([/.-](\d{4}))?$/;

/** Reads a text into tokens: the longest known forms, days, years and numbers, and the syllables left over. */
export function readTokens(text: string, lexicon: Lexicon): Token[] {
  const syllables = syllablesOf(text).map((syllable) => withoutUnknownMarks(syllable, lexicon));
  const tokens: Token[] = [];
  for (let at = 0; at < syllables.length; ) {
    const token = dayAt(syllables, at) ?? knownAt(syllables, at, lexicon) ?? singleAt(syllables, at);
    tokens.push(token);
    at += token.syllables.length;
  }
  return tokens;
}

function knownAt(syllables: readonly Syllable[], at: number, lexicon: Lexicon): Token | null {
  const match = lexicon.longestAt(syllables, at);
  if (!match) return null;
  const { length, ...meaning } = match;
  return { ...meaning, syllables: syllables.slice(at, at + length) };
}

function dayAt(syllables: readonly Syllable[], at: number): Token | null {
  const first = syllables[at];
  const digits = first && DAY.exec(first.text);
  if (first && digits && Number(digits[1]) <= 31 && Number(digits[2]) <= 12) {
    return dayToken(digits[1], digits[2], [first]);
  }
  const run = syllables.slice(at, at + 3);
  const [day, month, number] = run;
  if (day && /^\d{1,2}$/.test(day.text) && month?.folded === "thang" && number && /^\d{1,2}$/.test(number.text)) {
    return dayToken(day.text, number.text, run);
  }
  return null;
}

function dayToken(day: string | undefined, month: string | undefined, syllables: readonly Syllable[]): Token {
  return { key: `day:${Number(day)}/${Number(month)}`, role: "day", weight: 1, syllables };
}

function singleAt(syllables: readonly Syllable[], at: number): Token {
  const syllable = syllables[at] ?? asSyllable("");
  if (YEAR.test(syllable.text)) return { key: `year:${syllable.text}`, role: "year", weight: 1.5, syllables: [syllable] };
  if (/^\p{N}/u.test(syllable.text)) {
    return { key: `number:${syllable.text}`, role: "number", weight: 1, syllables: [syllable] };
  }
  return { key: syllable.canonical, role: "plain", weight: 1, syllables: [syllable] };
}

/** A syllable whose accents make no word in use here ("kiễm") is read by its letters alone. */
function withoutUnknownMarks(syllable: Syllable, lexicon: Lexicon): Syllable {
  return lexicon.knows(syllable) ? syllable : lexicon.knows(asSyllable(syllable.folded)) ? asSyllable(syllable.folded) : syllable;
}
