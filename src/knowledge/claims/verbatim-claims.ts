import { canonical, oneLine } from "../../kernel/vietnamese.ts";
import { type Claim, claim } from "./claim.ts";
import { type SentenceText, takeAll } from "./sentence-text.ts";

const QUOTED = /[“"«](?<words>[^“”"«»]+)[”"»]/gu;
const LINK =
  /\[[^\]]*\]\([^)]*\)|<\/?[a-z!][^>]*>?|(?:https?|ftp|tel|mailto|javascript|data):\S+|www\.\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_]{3,}|(?<![\p{L}\p{N}@])(?:[a-z0-9-]+\.)+(?:com|net|org|vn|info|io|me|xyz|top|ly|gl|edu|gov|cc|site|online|app|link)(?![\p{L}\p{N}])\S*/gu;

/** The words in quotation marks. */
export function quoteClaims(sentence: SentenceText): Claim[] {
  return [...sentence.text.matchAll(QUOTED)].map(({ groups }) => {
    const words = (groups?.["words"] ?? "").trim();
    return claim("quote", words, [words]);
  });
}

/** The links, markup and addresses of a sentence. */
export function takeLinks(sentence: SentenceText): Claim[] {
  return takeAll(sentence, LINK, (_, from, to) => {
    const text = sentence.text.slice(from, to);
    return claim("link", text, [text]);
  });
}

/** Whether some source holds these words as they stand, but for white space, capitals and the place of tone marks. */
export function standsIn(words: string, sources: readonly string[]): boolean {
  const sought = canonical(oneLine(words)).replace(/[.,;:…]+$/u, "");
  return sources.some((source) => canonical(oneLine(source)).includes(sought));
}
