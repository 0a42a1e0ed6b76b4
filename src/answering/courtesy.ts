import type { Courtesy } from "../knowledge/wording.ts";
import { type Syllable, syllablesOf } from "./lexicon.ts";
import type { Reader } from "./reader.ts";

/** What a polite message is about; "empty" is a message without a word. */
export type CourtesyKind = keyof Courtesy | "empty";

/** Question words that may stand beside "em làm được gì". */
const MAY_STAND_BY = new Set(["focus:what", "focus:yes_no", "focus:who"]);

/** Tells a greeting, thanks or "what can you do" from a question; null for a question. */
export function createCourtesyReader(courtesy: Courtesy, reader: Reader): (text: string) => CourtesyKind | null {
  const kinds = (Object.entries(courtesy) as [keyof Courtesy, string[]][]).map(
    ([kind, forms]) => [kind, forms.map(syllablesOf).sort((one, other) => other.length - one.length)] as const,
  );
  const asksNothing = (rest: readonly Syllable[], kind: keyof Courtesy) =>
    reader
      .tokens(rest.map(({ text }) => text).join(" "))
      .every(({ role, key }) => role === "filler" || (kind === "abilities" && MAY_STAND_BY.has(key)));
  return (text) => {
    const said = syllablesOf(text);
    if (said.length === 0) return "empty";
    for (const [kind, forms] of kinds) {
      for (const form of forms) {
        const at = findRun(said, form);
        if (at >= 0 && asksNothing([...said.slice(0, at), ...said.slice(at + form.length)], kind)) return kind;
      }
    }
    return null;
  };
}

function findRun(said: readonly Syllable[], form: readonly Syllable[]): number {
  return said.findIndex((_, at) => form.every((meant, step) => said[at + step]?.folded === meant.folded));
}
