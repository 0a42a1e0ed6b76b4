import { mayMean } from "../../kernel/vietnamese.ts";
import { periodsAway } from "./calendar-words.ts";

/** The days that a day of the week with its week may mean ("thứ sáu" + "tuần rồi"); null when no week follows. */
export function weekdayPhrase(
  weekday: number,
  rest: readonly string[],
  today: Temporal.PlainDate,
): Temporal.PlainDate[] | null {
  const inWeek = (weeks: number) => today.add({ days: weekday - today.dayOfWeek + 7 * weeks });
  const since = (today.dayOfWeek - weekday + 7) % 7;
  const latest = today.subtract({ days: since });
  const [first] = rest;
  if (first === undefined) return [latest, latest.add({ days: since === 0 ? 0 : 7 })];
  const named = mayMean(first, "tuần");
  const weeks = periodsAway(named ? rest.slice(1) : rest);
  if (weeks === null) return null;
  if (named) return [inWeek(weeks)];
  if (weeks < 0) return [since === 0 ? latest.subtract({ days: 7 }) : latest, inWeek(-1)];
  return weeks > 0 ? [latest.add({ days: 7 }), inWeek(1)] : [inWeek(0), latest.add({ days: since === 0 ? 0 : 7 })];
}
