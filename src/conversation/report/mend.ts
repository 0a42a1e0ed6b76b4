import { fold, oneLine, words } from "../../kernel/vietnamese.ts";
import { withKept } from "../../reports/change-draft.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import type { Question } from "../../reports/questions.ts";
import { goOn } from "./ask.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, type Step, says, type Work } from "./work.ts";

/** The fewest words of a reason. */
const REASON_WORDS = 3;
/** A returned figure that is right as it is, perhaps with the reason at once. */
const KEEP =
  /^(?:da |em |cu )*(?:giu nguyen|giu nhu cu|de nguyen|khong sua|khong doi|van dung|so nay dung|dung roi)(?: so| cau nay| nhu cu| a| nhe| nha)*[\s,.:;-]*(?:(?:vi|do|tai|boi vi|ly do)(?: la)?[\s:]+)?/;

/** Takes up a returned report: only what was returned is asked again. */
export function openReturned(work: Work): Step {
  const left = work.engine.returned(work.draft).length;
  const { answered, questions } = work.engine.progress(work.draft);
  return prefaced(
    goOn(work, null),
    left > 0 ? wording.returnedOpened(left, work.draft.revision - 1) : wording.resumed(answered, questions),
  );
}

/** Whether a question was returned and is not settled yet. */
export const isReturned = ({ draft }: Work, { field }: Question): boolean => draft.returned[field.id] !== undefined;

/** What words that keep a returned figure say as their reason, "" for none; null for other words. */
export function keepReason(text: string): string | null {
  const line = oneLine(text);
  const found = KEEP.exec(fold(line));
  return found ? line.slice(found[0].length).trim() : null;
}

/** Asks why a returned figure stays as it is. */
export function askWhyKept(work: Work, { field }: Question): Step {
  const answer = work.draft.answers[field.id];
  const shown = answer?.state === "given" ? work.engine.show(field, answer.value as Stored) : wording.noAnswer;
  return says(work, { kind: "kept", field: field.id }, wording.askWhyKept(shown));
}

/** Keeps a returned figure with its reason. */
export function keepWithReason(work: Work, question: Question, text: string): Step {
  const reason = oneLine(text);
  const { id } = question.field;
  if (words(reason).length < REASON_WORDS) return prefaced(askWhyKept(work, question), wording.reasonTooShort);
  const draft = withKept(work.draft, id, { text: reason, by: work.member.id, at: work.now.toString() });
  const next = prefaced(goOn(on(work, draft), question), wording.keptWithReason(question.number));
  return changing(next, draft, { did: "kept", field: id, text: reason });
}
