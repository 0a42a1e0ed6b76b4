import { periodsAway } from "./calendar-words.ts";
import { ONE } from "./exact.ts";
import { meaningsOfPhrase } from "./number-phrase.ts";
import { numberTokens } from "./number-token.ts";

/** A day within a year ("last" is the end of the month), and the year where the month says it ("tháng này"). */
export interface MonthDay {
  readonly month: number;
  readonly day: number | "last";
  readonly year?: number;
}

const QUARTERS: Record<string, number> = { "1": 3, "2": 6, "3": 9, "4": 12, i: 3, ii: 6, iii: 9, iv: 12 };

/** The day of a text without accents and without a year; null when it names none. */
export function monthDay(text: string, today: Temporal.PlainDate): MonthDay | null {
  const [, dayFigures, monthFigures] = /^(?:ngay )?(\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (dayFigures && monthFigures) return { day: Number(dayFigures), month: Number(monthFigures) };
  const [, quarter] = /^(?:cuoi|het) quy ([1-4]|i{1,3}|iv)$/.exec(text) ?? [];
  if (quarter) return { day: "last", month: QUARTERS[quarter] ?? 0 };
  if (/^(cuoi|het) nam$/.test(text)) return { day: 31, month: 12 };
  const [, , end] = /^((?:ngay )?cuoi(?: cung)?(?: cua)?|het) thang (.+)$/.exec(text) ?? [];
  if (end) return inMonth("last", end, today);
  const [, , day, month] = /^(ngay |mung |mong |ngay mung |ngay mong )?(.+?) thang (.+)$/.exec(text) ?? [];
  const number = day === undefined ? null : numberBelow100(day);
  return number === null || month === undefined ? null : inMonth(number, month, today);
}

function inMonth(day: number | "last", typed: string, today: Temporal.PlainDate): MonthDay | null {
  const away = periodsAway(typed.split(" "));
  if (away !== null) {
    const { year, month } = today.toPlainYearMonth().add({ months: away });
    return { day, month, year };
  }
  const month = numberBelow100(typed);
  return month === null ? null : { day, month };
}

function numberBelow100(text: string): number | null {
  if (/^\d+$/.test(text)) return text.length <= 2 ? Number(text) : null;
  const [only, ...others] = meaningsOfPhrase(numberTokens(text));
  const number = only?.whole && others.length === 0 ? Number(only.figure / ONE) : null;
  return number !== null && number < 100 ? number : null;
}
