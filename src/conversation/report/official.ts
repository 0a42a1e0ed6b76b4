import { nextRevision } from "../../reports/change-draft.ts";
import type { Draft } from "../../reports/draft.ts";
import type { FiledReport } from "../../reports/submission.ts";
import { readDate } from "../../reports/values/date.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { wording } from "./wording.ts";
import { changing, on, type Step, says, type Work, writing } from "./work.ts";

const NUMBER = /(?:^|[\s:])(\d{1,5}\s*\/\s*[A-ZĐ]{1,6}(?:-[A-ZĐ&]{1,12})*)/u;
const DAY = /(?:ngày|ngay)\s+(.+)$/iu;

/** Takes the signed report's number and day, and asks whether the leader changed a figure. */
export function takeOfficial(work: Work, words: string): Step {
  if (!work.filed) return says(work, work.focus, wording.nothingFiled);
  const number = NUMBER.exec(words.toUpperCase())?.[1]?.replace(/\s+/g, "");
  const day = readDate(DAY.exec(words)?.[1] ?? "", work.today, "any");
  if (!number || day.kind !== "value") return says(work, work.focus, wording.askOfficial);
  if (day.value > work.today.toString()) return says(work, work.focus, wording.officialAhead(showDate(day.value)));
  const focus = { kind: "official", number, date: day.value } as const;
  return says(work, focus, wording.leaderChanged(number, showDate(day.value)), [
    { verb: "same", label: wording.notChanged },
    { verb: "changed", label: wording.yesChanged },
  ]);
}

/** The leader changed nothing: the number is kept with the revision. */
export function keepOfficial(work: Work, { number, date }: { number: string; date: string }): Step {
  if (!work.filed) return says(work, null, wording.nothingFiled);
  const step = says(work, null, wording.officialKept(number, showDate(date)));
  return writing(step, { kind: "official", receipt: work.filed.receipt, number, date });
}

/** Opens the next revision with the answers that were handed in. */
export function openRevision(work: Work, cause: "correction" | "final_figures"): Step {
  const { filed } = work;
  if (!filed) return says(work, work.focus, wording.nothingFiled);
  if (work.desk.draft) return says(work, { kind: "review" }, wording.newRevision(work.draft.revision));
  const draft = revisionAfter(filed, cause);
  const step = says(on(work, draft), { kind: "review" }, wording.newRevision(draft.revision));
  return changing(step, draft, { did: "opened" });
}

/** What the revision after this one begins with. */
export function revisionAfter(filed: FiledReport, cause: "correction" | "final_figures"): Draft {
  return { ...nextRevision(answeredByPeople(filed), cause), reasons: reasonsOf(filed) };
}

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

/** What was handed in as it goes on: reasons too, for they speak of the same figures. */
function reasonsOf({ exceptions, submitted_by: by, submitted_at: at }: FiledReport): Draft["reasons"] {
  return Object.fromEntries(exceptions.map(({ rule, reason: text }) => [rule, { text, by, at }]));
}

/** Without the figures that nobody gave: they are worked out anew. */
function answeredByPeople(filed: FiledReport): FiledReport {
  return { ...filed, answers: Object.fromEntries(Object.entries(filed.answers).filter(([, { by }]) => by !== "")) };
}
