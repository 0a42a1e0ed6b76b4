/** A day of these numbers; null where the calendar has none. */
export function dayOf(year: number, month: number, day: number | "last"): Temporal.PlainDate | null {
  const most = month >= 1 && month <= 12 ? Temporal.PlainYearMonth.from({ year, month }).daysInMonth : 0;
  const number = day === "last" ? most : day;
  return number >= 1 && number <= most ? Temporal.PlainDate.from({ year, month, day: number }) : null;
}

/** The days apart from one another, in the order given. */
export function apart(days: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  return days.filter((day, at) => days.findIndex((one) => one.equals(day)) === at);
}
