import type { Standing } from "../../consolidation/decision.ts";
import { acceptReport, returnReport } from "../../consolidation/judge-report.ts";
import type { Question } from "../../reports/questions.ts";
import { wording as collecting } from "../collecting/wording.ts";
import type { CoordinatorFocus } from "./focus.ts";
import { offersOf } from "./list-units.ts";
import { refusalWords } from "./refusal-words.ts";
import type { ReturnedQuestion } from "./returned-questions.ts";
import { wording } from "./wording.ts";
import {
  actorOf,
  type CoordinatorStep,
  type CoordinatorWork,
  collects,
  receiverOf,
  says,
  standingOf,
  statusOf,
} from "./work.ts";

type Returning = Extract<CoordinatorFocus, { kind: "return" }>;

/** "Nhận": accepts the newest revision of a unit. */
export function accept(work: CoordinatorWork, unit: string): CoordinatorStep {
  const standing = standingOf(work, unit);
  if (!standing) return nothingFiled(work, unit);
  const decision = acceptReport(standing, receiverOf(work), actorOf(work), collects(work));
  if (decision.kind === "refused") return says(work.focus, refusalWords(decision.refusal));
  const left = work.office.status.filter(({ state }) => state === "submitted").length - 1;
  const text = wording.accepted(nameOf(work, unit), standing.report.receipt, left);
  const sum = collects(work) ? [{ verb: "sum", label: collecting.choice }] : [];
  return says(null, text, [...sum, ...offersOf(work, "missing", "figures")], ...decision.writes);
}

/** "Trả lại câu 7: …": asks for what is missing, then for a confirmation. */
export function startReturn(
  work: CoordinatorWork,
  unit: string,
  questions: readonly ReturnedQuestion[],
): CoordinatorStep {
  const standing = standingOf(work, unit);
  if (!standing) return nothingFiled(work, unit);
  const { receipt } = standing.report;
  const unknown = questions.find(({ number }) => !questionOf(work, unit, number));
  if (unknown) return says({ kind: "unit", unit }, noSuchQuestion(work, unit, unknown.number));
  const before = returningOf(work, receipt);
  const named = questions.map(({ number, reason }) => ({
    field: questionOf(work, unit, number)?.field.id ?? "",
    reason,
  }));
  const kept = before.filter(({ field }) => !named.some((one) => one.field === field));
  return goOnReturning(work, standing, [...kept, ...named]);
}

/** Words said while questions wait to be returned: further questions, or the reason that is asked for. */
export function hearReturning(work: CoordinatorWork, focus: Returning, text: string): CoordinatorStep {
  const standing = work.office.standings.find(({ report }) => report.receipt === focus.receipt);
  if (!standing) return says(null, wording.changedMeanwhile);
  const at = focus.fields.findIndex(({ reason }) => reason === null);
  if (at < 0) return confirm(work, standing, focus.fields);
  return goOnReturning(work, standing, focus.fields.with(at, { field: focus.fields[at]?.field ?? "", reason: text }));
}

/** Returns the questions, once the coordinator has confirmed. */
export function giveBack(work: CoordinatorWork, focus: Returning): CoordinatorStep {
  const standing = work.office.standings.find(({ report }) => report.receipt === focus.receipt);
  if (!standing) return says(null, wording.changedMeanwhile);
  const { engine } = work.deps;
  const fields = focus.fields.map(({ field, reason }) => ({ field, reason: reason ?? "" }));
  const around = { engine, receiver: receiverOf(work), collects: collects(work) };
  const decision = returnReport(standing, fields, around, actorOf(work));
  if (decision.kind === "refused") return says(work.focus, refusalWords(decision.refusal));
  const text = wording.returned(nameOf(work, standing.report.unit), fields.length);
  return says(null, text, offersOf(work, "missing"), ...decision.writes);
}

function goOnReturning(work: CoordinatorWork, standing: Standing, fields: Returning["fields"]): CoordinatorStep {
  const { receipt, unit } = standing.report;
  const focus: Returning = { kind: "return", receipt, fields };
  if (fields.length === 0) return says(focus, wording.askWhichQuestions(nameOf(work, unit)));
  const open = fields.find(({ reason }) => reason === null);
  if (!open) return confirm(work, standing, fields);
  const question = work.deps.engine.questions(unit).find(({ field }) => field.id === open.field);
  return says(focus, wording.askReason(question?.number ?? 0, question?.field.label ?? open.field));
}

function confirm(work: CoordinatorWork, { report }: Standing, fields: Returning["fields"]): CoordinatorStep {
  const { engine } = work.deps;
  const lines = engine.questions(report.unit).flatMap(({ field, number }) => {
    const given = fields.find((one) => one.field === field.id);
    return given ? [wording.returnLine(number, field.label, given.reason ?? "")] : [];
  });
  const text = wording.confirmReturn(nameOf(work, report.unit), report.revision, lines.join("\n"));
  return says({ kind: "return", receipt: report.receipt, fields }, text, [
    { verb: "yes", label: wording.choices.yesReturn },
    { verb: "no", label: wording.choices.no },
  ]);
}

const returningOf = ({ focus }: CoordinatorWork, receipt: string): Returning["fields"] =>
  focus?.kind === "return" && focus.receipt === receipt ? focus.fields : [];

const questionOf = (work: CoordinatorWork, unit: string, number: number): Question | undefined =>
  work.deps.engine.questions(unit).find((question) => question.number === number);

const noSuchQuestion = (work: CoordinatorWork, unit: string, number: number): string =>
  wording.noSuchQuestion(number, nameOf(work, unit), work.deps.engine.questions(unit).length);

const nothingFiled = (work: CoordinatorWork, unit: string): CoordinatorStep =>
  says({ kind: "unit", unit }, wording.nothingFiled(nameOf(work, unit)));

const nameOf = (work: CoordinatorWork, unit: string): string => statusOf(work, unit)?.name ?? unit;
