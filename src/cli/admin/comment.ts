import { type AdminCommand, needed, wordsOf } from "./command.ts";
import { wording } from "./wording.ts";

/** `comment`: a note beside a revision, for coordinators and partners. */
export const comment: AdminCommand<{ readonly receipt: string }> = {
  usage: wording.usage.comment,
  options: { text: { type: "string" } },
  ask(given) {
    const [receipt = ""] = wordsOf(given, [wording.word.receipt]);
    return { route: "comment", body: { receipt, text: needed(given, "text") } };
  },
  show: ({ receipt }) => wording.commented(receipt),
};
