import type { Draft } from "../../reports/draft.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import type { Field } from "../../reports/form.ts";
import { isRelevant, type Question } from "../../reports/questions.ts";
import type { FiledReport } from "../../reports/submission.ts";
import { isMine, nameOf } from "../report/colleagues.ts";
import { receiptText } from "../report/hand-in.ts";
import { hardText } from "../report/keep-answer.ts";
import { faultLines } from "../report/review.ts";
import { mayApprove, mayEdit } from "../report/who-may.ts";
import { wording as report } from "../report/wording.ts";
import { on, type Work } from "../report/work.ts";

/** Names the answer that stands at a question, so that a later one is told from it; "" where none stands. */
export function markOf({ answers }: Draft, field: string): string {
  const answer = answers[field];
  return answer ? `${answer.state} ${answer.by} ${answer.at}` : "";
}

/** A soft rule that does not hold, with the reason where there is one. */
export interface AskedReason {
  readonly rule: string;
  /** What the rule says, and what to do about it. */
  readonly text: string;
  readonly reason: string | null;
}

/** One question as the page shows it. */
export interface ShownQuestion {
  readonly kind: "question";
  readonly question: Question;
  readonly isRelevant: boolean;
  /** Null where no answer is given. */
  readonly value: Stored | null;
  /** The value as a report shows it; null where no answer is given. */
  readonly shown: string | null;
  readonly isPutOff: boolean;
  readonly mark: string;
  /** The colleague who gave the answer; null for one's own, and for nobody's. */
  readonly by: string | null;
  /** Why the coordinators returned it. */
  readonly returned: string | null;
  /** Hard rules that do not hold. */
  readonly faults: readonly string[];
  readonly reasons: readonly AskedReason[];
}

/** A figure that is worked out from others. */
export interface ShownFigure {
  readonly kind: "figure";
  readonly field: Field;
  /** Null while a figure is missing. */
  readonly shown: string | null;
}

/** One section. */
export interface ShownSection {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly title: string;
  /** Whose it is, where it was given to somebody; null for nobody's. */
  readonly owner: string | null;
  readonly isMine: boolean;
  readonly answered: number;
  readonly questions: number;
  readonly items: readonly (ShownQuestion | ShownFigure)[];
}

/** Everything that the page shows of a report. */
export interface PageView {
  readonly unit: string;
  readonly title: string;
  readonly isProposed: boolean;
  readonly revision: number;
  /** The draft's version; 0 before anything is written. */
  readonly version: number;
  /** Filled in, waiting for the leader, or handed in. */
  readonly state: "open" | "awaiting" | "filed";
  readonly mayEdit: boolean;
  readonly mayApprove: boolean;
  /** What is said of the newest revision that was handed in; null before any was. */
  readonly receipt: string | null;
  readonly answered: number;
  readonly questions: number;
  readonly sections: readonly ShownSection[];
  /** Everything that keeps the report from going. */
  readonly faults: readonly { readonly text: string; readonly field: string }[];
}

/** What the page shows of the work before a member. */
export function viewOf(before: Work, timeZone: string): PageView {
  const { filed, desk, engine, member } = before;
  const isFiled = filed !== null && desk.draft === null;
  const work = isFiled ? on(before, { ...before.draft, answers: filed.answers }) : before;
  const { form } = engine.reporting;
  const isOpen = !isFiled && mayEdit(before);
  return {
    unit: engine.unit(member.unit)?.name ?? member.unit,
    title: form.title,
    isProposed: form.status === "proposed",
    revision: isFiled ? filed.revision : work.draft.revision,
    version: desk.draft?.version ?? 0,
    state: isFiled ? "filed" : work.draft.awaiting ? "awaiting" : "open",
    mayEdit: mayEdit(before),
    mayApprove: mayApprove(before),
    receipt: filed ? receiptOf(filed, timeZone) : null,
    ...engine.progress(work.draft),
    sections: engine.sections(member.unit).map((section, at) => sectionOf(work, section, at + 1, isOpen)),
    faults: isFiled ? [] : faultLines(work),
  };
}

/** The receipt, and what comes after it while the signed report is not known. */
function receiptOf(filed: FiledReport, timeZone: string): string {
  const receipt = receiptText(filed, timeZone);
  return filed.official === null ? `${receipt}\n${report.afterReceipt}` : receipt;
}

function sectionOf(
  work: Work,
  { id, title, fields }: { readonly id: string; readonly title: string; readonly fields: readonly Field[] },
  number: number,
  isOpen: boolean,
): ShownSection {
  const { engine, draft, desk, member } = work;
  const questions = new Map(engine.questions(draft.unit).map((one) => [one.field.id, one] as const));
  const figures = engine.figures(draft);
  const items = fields.flatMap((field): (ShownQuestion | ShownFigure)[] => {
    const question = questions.get(field.id);
    if (question) return [questionOf(work, question, isOpen)];
    if (!isRelevant(field, draft.answers)) return [];
    const figure = figures.get(field.id);
    return [{ kind: "figure", field, shown: figure === undefined ? null : engine.show(field, figure) }];
  });
  const asked = items.filter((item) => item.kind === "question" && item.isRelevant);
  const owner = draft.assigned[id];
  const colleague = owner === undefined ? undefined : desk.colleagues.find((one) => one.id === owner);
  return {
    id,
    number,
    title,
    owner: owner === member.id ? report.you : colleague ? nameOf(colleague) : null,
    isMine: isMine(work, id),
    answered: asked.filter((item) => item.kind === "question" && item.shown !== null).length,
    questions: asked.length,
    items,
  };
}

function questionOf(work: Work, question: Question, isOpen: boolean): ShownQuestion {
  const { engine, draft, desk, member } = work;
  const { field } = question;
  const answer = draft.answers[field.id];
  const value = answer?.state === "given" ? (answer.value as Stored) : null;
  const colleague = desk.colleagues.find(({ id }) => id === answer?.by);
  const broken = isOpen ? engine.broken(draft).filter((one) => one.field === field.id) : [];
  return {
    kind: "question",
    question,
    isRelevant: isRelevant(field, draft.answers),
    value,
    shown: value === null ? null : engine.show(field, value),
    isPutOff: answer?.state === "not_yet",
    mark: markOf(draft, field.id),
    by: colleague && colleague.id !== member.id ? nameOf(colleague) : null,
    returned: draft.returned[field.id] ?? null,
    faults: broken.filter(({ strength }) => strength === "hard").map((fault) => hardText(work, fault)),
    reasons: broken
      .filter(({ strength }) => strength === "soft")
      .map(({ rule, message }) => ({
        rule,
        text: report.softBroken(message),
        reason: draft.reasons[rule]?.text ?? null,
      })),
  };
}
