import ical, { ICalAlarmType, ICalCalendarMethod } from "ical-generator";

/** A deadline as a calendar shows it. */
export interface CalendarDeadline {
  /** The same for the same deadline, so that a calendar that has it already moves it instead of adding another. */
  readonly id: string;
  readonly day: Temporal.PlainDate;
  readonly title: string;
  readonly text: string;
  /** How many hours before the day begins each alarm rings, and what it says. */
  readonly alarms: readonly { readonly hoursBefore: number; readonly text: string }[];
  readonly writtenAt: Temporal.Instant;
  /** Grows when the deadline is moved. */
  readonly sequence: number;
}

/** The deadline as an all-day event of an iCalendar file (RFC 5545). */
export function writeCalendar(deadline: CalendarDeadline): Uint8Array {
  const { id, day, title, text, alarms, writtenAt, sequence } = deadline;
  const calendar = ical({
    prodId: { company: "tro-ly-thi-dua", product: "han-bao-cao", language: "VI" },
    method: ICalCalendarMethod.PUBLISH,
  });
  const event = calendar.createEvent({
    id,
    start: day.toString(),
    allDay: true,
    summary: title,
    description: text,
    stamp: new Date(writtenAt.epochMilliseconds),
    sequence,
  });
  for (const alarm of alarms)
    event.createAlarm({
      type: ICalAlarmType.display,
      trigger: alarm.hoursBefore * SECONDS_AN_HOUR,
      description: alarm.text,
    });
  return new TextEncoder().encode(`${calendar.toString()}\r\n`);
}

const SECONDS_AN_HOUR = 3600;
