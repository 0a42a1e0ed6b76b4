import { fold } from "../../kernel/vietnamese.ts";
import { apart, dayOf } from "./calendar-day.ts";
import { daysAway, weekdayNamed } from "./calendar-words.ts";
import { type DatePhrase, datePhrase } from "./date-phrase.ts";
import { mayBeJuneOrNext, withoutJuneDoubt } from "./june-doubt.ts";
import { weekdayPhrase } from "./weekday-phrase.ts";

const LUNAR = /(^|\s)(âl|al|âm lịch|am lich|tháng giêng|thang gieng|tháng chạp|thang chap|rằm|ram|tết|tet)(\s|$)/u;
const MOST_LETTERS = 120;

/** The day that a tidy text names, with today known: a relative day, a day of the week, or a date. */
export function dayPhrase(typed: string, today: Temporal.PlainDate): DatePhrase {
  const text = withoutJuneDoubt(typed.replace(/[\s,]+/g, " ").trim());
  if (text.length > MOST_LETTERS) return { kind: "fault", fault: "unclear" };
  if (LUNAR.test(text)) return { kind: "fault", fault: "lunar" };
  if (mayBeJuneOrNext(text)) return { kind: "fault", fault: "unclear" };
  const words = text.split(" ");
  const away = daysAway(words);
  if (away.length > 0) return { kind: "days", days: away.map((many) => today.add({ days: many })) };
  for (const length of [1, 2]) {
    const weekday = weekdayNamed(words.slice(0, length));
    if (weekday !== null) return ofWeekday(weekday, words.slice(length), today);
  }
  return datePhrase(fold(text), today);
}

function ofWeekday(weekday: number, rest: readonly string[], today: Temporal.PlainDate): DatePhrase {
  const days = weekdayPhrase(weekday, rest, today);
  if (days) return { kind: "days", days: apart(days) };
  const date = datePhrase(fold(rest.join(" ")), today);
  if (date.kind === "fault") return date;
  const possible =
    date.kind === "days"
      ? date.days
      : [-1, 0, 1].flatMap((years) => dayOf(today.year + years, date.month, date.day) ?? []);
  const fitting = possible.filter(({ dayOfWeek }) => dayOfWeek === weekday);
  return fitting.length > 0 ? { kind: "days", days: fitting } : { kind: "fault", fault: "weekday" };
}
