import { fold, oneLine, words } from "../../kernel/vietnamese.ts";
import { withReason } from "../../reports/change-draft.ts";
import type { Draft } from "../../reports/draft.ts";
import type { DraftEntry } from "../ports.ts";
import { wording } from "./wording.ts";
import type { Work } from "./work.ts";

/** The fewest words of a reason. */
const REASON_WORDS = 3;
/** What is said to be polite, and no reason. */
const POLITE = /^(?:cam on|chao|em oi|ok|da)(?![a-z])/;

/** The draft with the reason why a soft rule does not hold, or what to write instead. */
export function giveReason(
  { draft, member, now }: Work,
  rule: string,
  text: string,
): { readonly draft: Draft; readonly entry: DraftEntry } | { readonly teach: string } {
  const said = oneLine(text);
  if (words(said).length < REASON_WORDS || POLITE.test(fold(said))) return { teach: wording.reasonTooShort };
  return {
    draft: withReason(draft, rule, { text: said, by: member.id, at: now.toString() }),
    entry: { did: "reasoned", rule, text: said },
  };
}
