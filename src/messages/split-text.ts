const SENTENCE_END = /[.!?…][”"’)\]]*(?=\s+[^\p{Ll}\s])|(?=\n)/gu;
const SPACE = /\s/;
const JOINED_TO_BEFORE = /^[\p{M}\u200D]/u;
const BEYOND = 80;

/** From which character up to which (UTF-16, end excluded) one message of a longer text goes. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text into ranges of at most `limit` characters (UTF-16): at the last sentence end of the later half, else at
 * the last space, else anywhere but inside a letter. Only white space at a cut is left out.
 */
export function splitText(text: string, limit: number): Range[] {
  const ranges: Range[] = [];
  const whole = text.trimEnd().length;
  let start = skipSpace(text, 0);
  while (start < whole) {
    const cut = whole - start <= limit ? whole : start + cutAt(text.slice(start, start + limit + BEYOND), limit);
    ranges.push({ start, end: start + text.slice(start, cut).trimEnd().length });
    start = skipSpace(text, cut);
  }
  return ranges;
}

function cutAt(window: string, limit: number): number {
  return lastSentenceEnd(window, limit) ?? lastSpace(window, limit) ?? betweenLetters(window, limit);
}

function lastSentenceEnd(window: string, limit: number): number | null {
  const ends = [...window.matchAll(SENTENCE_END)].map((found) => found.index + found[0].length);
  return ends.findLast((end) => end <= limit && end > limit / 2) ?? null;
}

function lastSpace(window: string, limit: number): number | null {
  for (let at = limit; at > 0; at--) if (SPACE.test(window.charAt(at))) return at;
  return null;
}

function betweenLetters(window: string, limit: number): number {
  for (let at = limit; at > limit - Math.min(limit, BEYOND); at--) {
    if (!isInsidePair(window, at) && !JOINED_TO_BEFORE.test(window.slice(at))) return at;
  }
  return isInsidePair(window, limit) ? limit - 1 : limit;
}

function isInsidePair(text: string, at: number): boolean {
  const code = text.codePointAt(at - 1);
  return code !== undefined && code > 0xffff;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text.charAt(at))) at++;
  return at;
}
