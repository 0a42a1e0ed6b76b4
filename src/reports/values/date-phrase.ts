import { dayOf } from "./calendar-day.ts";
import { type MonthDay, monthDay } from "./month-day.ts";
import { splitYear } from "./year-phrase.ts";

/** What words and figures say of a day. */
export type DatePhrase =
  /** All days that may be meant. */
  | { readonly kind: "days"; readonly days: readonly Temporal.PlainDate[] }
  /** A day that says no year. */
  | ({ readonly kind: "yearless" } & MonthDay)
  | { readonly kind: "fault"; readonly fault: "impossible" | "noDay" | "lunar" | "weekday" | "unclear" };

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const COMPACT = /^(?:((?:19|20)\d\d)(\d\d)(\d\d)|(\d\d)(\d\d)((?:19|20)\d\d))$/;
const SHORT_YEAR_FIRST = /^(\d\d)-(\d\d)-(\d\d)$/;
const NO_DAY = new RegExp(
  [
    "^(thang )?\\d{1,2}[-/.]\\d{4}$|^\\d{4}[-/.]\\d{1,2}$|^(nam )?\\d{4}$|^(ngay )?\\d{1,2}$",
    "^((dau|giua|trong|khoang) )?thang( [a-z0-9]+){1,2}([/ ](nam )?\\d{4}| nam [a-z]+)?$",
  ].join("|"),
);

/** The date that a text without accents names: day before month always, the year last, or as ISO writes it. */
export function datePhrase(folded: string, today: Temporal.PlainDate): DatePhrase {
  const text = folded
    .replace(/\s*([/.-])\s*/g, "$1")
    .replace(/[/.-](?=thang|nam)/g, " ")
    .replace(/\b(thang|nam|ngay)(?=\d)/g, "$1 ");
  const iso = ISO.exec(text)?.slice(1).map(Number);
  if (iso) return ofNumbers(iso);
  const compact = COMPACT.exec(text)?.slice(1).map(Number);
  if (compact) return ofNumbers(compact[0] ? compact.slice(0, 3) : compact.slice(3).toReversed());
  if (NO_DAY.test(text)) return { kind: "fault", fault: "noDay" };
  for (const { rest, year } of splitYear(text, today)) {
    const found = monthDay(rest, today);
    if (found) return ofMonthDay(found, year, text, today);
  }
  return { kind: "fault", fault: "unclear" };
}

function ofMonthDay(found: MonthDay, year: number | null, text: string, today: Temporal.PlainDate): DatePhrase {
  if (dayOf(2024, found.month, found.day) === null) return { kind: "fault", fault: "impossible" };
  const known = year ?? found.year;
  if (known === undefined) return { kind: "yearless", ...found };
  const day = dayOf(known, found.month, found.day);
  const [first = 0, month = 0, last = 0] = SHORT_YEAR_FIRST.exec(text)?.slice(1).map(Number) ?? [];
  const turned = Math.abs(2000 + first - today.year) <= 2 ? dayOf(2000 + first, month, last) : null;
  const possible = [day, turned].filter((one) => one !== null);
  if (possible.length === 0) return { kind: "fault", fault: "impossible" };
  return { kind: "days", days: possible };
}

function ofNumbers([year = 0, month = 0, day = 0]: readonly number[]): DatePhrase {
  const found = year >= 1900 && year <= 2100 ? dayOf(year, month, day) : null;
  return found ? { kind: "days", days: [found] } : { kind: "fault", fault: "impossible" };
}
