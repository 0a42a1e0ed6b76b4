import { nfc } from "../../kernel/vietnamese.ts";

const TOKEN =
  /\p{N}+[\p{L}\p{M}]?(?![\p{L}\p{M}])(?:\/[\p{L}\p{M}\p{N}-]+)*|[\p{L}\p{M}]+|[^\s\p{L}\p{M}\p{N}()“”"']/gu;
const WORD = /^\p{L}+$/u;

/** The words, numbers ("5", "15a", "30/2020/NĐ-CP") and punctuation marks of a text; brackets and quotes are left out. */
export function referenceTokens(text: string): string[] {
  return nfc(text).match(TOKEN) ?? [];
}

/** Whether a token is a word. */
export function isWord(token: string): boolean {
  return WORD.test(token);
}
