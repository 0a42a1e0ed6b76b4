import type { Deadline } from "../knowledge/campaign.ts";
import { dayInDigits, lastValidDay, timeliness } from "../knowledge/deadline.ts";
import type { WorkingDays } from "../knowledge/working-days.ts";
import type { Notice } from "../messages/reply.ts";
import type { Role } from "../people/member.ts";
import type { Standing } from "./standing.ts";
import { wording } from "./wording.ts";

/** What is said about a unit's deadline. */
export interface DeadlineView {
  /** The deadline as the plan sets it. */
  readonly deadline: Deadline;
  /** The unit's own last valid day; another than the plan's where it was extended. */
  readonly lastDay: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly days: WorkingDays;
}

/** The unit's deadline and how far away it is, counted from the day on which it is said. */
export function deadlineText({ deadline, lastDay, today, days }: DeadlineView): string {
  const isExtended = !lastDay.equals(lastValidDay(deadline));
  const named = isExtended ? wording.extended(lastDay) : wording.deadline(lastDay);
  return `${named}, ${howFar()}`;

  function howFar(): string {
    const safe = days.onOrBefore(lastDay);
    const left = today.until(safe).days;
    if (left > 0) return wording.daysLeft(left, safe);
    if (left === 0) return wording.lastWorkingDay;
    if (today.equals(lastDay)) return wording.lastDay;
    if (Temporal.PlainDate.compare(today, lastDay) < 0) return wording.weekendLeft(lastDay);
    return !isExtended && timeliness(deadline, today) === "to_be_judged"
      ? wording.toBeJudged(deadline.reports_to)
      : wording.passed;
  }
}

/** The words of a reminder, computed from the day on which it goes out. */
export function reminderText(unit: string, standing: Standing, role: Role, view: DeadlineView): string {
  const isComplete = standing.kind === "drafting" && standing.answered >= standing.questions;
  const ask = role === "approver" ? wording.ask.approver : wording.ask[isComplete ? "complete" : standing.kind];
  return [
    role === "approver" ? wording.headFor(unit) : wording.head(unit),
    deadlineText(view),
    `${wording.standing[standing.kind](standing)} ${ask}`,
  ].join("\n");
}

/** The same in values for an approved text. */
export function reminderNotice(
  unit: { readonly code: string; readonly name: string },
  standing: Standing,
  { lastDay, today, days }: DeadlineView,
): Notice {
  const left = today.until(days.onOrBefore(lastDay)).days;
  const values = {
    unit: unit.name,
    unit_code: unit.code,
    deadline: dayInDigits(lastDay),
    days: wording.template.days(left),
    standing: wording.template.standing[standing.kind](standing),
  };
  return { about: "reminder", values };
}
