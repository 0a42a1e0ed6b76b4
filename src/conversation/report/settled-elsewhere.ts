import type { Stored } from "../../reports/fields/field-kind.ts";
import { wording } from "./wording.ts";
import { questionOf, type Work } from "./work.ts";

/**
 * What is said when the officer has settled elsewhere (on the page, in another conversation) what this conversation still
 * waits for, so that what is typed next is not taken for it; null where it is still to be settled here.
 */
export function settledElsewhere(work: Work): string | null {
  const { focus, draft, member, engine } = work;
  if (focus?.kind === "reason") {
    const isBroken = engine.broken(draft).some(({ rule }) => rule === focus.rule);
    return isBroken && !draft.reasons[focus.rule] ? null : wording.reasonElsewhere;
  }
  if (focus?.kind !== "field") return null;
  const question = questionOf(work, focus.field);
  const answer = draft.answers[focus.field];
  if (!question || answer?.state !== "given" || answer.by !== member.id || answer.at === focus.was) return null;
  return wording.answeredElsewhere(question.number, engine.show(question.field, answer.value as Stored));
}
