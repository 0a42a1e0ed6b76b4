import { oneLine } from "../../kernel/vietnamese.ts";
import type { AccentRestorer } from "./accents.ts";
import { spelledWords } from "./lexicon.ts";
import type { MendedWord, Mender } from "./spelling.ts";

const WORD = /\p{N}+(?:[.,/]\p{N}+)*|[\p{L}\p{M}]+/gu;

/** A question as the index understands it, to ask back with ("Có phải anh/chị hỏi …"). */
export interface Wording {
  /** With typing errors mended and missing accents restored; spaces, signs and capital first letters as typed. */
  readonly text: string;
  /** The words that were mended. */
  readonly mended: readonly MendedWord[];
}

/** Words a question as understood. */
export function wordQuestion(question: string, mend: Mender, restore: AccentRestorer): Wording {
  const typed = oneLine(question);
  const understood = mend(spelledWords(typed));
  const restored = restore(understood.flatMap(({ meant }) => meant));
  const changed = understood.map(({ typed, meant }) => {
    const spelled = restored.splice(0, meant.length);
    return { typed, meant: spelled, mended: meant.join(" ") !== typed };
  });
  const words = changed.values();
  return {
    text: typed.replace(WORD, (word) => {
      const spelled = words.next().value?.meant.join(" ") ?? word;
      return /^\p{Lu}/u.test(word) ? spelled.slice(0, 1).toUpperCase() + spelled.slice(1) : spelled;
    }),
    mended: changed.filter(({ mended }) => mended).map(({ typed, meant }) => ({ typed, meant })),
  };
}
