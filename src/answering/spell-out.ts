import { canonical, fold, nfc } from "../kernel/vietnamese.ts";
import type { Wording } from "../knowledge/wording.ts";
import { decodeKeys } from "./telex.ts";

/** Writes out what people shorten, one text for each way an ambiguous shortening may be read (the likeliest first). */
export interface Speller {
  /** At most `MOST_READINGS` texts; the first takes every ambiguous shortening in its first reading. */
  spellOut(question: string): string[];
}

/** How many readings of one question are tried. */
export const MOST_READINGS = 6;

const CHUNK =
  /\p{L}+(?:[-&./]\p{L}+)+|\p{N}+(?:[.,/-]\p{N}+)*|[\p{L}\p{M}]+\p{N}[\p{L}\p{N}]*|[\p{L}\p{M}]+|[^\p{L}\p{M}\p{N}]+/gu;
const MONTH_OF_YEAR = /((?:tháng|thang|quý|quy|quí|qúy|th|t)\s*\d{1,2})[/-](20\d\d)(?![\d/.-])/gi;
const DAY_WITH_HYPHEN = /((?:ngày|ngay|hôm|hom|bữa|bua)\s+\d{1,2})-(\d{1,2})(?![\d%,])/gi;
const SHORT_SPAN = /(?:giai đoạn|giai doan|gđ|gd)\s*(\d\d)\s*-\s*(\d\d)(?!\d|\s*%)/gi;
/** How phones begin a message: "Ko nộp thì sao". */
const OPENING_CAPITAL = /^\p{Lu}\p{Ll}+$/u;
const DOCUMENT_NUMBER = /^\s*(?:số\s*)?\d/;

/**
 * Prepares the shortenings; `isSyllable` tells whether a lower-case word is a Vietnamese syllable in use here, and
 * `expand` writes out what is contracted as no list has it.
 */
export function createSpeller(
  wording: Wording,
  isSyllable: (text: string) => boolean,
  expand: (text: string) => string | null = () => null,
): Speller {
  const plain = table(wording.abbreviations.plain);
  const capitals = table(wording.abbreviations.capitals);
  const chat = new Map(Object.entries(wording.chatSpellings).map(([short, full]) => [canonical(short), full]));
  const ambiguous = new Map(
    Object.entries(wording.abbreviations.ambiguous).map(([s, readings]) => [squeeze(s), readings]),
  );

  const isAbbreviation = (short: string) =>
    [plain.exact, capitals.exact, ambiguous].some((listed) => listed.has(short));

  function readings(chunk: string, after: string): readonly string[] {
    if (!/\p{L}/u.test(chunk)) return [chunk];
    const lower = canonical(chunk);
    const isLower = nfc(chunk) === nfc(chunk).toLowerCase();
    const isChat = isLower || (OPENING_CAPITAL.test(nfc(chunk)) && !isAbbreviation(squeeze(chunk)));
    if (isChat && chat.has(lower)) return [chat.get(lower) ?? chunk];
    if (isLower && isSyllable(lower)) return [chunk];
    const short = squeeze(chunk);
    if (hasMarks(chunk) && plain.exact.has(short)) return [plain.exact.get(short) ?? chunk];
    const open = ambiguous.get(short) ?? (isLower ? ambiguous.get(short) : undefined);
    if (open) return DOCUMENT_NUMBER.test(after) ? open.slice(0, 1) : open;
    const known =
      plain.exact.get(short) ??
      plain.folded.get(fold(short)) ??
      capitals.exact.get(short) ??
      capitals.folded.get(fold(short));
    if (known && (!isLower || !isSyllable(fold(chunk)))) return [known];
    const decoded = isSyllable(fold(chunk)) && !/\d/.test(chunk) ? null : decodeKeys(chunk);
    if (decoded !== null && isSyllable(decoded)) return [decoded];
    if (decoded !== null && isSyllable(fold(decoded))) return [fold(decoded)];
    const whole = isLower && !isSyllable(fold(chunk)) ? expand(lower) : null;
    if (whole !== null) return [whole];
    const inner = chunk.split(/[-&./]/);
    if (inner.length > 1) return [inner.map((part) => readings(part, "")[0] ?? part).join(" ")];
    return [chunk];
  }

  return {
    spellOut(question) {
      const text = nfc(question)
        .replace(MONTH_OF_YEAR, "$1 năm $2")
        .replace(DAY_WITH_HYPHEN, "$1/$2")
        .replace(SHORT_SPAN, "giai đoạn 20$1 - 20$2");
      let texts = [""];
      for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
        const ways = readings(chunk, text.slice(index + chunk.length));
        texts = ways.flatMap((way) => texts.map((so) => so + way)).slice(0, MOST_READINGS);
      }
      return texts;
    },
  };
}

function table(entries: Record<string, string>) {
  const exact = new Map(Object.entries(entries).map(([short, full]) => [squeeze(short), full]));
  return { exact, folded: new Map([...exact].map(([short, full]) => [fold(short), full])) };
}

function squeeze(short: string): string {
  return canonical(short).replace(/[-&./\s]/g, "");
}

function hasMarks(text: string): boolean {
  return fold(text) !== nfc(text).toLowerCase();
}
