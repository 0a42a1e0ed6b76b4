import { mayMean } from "../../kernel/vietnamese.ts";

const SHORT: Record<string, string> = {
  ko: "không",
  k: "không",
  kh: "không",
  khg: "không",
  kg: "không",
  hok: "không",
  hk: "không",
  hong: "không",
  hông: "không",
  hổng: "không",
  hem: "không",
  chx: "chưa",
  r: "rồi",
  đc: "được",
  dc: "được",
};

/** Whether the words typed may be the words meant: accents may be missing, but none may be another. */
export function says(typed: readonly string[], meant: readonly string[]): boolean {
  return typed.length === meant.length && typed.every((word, at) => mayMean(word, meant[at] ?? ""));
}

/** Whether the text may be one of these phrases. */
export function saysOneOf(text: string, phrases: readonly string[]): boolean {
  const typed = text.split(" ");
  return phrases.some((phrase) => says(typed, phrase.split(" ")));
}

/** The text with the short forms of chat written out ("ko có" → "không có"). */
export function writtenOut(text: string): string {
  return text
    .split(" ")
    .map((word) => SHORT[word] ?? word)
    .join(" ");
}
