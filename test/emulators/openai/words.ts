/** The words of a text in small letters. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many of some words stand in a text, from 0 to 1. */
export function overlap(words: readonly string[], text: string): number {
  const there = new Set(wordsOf(text));
  return words.length === 0 ? 0 : words.filter((word) => there.has(word)).length / words.length;
}

const LONGEST = 360;

/** The sentences of a text; of a long one its beginning up to a comma or semicolon. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=\p{Lu})|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 2)
    .map((sentence) => {
      if (sentence.length <= LONGEST) return sentence;
      const head = sentence.slice(0, LONGEST);
      return head.slice(0, Math.max(head.lastIndexOf(","), head.lastIndexOf(";"), 1)).trim();
    });
}

/** About how many tokens a text is: three characters of Vietnamese make one. */
export const tokensIn = (text: string): number => Math.ceil(text.length / 3);
