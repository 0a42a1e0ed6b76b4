import { readDate } from "../../reports/values/date.ts";
import { showDate } from "../../reports/values/show-date.ts";
import type { ReportDeps } from "./deps.ts";
import { leaderChangedStep, signedHow } from "./filed.ts";
import { openReturned } from "./mend.ts";
import { revisionOf } from "./revision.ts";
import { withUploadLink } from "./upload-link.ts";
import { waitAgain } from "./wait-again.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, type Step, says, type Work, writing } from "./work.ts";

const NUMBER = /(?:^|[\s:])(\d{1,5}\s*\/\s*[A-ZĐ]{1,6}(?:-[A-ZĐ&]{1,12})*)/u;
const DAY = /(?:ngày|ngay)\s+(.+)$/iu;

/** Takes the signed report's number and day, and asks whether the leader changed a figure. */
export function takeOfficial(work: Work, deps: ReportDeps, words: string): Step {
  const number = NUMBER.exec(words.toUpperCase())?.[1]?.replace(/\s+/g, "");
  const day = readDate(DAY.exec(words)?.[1] ?? "", work.today, "any");
  if (!number || day.kind !== "value") return waitAgain(work, deps, wording.askOfficial);
  if (day.value > work.today.toString()) return waitAgain(work, deps, wording.officialAhead(showDate(day.value)));
  return leaderChangedStep(work, number, day.value);
}

/** The leader changed nothing: the number is kept with the revision. */
export function keepOfficial(work: Work, { number, date }: { number: string; date: string }): Step {
  if (!work.filed) return says(work, null, wording.nothingFiled);
  const said = `${wording.officialKept(number, showDate(date))}\n${signedHow(work)}`;
  const step = withUploadLink(work, says(work, null, said));
  return writing(step, { kind: "official", receipt: work.filed.receipt, number, date });
}

/** The leader changed a figure: the next revision is opened, and the number is told again when it is handed in. */
export function openForLeader(work: Work, { number, date }: { number: string; date: string }): Step {
  const step = openRevision(work, "correction");
  const [first] = step.replies;
  if (!first || !work.filed) return step;
  const after = { kind: "text", text: wording.numberAfterwards(number, showDate(date)) } as const;
  return { ...step, replies: [{ ...first, blocks: [...first.blocks, after] }] };
}

/** Opens the next revision with the answers that were handed in. */
export function openRevision(work: Work, cause: "correction" | "final_figures"): Step {
  const { filed } = work;
  if (!filed) return says(work, null, wording.nothingFiled);
  if (work.desk.draft?.content.cause === "returned") return openReturned(work);
  if (work.desk.draft) return says(work, { kind: "review" }, wording.newRevision(work.draft.revision));
  const draft = revisionOf(filed, cause);
  const step = says(on(work, draft), { kind: "review" }, wording.newRevision(draft.revision));
  return changing(step, draft, { did: "opened" });
}

/** Does something with the draft; where the report was handed in and none is open, with a new revision, and says so. */
export function correcting(work: Work, act: (open: Work) => Step): Step {
  if (!work.filed || work.desk.draft) return act(work);
  const opened = openRevision(work, "correction");
  const step = act(on(work, opened.draft));
  return prefaced(changing(step, step.draft, ...opened.entries), wording.revisionOpened(opened.draft.revision));
}
