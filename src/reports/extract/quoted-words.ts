import { oneLine } from "../../kernel/vietnamese.ts";

/** Where words stand in a text that is one line. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{M}\p{N}]/u;
const DIGIT = /\d/;
const OPENING = /[\s(["'“‘«]/;
const CLOSING = /[\s)\]"'”’»!?…]/;
/** Signs that part words, but may also stand inside a number. */
const PARTING = /[.,;:–-]/;

/** Every place where the quoted words stand in the text, apart from other words and never inside a number; both NFC with single spaces. */
export function placesOf(quote: string, text: string): readonly Span[] {
  const sought = oneLine(quote);
  if (sought === "") return [];
  const places: Span[] = [];
  for (let from = text.indexOf(sought); from >= 0; from = text.indexOf(sought, from + 1)) {
    const to = from + sought.length;
    if (isApart(text, from - 1, -1, sought.at(0) ?? "") && isApart(text, to, 1, sought.at(-1) ?? ""))
      places.push({ from, to });
  }
  return places;
}

/** Whether words end at a place of the text: `at` is the sign beside them, `step` the way out of them. */
function isApart(text: string, at: number, step: 1 | -1, edge: string): boolean {
  const sign = text[at];
  if (sign === undefined || !WORD.test(edge)) return true;
  if ((step < 0 ? OPENING : CLOSING).test(sign)) return true;
  if (!PARTING.test(sign)) return false;
  const beyond = text[at + step] ?? " ";
  return !(DIGIT.test(edge) && DIGIT.test(beyond));
}

/** The most characters shown on each side of quoted words. */
const AROUND = 60;
const SENTENCE_END = /[.!?;](?=\s)/g;

/** The sentence in which words stand; where it is long only what stands near them. */
export function sentenceAround(text: string, { from, to }: Span): string {
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index }) => index);
  const start = (ends.findLast((end) => end < from) ?? -1) + 1;
  const end = ends.find((one) => one >= to) ?? text.length;
  const before = text.slice(start, from).trimStart();
  const after = text.slice(to, end);
  return `${lastWords(before)}${text.slice(from, to)}${firstWords(after)}`.trim();
}

function lastWords(text: string): string {
  if (text.length <= AROUND) return text;
  const kept = text.slice(-AROUND);
  return `…${kept.slice(kept.indexOf(" ") + 1)}`;
}

function firstWords(text: string): string {
  if (text.length <= AROUND) return text;
  return `${text.slice(0, text.lastIndexOf(" ", AROUND))}…`;
}
