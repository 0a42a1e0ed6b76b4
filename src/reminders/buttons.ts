import type { WorkingDays } from "../knowledge/working-days.ts";
import type { ReplyChoice } from "../messages/reply.ts";
import { wording } from "./wording.ts";

/** What the buttons under a reminder send back; they work however old the message is. */
export const REMINDER_BUTTONS = { open: "nhac:mo", snooze: "nhac:mai" } as const;

/** The hour at which a reminder that was put off comes again, local time. */
export const SNOOZE_HOUR = 8;

/** When a reminder that is put off today comes again: eight in the morning of the next working day. */
export function snoozeDay(today: Temporal.PlainDate, days: WorkingDays): Temporal.PlainDate {
  return days.next(today);
}

/** What can be pressed under a reminder; it is put off only to a day on which there is still something to be done about it. */
export function reminderChoices(
  today: Temporal.PlainDate,
  lastDay: Temporal.PlainDate,
  days: WorkingDays,
): readonly ReplyChoice[] {
  const day = snoozeDay(today, days);
  const isOver = Temporal.PlainDate.compare(today, lastDay) > 0;
  const isInTime = isOver || Temporal.PlainDate.compare(day, lastDay) <= 0;
  const label = day.equals(today.add({ days: 1 })) ? wording.snoozeTomorrow : wording.snoozeOn(day);
  return [
    { id: REMINDER_BUTTONS.open, label: wording.open, shortcut: true },
    ...(isInTime ? [{ id: REMINDER_BUTTONS.snooze, label, shortcut: true } as const] : []),
  ];
}
