import { oneLine } from "../kernel/vietnamese.ts";
import type { Actor } from "../people/actor.ts";
import type { ReportEngine } from "../reports/engine.ts";
import { isRelevant, type Question } from "../reports/questions.ts";
import { type Decision, type DecisionRefusal, decide, type ReturnedField, refuse, type Standing } from "./decision.ts";
import { LONGEST_DECISION_TEXT, mayDecide } from "./may-decide.ts";
import { acceptedReply, returnedReply } from "./wording.ts";

/** Accepts the newest revision of a unit and tells its officers; `receiver` is the body that accepts, by name, `collects` whether it is the district of a commune. */
export function acceptReport(standing: Standing, receiver: string, by: Actor, collects = false): Decision {
  const { report } = standing;
  if (!mayDecide(by, "judge_reports", collects)) return refuse({ kind: "may_not" });
  const refusal = unjudgeable(standing);
  if (refusal) return refuse(refusal);
  if (report.state === "accepted") return refuse({ kind: "accepted_already", receipt: report.receipt });
  const reply = acceptedReply(report.receipt, receiver);
  return decide(
    { kind: "accept_report", receipt: report.receipt, by },
    { kind: "tell_unit", unit: report.unit, roles: ["officer"], reply },
  );
}

/** Returns the newest revision of a unit, also an accepted one, with a reason for each question, and tells its officers which. */
export function returnReport(
  standing: Standing,
  fields: readonly ReturnedField[],
  around: { readonly engine: ReportEngine; readonly receiver: string; readonly collects?: boolean },
  by: Actor,
): Decision {
  const { report } = standing;
  const { engine, receiver, collects = false } = around;
  if (!mayDecide(by, "judge_reports", collects)) return refuse({ kind: "may_not" });
  const refusal = unjudgeable(standing);
  if (refusal) return refuse(refusal);
  if (fields.length === 0) return refuse({ kind: "nothing_to_return" });
  const named: { readonly question: Question; readonly reason: string }[] = [];
  const questions = engine.questions(report.unit);
  for (const { field, reason } of fields) {
    const question = questions.find((one) => one.field.id === field || String(one.number) === field);
    if (!question) return refuse({ kind: "unknown_field", field, questions: questions.length });
    if (!isRelevant(question.field, report.answers)) return refuse({ kind: "not_asked", field });
    if (named.some((one) => one.question === question)) return refuse({ kind: "field_twice", field });
    const wrong = faultIn(reason, field);
    if (wrong) return refuse(wrong);
    named.push({ question, reason: oneLine(reason) });
  }
  const inOrder = named.toSorted((one, other) => one.question.number - other.question.number);
  const lines = inOrder.map(({ question, reason }) => ({
    number: question.number,
    label: question.field.label,
    reason,
  }));
  const returned = Object.fromEntries(inOrder.map(({ question, reason }) => [question.field.id, reason]));
  return decide(
    { kind: "return_report", receipt: report.receipt, returned, by },
    {
      kind: "tell_unit",
      unit: report.unit,
      roles: ["officer"],
      reply: returnedReply(report.receipt, receiver, lines),
    },
  );
}

/** Why nobody may judge this revision now; null where it can be judged. */
function unjudgeable({ report, newest }: Standing): DecisionRefusal | null {
  if (report.receipt !== newest) return { kind: "not_newest", receipt: report.receipt, newest };
  return report.state === "returned" ? { kind: "returned_already", receipt: report.receipt } : null;
}

/** What is wrong with a reason; `field` names what it is for. */
export function faultIn(reason: string, field: string | null): DecisionRefusal | null {
  if (oneLine(reason) === "") return { kind: "no_reason", field };
  return reason.length > LONGEST_DECISION_TEXT ? { kind: "text_too_long", most: LONGEST_DECISION_TEXT } : null;
}
