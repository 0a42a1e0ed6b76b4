import type { Reply } from "../messages/reply.ts";
import { textReply } from "../messages/reply.ts";
import { wording } from "./wording.ts";

/** How long after its question an answer is still worth giving elsewhere, in hours. */
export const STILL_AN_ANSWER_HOURS = 24;

/** An answer that the plan's end kept back, as it is given in another conversation of the same person: its choices mean nothing there. */
export function givenElsewhere({ blocks }: Reply): Reply {
  return { blocks: [{ kind: "text", text: wording.answeredElsewhere }, ...blocks], choices: [] };
}

/** What is said once the plan is renewed, instead of answers that are too old. */
export const askAgain = (): Reply => textReply(wording.askAgain);
