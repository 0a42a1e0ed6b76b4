import { saysNotYet } from "./absence.ts";
import { dayOf } from "./calendar-day.ts";
import type { DatePhrase } from "./date-phrase.ts";
import { dayPhrase } from "./day-phrase.ts";
import { among, notYet, type Reading, unreadable } from "./reading.ts";
import { showDate } from "./show-date.ts";
import { tidy, withoutCourtesy } from "./tidy.ts";
import { wording } from "./wording.ts";

/** Reads a day as ISO; one without a year is of this year, or with lean "past" the last one not after today. */
export function readDate(raw: string, today: Temporal.PlainDate, lean: "past" | "any"): Reading<string> {
  const text = withoutCourtesy(tidy(raw));
  if (text === "") return unreadable(wording.date.empty);
  if (saysNotYet(text)) return notYet;
  const found = dayPhrase(text, today);
  if (found.kind === "fault") return unreadable(wording.date[found.fault]);
  const days = found.kind === "days" ? leaning(found.days, today, lean) : ofYear(found, today, lean);
  return among(
    days.map((day) => ({ value: day.toString(), label: showDate(day.toString()) })),
    wording.date.impossible,
  );
}

function leaning(days: readonly Temporal.PlainDate[], today: Temporal.PlainDate, lean: "past" | "any") {
  const past = days.filter((day) => Temporal.PlainDate.compare(day, today) <= 0);
  return lean === "past" && past.length > 0 ? past : days;
}

function ofYear(found: Extract<DatePhrase, { kind: "yearless" }>, today: Temporal.PlainDate, lean: "past" | "any") {
  const thisYear = dayOf(today.year, found.month, found.day);
  if (lean === "any" || (thisYear && Temporal.PlainDate.compare(thisYear, today) <= 0))
    return thisYear ? [thisYear] : [];
  const lastYear = thisYear && dayOf(today.year - 1, found.month, found.day);
  return lastYear ? [lastYear] : [];
}
