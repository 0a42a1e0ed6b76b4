import { wording as files } from "../../files/wording.ts";
import type { FiledReport } from "../../reports/submission.ts";
import { showDate } from "../../reports/values/show-date.ts";
import type { Focus } from "./focus.ts";
import { withUploadLink } from "./upload-link.ts";
import { wording } from "./wording.ts";
import { prefaced, type Step, says, type Work } from "./work.ts";

/** Where a report that was handed in stands. */
export function filedStep(work: Work, filed: FiledReport): Step {
  const { official } = filed;
  const state = official
    ? wording.official(official.number, showDate(official.date), official.received_at !== null)
    : wording.noOfficial;
  const text = wording.filed(filed.receipt, filed.state === "accepted" ? `${wording.accepted} ${state}` : state);
  const step = says(work, { kind: "filed" }, official ? `${text}\n${signedHow(work)}` : text, [
    { verb: "final", label: wording.filedChoices.final },
    { verb: "correct", label: wording.filedChoices.correct },
    { verb: "document", label: wording.filedChoices.document },
  ]);
  return official ? withUploadLink(work, step) : step;
}

/** How the signed report comes in on this channel. */
export const signedHow = ({ uploadToken }: Work): string =>
  uploadToken === null ? files.signedHere : files.signedByLink;

/** Asks whether the leader changed a figure before signing. */
export function leaderChangedStep(work: Work, number: string, date: string): Step {
  return says(work, { kind: "official", number, date }, wording.leaderChanged(number, showDate(date)), [
    { verb: "same", label: wording.notChanged },
    { verb: "changed", label: wording.yesChanged },
  ]);
}

/** Whether the report was handed in while somebody was still filling it in. */
export function isOver({ filed, desk, focus }: Work): boolean {
  return filed !== null && desk.draft === null && focus !== null && FILLING.has(focus.kind);
}

/** Says that the report has gone meanwhile and that the last words were not written into it. */
export function overStep(work: Work): Step {
  const { filed, member } = work;
  const isOwn = filed?.submitted_by === member.id;
  const said = isOwn ? wording.handedInElsewhere : wording.handedInMeanwhile;
  return filed ? prefaced(filedStep(work, filed), said) : says(work, null, said);
}

const FILLING = new Set<Focus["kind"]>([
  "field",
  "reading",
  "personal",
  "reason",
  "kept",
  "section",
  "review",
  "confirm",
  "cancel",
]);
