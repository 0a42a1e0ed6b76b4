import { periodsAway } from "./calendar-words.ts";

const YEARS_AHEAD = 20;

/** The ways to part a text without accents into a day and a year; the whole text without a year is the last of them. */
export function splitYear(text: string, today: Temporal.PlainDate): { rest: string; year: number | null }[] {
  const ways: { rest: string; year: number | null }[] = [];
  for (const pattern of [/^(.+) nam (\d{4}|\d\d)$/, /^(.+)[ /.-](\d{4})$/, /^(.+[/.-].+|.+ thang .+)[/.-](\d\d)$/]) {
    const [, rest, typed] = pattern.exec(text) ?? [];
    const year = typed === undefined ? null : fullYear(typed, today);
    if (rest !== undefined && year !== null) ways.push({ rest, year });
  }
  const [, rest, away] = /^(.+?) (?:nam ([a-z ]+)|sang nam)$/.exec(text) ?? [];
  const years = away === undefined ? 1 : periodsAway(away.split(" "));
  if (rest !== undefined && years !== null) ways.push({ rest, year: today.year + years });
  return [...ways, { rest: text, year: null }];
}

function fullYear(typed: string, today: Temporal.PlainDate): number | null {
  const year = typed.length === 2 ? 2000 + Number(typed) : Number(typed);
  return year >= 1900 && year <= (typed.length === 2 ? today.year + YEARS_AHEAD : 2100) ? year : null;
}
