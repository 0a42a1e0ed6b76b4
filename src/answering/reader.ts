import type { Wording } from "../knowledge/wording.ts";
import { type Bag, type BagWords, createBag, gatherWords } from "./bag.ts";
import { asSyllable, createLexicon, syllablesOf } from "./lexicon.ts";
import { isMistyped, readTokens, type Token } from "./read-question.ts";
import { createSpeller } from "./spell-out.ts";

/** Reads questions and documents with one wording, so that both are compared by what they mean. */
export interface Reader {
  /** The ways a question may be meant, its shortenings written out; the likeliest first. */
  spellOut(question: string): string[];
  /** What a text says, token by token; read loosely, unmarked syllables of an accented text may lack their accents. */
  tokens(text: string, options?: { accents: "strict" | "loose" }): Token[];
  /** Whether some syllable carries accents that make no word in use here, while its bare letters do ("kiễm"). */
  isMistyped(text: string): boolean;
  /** The words of some texts, their shortenings written out. */
  words(texts: readonly string[]): BagWords;
  /** What some texts speak of, their shortenings written out. */
  bag(texts: readonly string[]): Bag;
}

/** Makes a reader; the syllables of the documents' `texts` and of `examples` of questions count as words in use. */
export function createReader(wording: Wording, texts: readonly string[], examples: readonly string[] = []): Reader {
  const lexicon = createLexicon(wording, texts, examples);
  const speller = createSpeller(wording, (text) => lexicon.knows(asSyllable(text)));
  const bags = new Map<string, Bag>();
  const wordsOf = (texts: readonly string[]) =>
    gatherWords(
      texts.map((text) => speller.spellOut(text)[0] ?? text),
      lexicon,
    );
  return {
    words: wordsOf,
    spellOut: (question) => speller.spellOut(question),
    tokens: (text, options) => readTokens(text, lexicon, options?.accents ?? "strict"),
    isMistyped(text) {
      const syllables = syllablesOf(text);
      return syllables.some((_, at) => isMistyped(syllables, at, lexicon));
    },
    bag(of) {
      const key = of.join("\n");
      let bag = bags.get(key);
      if (!bag) {
        bag = createBag(wordsOf(of));
        bags.set(key, bag);
      }
      return bag;
    },
  };
}
