import type { Deadline } from "./campaign.ts";

const SATURDAY = 6;
const WEEKDAYS = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];

/** The last day that still counts: the day before the one that "trước ngày …" names. */
export function lastValidDay(deadline: Deadline): Temporal.PlainDate {
  return Temporal.PlainDate.from(deadline.before).subtract({ days: 1 });
}

/** The last working day (Monday to Friday) on which handing in is safe whatever reading of the text is taken. */
export function safeDay(deadline: Deadline): Temporal.PlainDate {
  let day = lastValidDay(deadline);
  while (day.dayOfWeek >= SATURDAY) day = day.subtract({ days: 1 });
  return day;
}

/**
 * Whether handing in on that day is in time: between the text's own end and `late_after` a person must judge. Where a unit was
 * given until the end of another day, that day alone counts.
 */
export function timeliness(
  deadline: Deadline,
  day: Temporal.PlainDate,
  extendedUntil: Temporal.PlainDate | null = null,
): "on_time" | "to_be_judged" | "late" {
  if (extendedUntil) return Temporal.PlainDate.compare(day, extendedUntil) <= 0 ? "on_time" : "late";
  if (Temporal.PlainDate.compare(day, lastValidDay(deadline)) <= 0) return "on_time";
  const lateAfter = Temporal.PlainDate.from(deadline.late_after.slice(0, 10));
  return Temporal.PlainDate.compare(day, lateAfter) <= 0 ? "to_be_judged" : "late";
}

/** The Vietnamese name of the day of the week: "Thứ Sáu", "Chủ nhật". */
export function weekdayName(day: Temporal.PlainDate): string {
  return WEEKDAYS[day.dayOfWeek - 1] ?? "";
}

/** A day as Vietnamese offices write it: "08/12/2023". */
export function dayInDigits(day: Temporal.PlainDate): string {
  return `${String(day.day).padStart(2, "0")}/${String(day.month).padStart(2, "0")}/${day.year}`;
}

/** A day with its weekday: "Thứ Sáu, 08/12/2023". */
export function dayInWords(day: Temporal.PlainDate): string {
  return `${weekdayName(day)}, ${dayInDigits(day)}`;
}
