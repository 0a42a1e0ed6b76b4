import type { Difficulty } from "../../reports/difficulty.ts";
import { type AdminCommand, needed, WrongUse, wordsOf } from "./command.ts";
import { wording } from "./wording.ts";

/** The longest answer, in characters: one message with its opening words. */
const LONGEST = 3500;

/** `answer`: answers a difficulty once; whoever raised it is told. */
export const answer: AdminCommand<Difficulty & { readonly told: number }> = {
  usage: wording.usage.answer,
  options: { text: { type: "string" } },
  ask(given) {
    const [code = ""] = wordsOf(given, [wording.word.difficulty]);
    const text = needed(given, "text");
    if (text.length > LONGEST) throw new WrongUse(wording.tooLong("text", LONGEST));
    return { route: "answer", body: { code, text } };
  },
  show: ({ code, told }) => wording.answered(code, told),
};
