import { extendDeadline } from "../../consolidation/extend-deadline.ts";
import { readDate } from "../../reports/values/date.ts";
import { showDate } from "../../reports/values/show-date.ts";
import type { CoordinatorFocus } from "./focus.ts";
import { refusalWords } from "./refusal-words.ts";
import { wording } from "./wording.ts";
import { actorOf, type CoordinatorStep, type CoordinatorWork, collects, receiverOf, says, statusOf } from "./work.ts";

type Extending = Extract<CoordinatorFocus, { kind: "extend" }>;

/** "Gia hạn Tri Tôn đến 15/12: …": asks for the reason where it is missing, then for a confirmation. */
export function startExtension(
  work: CoordinatorWork,
  unit: string,
  until: string,
  reason: string | null,
): CoordinatorStep {
  const day = readDate(until, work.today, "any");
  if (day.kind !== "value") return says({ kind: "unit", unit }, wording.unreadableDay(until));
  return goOnExtending(work, { kind: "extend", unit, until: day.value, reason });
}

/** The reason for a later day, in the coordinator's words. */
export const hearExtending = (work: CoordinatorWork, focus: Extending, text: string): CoordinatorStep =>
  goOnExtending(work, { ...focus, reason: text });

/** Gives the unit its later day, once the coordinator has confirmed. */
export function extend(work: CoordinatorWork, { unit, until, reason }: Extending): CoordinatorStep {
  const status = statusOf(work, unit);
  const given = { unit, until, reason: reason ?? "", present: status?.deadline ?? "" };
  const today = work.today.toString();
  const decision = extendDeadline(
    { ...given, today, receiver: receiverOf(work), collects: collects(work) },
    actorOf(work),
  );
  if (decision.kind === "refused") return says({ kind: "unit", unit }, refusalWords(decision.refusal));
  return says(null, wording.extended(status?.name ?? unit, showDate(until)), [], ...decision.writes);
}

function goOnExtending(work: CoordinatorWork, focus: Extending): CoordinatorStep {
  const status = statusOf(work, focus.unit);
  const name = status?.name ?? focus.unit;
  const until = showDate(focus.until);
  if (status && focus.until <= status.deadline)
    return says({ kind: "unit", unit: focus.unit }, wording.notLater(name, showDate(status.deadline)));
  if (focus.until < work.today.toString()) return says({ kind: "unit", unit: focus.unit }, wording.past(until));
  if (focus.reason === null) return says(focus, wording.askExtensionReason(name, until));
  return says(focus, wording.confirmExtension(name, until, focus.reason), [
    { verb: "yes", label: wording.choices.yesExtend },
    { verb: "no", label: wording.choices.no },
  ]);
}
