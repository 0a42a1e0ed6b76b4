import type { WorkingDays } from "../knowledge/working-days.ts";
import type { ReminderPlan } from "./plan.ts";

/** One moment at which units with the same last valid day are reminded, in local time. */
export interface Step {
  /** The most urgent of the steps that meet here: "T-7". */
  readonly id: string;
  readonly at: Temporal.PlainDateTime;
  /** From this moment on it is claimed no longer. */
  readonly until: Temporal.PlainDateTime;
  readonly urgent: boolean;
}

/**
 * The steps around a last valid day, the earliest first. A step before its end that falls on a closed day moves back to the
 * working day before; one after it moves on, for it would be untrue before the end. Steps of one day are one: the latest.
 */
export function stepsFor(plan: ReminderPlan, days: WorkingDays, lastDay: Temporal.PlainDate): readonly Step[] {
  const byDay = new Map<string, Step>();
  for (const { id, days: after, urgent } of plan.steps) {
    const wished = lastDay.add({ days: after });
    const day = urgent ? wished : after > 0 ? days.onOrAfter(wished) : days.onOrBefore(wished);
    byDay.set(day.toString(), { id, ...window(plan, days, day), urgent });
  }
  return [...byDay.values()].sort((one, other) => Temporal.PlainDateTime.compare(one.at, other.at));
}

/** From when to when something that is due on a day may be claimed. */
export function window(
  plan: Pick<ReminderPlan, "send_at" | "claim_until">,
  days: WorkingDays,
  day: Temporal.PlainDate,
): Pick<Step, "at" | "until"> {
  return {
    at: day.toPlainDateTime(Temporal.PlainTime.from(plan.send_at)),
    until: days.next(day).toPlainDateTime(Temporal.PlainTime.from(plan.claim_until)),
  };
}

/** What is to be claimed of some steps at a local moment; `lastRun` is when the scheduler last ran in open hours, null where it never did. */
export function stepAt(
  steps: readonly Step[],
  now: Temporal.PlainDateTime,
  around: {
    readonly days: WorkingDays;
    readonly catchUp: number;
    readonly lastRun: Temporal.PlainDateTime | null;
  },
): { readonly step: Step; readonly isCatchUp: boolean } | null {
  const today = now.toPlainDate();
  const isToday = ({ at }: Step) => at.toPlainDate().equals(today);
  const step = steps.findLast(({ at }) => Temporal.PlainDateTime.compare(at, now) <= 0);
  if (!step) return null;
  const newerComesToday = !isToday(step) && steps.some(isToday);
  if (newerComesToday) return null;
  if (Temporal.PlainDateTime.compare(now, step.until) < 0) return { step, isCatchUp: false };
  const { lastRun, days, catchUp } = around;
  const wasMissed = lastRun !== null && Temporal.PlainDateTime.compare(lastRun, step.at) < 0;
  return wasMissed && days.between(step.at.toPlainDate(), today) <= catchUp ? { step, isCatchUp: true } : null;
}

/** Whether anything may go out at a local moment: by day, on a working day. */
export function isOpen(
  { quiet }: Pick<ReminderPlan, "quiet">,
  days: WorkingDays,
  now: Temporal.PlainDateTime,
): boolean {
  const time = now.toPlainTime();
  const isAwake =
    Temporal.PlainTime.compare(time, Temporal.PlainTime.from(quiet.until)) >= 0 &&
    Temporal.PlainTime.compare(time, Temporal.PlainTime.from(quiet.from)) < 0;
  return isAwake && days.isWorking(now.toPlainDate());
}
