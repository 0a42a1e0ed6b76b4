import type { FiledReport } from "../../reports/submission.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { wording } from "./wording.ts";
import { type Step, says, type Work } from "./work.ts";

/** Where a report that was handed in stands. */
export function filedStep(work: Work, filed: FiledReport): Step {
  const { official } = filed;
  const state = official
    ? wording.official(official.number, showDate(official.date), official.received_at !== null)
    : wording.noOfficial;
  return says(work, { kind: "filed" }, wording.filed(filed.receipt, state), [
    { verb: "final", label: wording.filedChoices.final },
    { verb: "correct", label: wording.filedChoices.correct },
    { verb: "document", label: wording.filedChoices.document },
  ]);
}

/** Asks whether the leader changed a figure before signing. */
export function leaderChangedStep(work: Work, number: string, date: string): Step {
  return says(work, { kind: "official", number, date }, wording.leaderChanged(number, showDate(date)), [
    { verb: "same", label: wording.notChanged },
    { verb: "changed", label: wording.yesChanged },
  ]);
}
