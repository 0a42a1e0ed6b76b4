import { fold, words } from "../../kernel/vietnamese.ts";
import { type Library, passagesIn } from "../../knowledge/library.ts";
import type { Wording } from "../../knowledge/wording.ts";

/** Every word of the documents, of the examples of questions and of the wording, without accents. */
export function vocabularyOf(library: Library, wording: Wording): ReadonlySet<string> {
  const texts = [
    ...passagesIn(library).flatMap(({ document, headings, text }) => [document, ...headings, text]),
    ...library.facts.flatMap(({ asked }) => asked),
    ...Object.values(wording.bodies).flatMap(({ forms }) => forms),
    ...Object.values(wording.topics).flatMap(({ forms }) => forms),
    ...Object.values(wording.focus).flat(),
    ...wording.fillers,
  ];
  return new Set(texts.flatMap(foldedWords));
}

/** The words of a text without accents. */
export const foldedWords = (text: string): string[] => words(fold(text));
