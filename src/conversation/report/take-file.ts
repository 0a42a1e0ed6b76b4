import { DOCX, LARGEST_FILE, XLSX } from "../../files/file-types.ts";
import { wording as files } from "../../files/wording.ts";
import { fold, oneLine } from "../../kernel/vietnamese.ts";
import type { FileCame } from "../../messages/inbound-event.ts";
import { may } from "../../people/may.ts";
import { FILES_MAX, filesOf } from "../../reports/fields/attachment.ts";
import type { Question } from "../../reports/questions.ts";
import type { Write } from "../ports.ts";
import { ask, goOn } from "./ask.ts";
import type { ReportDeps } from "./deps.ts";
import { filedStep, leaderChangedStep } from "./filed.ts";
import { answered } from "./keep-answer.ts";
import { isPersonal } from "./take-answer.ts";
import { keepForm } from "./take-workbook.ts";
import { changing, on, prefaced, questionOf, type Step, says, type Work, writing } from "./work.ts";

const PDF = "application/pdf";
const DONE =
  /^(?:da )?(?:xong|het|du|the thoi|khong|ko|k|hong)(?: (?:roi|co|con|gui|them|nua|tep|file|anh))*(?: a)?[.!]*$/;

/** Takes a file that came: into the answer that waits for files, or as the signed report; null where it has no meaning for the report. */
export function takeFile(work: Work, deps: ReportDeps, file: FileCame): Step | null {
  if (!may(work.member, "submit", work.member.unit)) return null;
  if (file.type === XLSX) return keepForm(work, deps, file);
  const question = attachmentAsked(work);
  if (question) return attach(work, deps, question, file);
  const signed = takeSigned(work, deps, file);
  return signed === null && file.type === DOCX ? keepForm(work, deps, file) : signed;
}

/** Says which files are taken when something else was sent to a question that waits for files; null where none waits. */
export function teachFiles(work: Work): Step | null {
  const question = attachmentAsked(work);
  return question ? prefaced(ask(work, question), files.onlyThese) : null;
}

/** Whether words say that no more files come, to a question that has some already. */
export function isEnough(work: Work, { field }: Question, text: string): boolean {
  return field.kind === "attachment" && sentTo(work, field.id).length > 0 && DONE.test(fold(oneLine(text)));
}

/** The choices under a question that has files already. */
export function fileChoice(work: Work, question: Question, verb: string): Step | null {
  if (question.field.kind !== "attachment") return null;
  if (verb === "done") return goOn(work, question);
  if (verb !== "clear") return null;
  const { draft, told } = answered(work, question, { value: [], raw: files.clear });
  const step = prefaced(ask(on(work, draft), question), files.cleared);
  return writing(
    changing(step, draft, { did: "answered", field: question.field.id, raw: files.clear, value: [] }),
    ...told,
  );
}

function attachmentAsked(work: Work): Question | undefined {
  const question = work.focus?.kind === "field" ? questionOf(work, work.focus.field) : undefined;
  return question?.field.kind === "attachment" ? question : undefined;
}

function attach(work: Work, deps: ReportDeps, question: Question, came: FileCame): Step {
  const { field } = question;
  const before = sentTo(work, field.id);
  if (isTooLarge(came)) return prefaced(ask(work, question), files.refused.too_large(came.name));
  if (before.length >= FILES_MAX) return prefaced(ask(work, question), files.enough(FILES_MAX));
  const kept = keeping(work, deps, came);
  const value = [...before, { file: kept.id, name: came.name }];
  const raw = came.caption !== undefined && !isPersonal(came.caption) ? oneLine(came.caption) : came.name;
  const { draft, told } = answered(work, question, { value, raw });
  const step = prefaced(ask(on(work, draft), question), files.kept(came.name, value.length, FILES_MAX));
  return writing(changing(step, draft, { did: "answered", field: field.id, raw, value }), kept, ...told);
}

/** The signed report, once its number is known or asked for; a later file takes the place of an earlier one. */
function takeSigned(work: Work, deps: ReportDeps, came: FileCame): Step | null {
  const { filed, focus } = work;
  if (!filed || work.desk.draft) return null;
  const isAsked = focus?.kind === "official" || focus?.kind === "filed";
  if (!isAsked && filed.official === null) return came.type === PDF ? says(work, focus, files.numberFirst) : null;
  const here = (text: string) =>
    focus?.kind === "official"
      ? prefaced(leaderChangedStep(work, focus.number, focus.date), text)
      : afterFiling(work, text);
  if (came.type !== PDF) return here(files.signedIsPdf);
  if (isTooLarge(came)) return here(files.refused.too_large(came.name));
  const kept = keeping(work, deps, came);
  const step = here(files.signedKept(came.name));
  return writing(step, kept, { kind: "official_file", receipt: filed.receipt, file: kept.id });
}

function afterFiling(work: Work, text: string): Step {
  const { filed, focus } = work;
  return filed && focus?.kind === "filed" ? prefaced(filedStep(work, filed), text) : says(work, focus, text);
}

function keeping(work: Work, { newToken }: ReportDeps, came: FileCame): Extract<Write, { kind: "keep_file" }> {
  const { name, type, size, handle } = came;
  const { id: member, unit } = work.member;
  const kept = {
    kind: "keep_file",
    id: newToken(),
    unit,
    member,
    name,
    type,
    size,
    channel: work.channel,
    handle,
  } as const;
  return type === DOCX ? { ...kept, form: "perhaps" } : kept;
}

const sentTo = (work: Work, field: string) => filesOf(work.draft.answers[field]?.value);
const isTooLarge = ({ size }: FileCame): boolean => size !== null && size > LARGEST_FILE;
