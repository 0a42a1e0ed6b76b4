import type { Wording } from "../knowledge/wording.ts";
import { type Bag, type BagWords, createBag, gatherWords } from "./bag.ts";
import { createContractionReader } from "./contractions.ts";
import { asSyllable, createLexicon, isAccented, syllablesOf } from "./lexicon.ts";
import { once } from "./once.ts";
import { isMistyped, readTokens, type Token } from "./read-question.ts";
import { createAccentRestorer, formsOf } from "./restore-accents.ts";
import { createSpeller } from "./spell-out.ts";

/**
 * How the accents of a text are taken: as typed, with those left out restored where most are; restored in any text; or
 * by the letters, so that any unmarked syllable may lack its accents.
 */
export type Accents = "strict" | "restored" | "loose";

/** Reads questions and documents with one wording, so that both are compared by what they mean. */
export interface Reader {
  /** The ways a question may be meant, its shortenings written out; the likeliest first. */
  spellOut(question: string): string[];
  /** What a text says, token by token. */
  tokens(text: string, options?: { accents: Accents }): Token[];
  /** Whether some syllable carries accents that make no word in use here, while its bare letters do ("kiễm"). */
  isMistyped(text: string): boolean;
  /** The words of some texts, their shortenings written out. */
  words(texts: readonly string[]): BagWords;
  /** What some texts speak of, their shortenings written out. */
  bag(texts: readonly string[]): Bag;
}

/**
 * Makes a reader; the syllables of the documents' `texts` and of `examples` of questions count as words in use. Without
 * examples no accents are restored: documents alone do not tell how people ask.
 */
export function createReader(wording: Wording, texts: readonly string[], examples: readonly string[] = []): Reader {
  const lexicon = createLexicon(wording, texts, examples);
  const expand = createContractionReader([...new Set(texts), ...formsOf(wording)]);
  const speller = createSpeller(wording, (text) => lexicon.knows(asSyllable(text)), expand);
  const restore = once(() => createAccentRestorer(wording, texts, examples));
  const bags = new Map<string, Bag>();
  const wordsOf = (texts: readonly string[]) =>
    gatherWords(
      texts.map((text) => speller.spellOut(text)[0] ?? text),
      lexicon,
    );
  return {
    words: wordsOf,
    spellOut: (question) => speller.spellOut(question),
    tokens: (text, { accents } = { accents: "strict" }) =>
      readTokens(text, lexicon, (said) => {
        if (accents === "loose") return said.map((syllable) => ({ ...syllable, literal: false }));
        const restores = examples.length > 0 && (accents === "restored" || !isAccented(text));
        return restores ? restore()(said) : [...said];
      }),
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
