import type { Deadline } from "../knowledge/campaign.ts";
import { lastValidDay } from "../knowledge/deadline.ts";
import type { WorkingDays } from "../knowledge/working-days.ts";
import { wording } from "./wording.ts";

/** How many days before the last working day the two alarms ring, at eight in the morning. */
const ALARM_DAYS = [3, 1] as const;
/** Eight in the morning, in hours after the day has begun. */
const MORNING = 8;
const HOURS_A_DAY = 24;

/** The words and the alarms of a unit's deadline in a calendar: an all-day event on the last working day. */
export function calendarEvent(parts: {
  readonly unit: string;
  readonly deadline: Deadline;
  readonly lastDay: Temporal.PlainDate;
  readonly days: WorkingDays;
}) {
  const { unit, deadline, lastDay, days } = parts;
  const day = days.onOrBefore(lastDay);
  const extra = lastValidDay(deadline).until(lastDay).days;
  const named = extra === 0 ? wording.deadline(lastDay) : wording.extended(lastDay);
  return {
    day,
    title: wording.calendar.title(unit),
    text: wording.calendar.text(named, deadline.what, deadline.reports_to),
    alarms: ALARM_DAYS.map((before) => ({
      hoursBefore: before * HOURS_A_DAY - MORNING,
      text: wording.calendar.alarm(unit, day),
    })),
    /** How far the deadline was moved, in days: never negative, so that a later one replaces an earlier one. */
    sequence: Math.max(0, extra),
  };
}
