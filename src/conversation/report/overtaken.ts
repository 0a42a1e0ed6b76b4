import { filedStep } from "./official.ts";
import { wording } from "./wording.ts";
import { onlyFiled, prefaced, type Step, type Work } from "./work.ts";

/** What waits for an answer about a draft. */
const OF_A_DRAFT = new Set(["field", "reading", "personal", "reason", "section", "review", "confirm", "cancel"]);
const isOfDraft = (focus: Work["focus"]): boolean => focus !== null && OF_A_DRAFT.has(focus.kind);

/** What is said where a colleague handed the report in while it was still being filled in here; null otherwise. */
export function overtaken(work: Work): Step | null {
  const filed = onlyFiled(work);
  return filed && isOfDraft(work.focus) ? prefaced(filedStep(work, filed), wording.already(filed.receipt)) : null;
}

/** A step after handing in that changes an answer, or waits for one, opens the next revision and says so. */
export function opening(work: Work, step: Step): Step {
  const isOpened = step.entries.some(({ did }) => did === "opened" || did === "handed_in");
  if (!onlyFiled(work) || isOpened || !(step.entries.length > 0 || isOfDraft(step.report.focus))) return step;
  const entries = [{ did: "opened" as const }, ...step.entries];
  return { ...prefaced(step, wording.newRevision(step.draft.revision)), entries };
}
