import { LARGEST_FORM } from "../../files/check-form.ts";
import { refusalWording } from "../../files/wording.ts";
import type { FileCame, FormWasRead } from "../../messages/inbound-event.ts";
import { withoutFile } from "../../reports/change-draft.ts";
import { readSentForm } from "../../reports/form-sheet/read-sent-form.ts";
import { type SentForm, sentFormSchema } from "../../reports/form-sheet/sent-form.ts";
import { askAboutFault } from "./ask-about-fault.ts";
import type { ReportDeps } from "./deps.ts";
import { comparisonOf, faultLines, showWorkbook } from "./show-workbook.ts";
import { isPersonal } from "./take-answer.ts";
import { waitAgain } from "./wait-again.ts";
import { mayEdit } from "./who-may.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, type Step, says, type Work, writing } from "./work.ts";
import { workbookWords } from "./workbook-words.ts";

/** Keeps a sheet that came, to be fetched and read; nothing of it is known yet. */
export function keepForm(work: Work, deps: ReportDeps, came: FileCame): Step {
  if (!mayEdit(work)) return waitAgain(work, deps, wording.mayNot);
  const { name, type, size, handle } = came;
  if (size !== null && size > LARGEST_FORM) return waitAgain(work, deps, refusalWording("form_too_large", name));
  const { id: member, unit } = work.member;
  const file = { kind: "keep_file", id: deps.newToken(), unit, member, name, type, size, handle } as const;
  const step = says(work, work.focus, workbookWords.reading(name));
  return writing(step, { ...file, channel: work.channel, form: "expected" });
}

/** A sheet that was read, or why it cannot be. */
interface SheetWasRead extends Pick<FormWasRead, "file" | "name"> {
  readonly outcome: Exclude<FormWasRead["outcome"], { kind: "text" }>;
}

/** Takes up a sheet that was read: shows what it would change. Nothing of it is written before the officer agrees. */
export function takeForm(before: Work, deps: ReportDeps, { file, name, outcome }: SheetWasRead): Step {
  if (!mayEdit(before)) return waitAgain(before, deps, wording.mayNot);
  if (outcome.kind === "refused") return waitAgain(before, deps, refusalWording(outcome.why, name));
  const draft = withoutFile(before.draft, file);
  const work = on(before, draft);
  const step = takeRead(work, deps, name, sentFormSchema.safeParse(outcome.form).data);
  return draft === before.draft ? step : changing(step, step.draft);
}

function takeRead(work: Work, deps: ReportDeps, name: string, sent: SentForm | undefined): Step {
  if (!sent) return waitAgain(work, deps, refusalWording("no_form", name));
  const foreign = foreignText(work, deps, sent);
  if (foreign !== null) return waitAgain(work, deps, foreign);
  const { engine, today } = work;
  const found = readSentForm({ engine, unit: work.member.unit, today, isPersonal }, sent);
  const comparison = comparisonOf(work, found);
  if (comparison.proposals.length > 0 || comparison.later.length > 0) return showWorkbook(work, { name, found });
  const [first] = comparison.faults;
  if (!first) return waitAgain(withoutWorkbook(work), deps, workbookWords.nothingNew(name));
  const told = [workbookWords.onlyFaults(name), ...faultLines(comparison).flat()].join("\n");
  return prefaced(askAboutFault(work, first), told);
}

/** What is said of a sheet that belongs elsewhere; null for one that may be taken. */
function foreignText({ engine, member, draft }: Work, { campaign }: ReportDeps, { mark }: SentForm): string | null {
  const { form } = engine.reporting;
  if (mark.campaign !== campaign.id || mark.form !== form.id) return workbookWords.otherForm;
  if (mark.period !== draft.period) return workbookWords.otherPeriod(draft.period);
  if (mark.unit === member.unit) return null;
  const nameOf = (unit: string) => engine.unit(unit)?.name ?? unit;
  return workbookWords.otherUnit(nameOf(mark.unit), nameOf(member.unit));
}

/** A newer sheet takes the place of one that waits. */
const withoutWorkbook = (work: Work): Work => (work.focus?.kind === "workbook" ? { ...work, focus: null } : work);
