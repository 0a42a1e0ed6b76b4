/** A second opinion on who is reminded when, in day numbers and plain sums, that shares nothing with the program but the list of days off. */

/** A unit as the oracle knows it; moments are milliseconds since 1970, days are day numbers. */
export interface OracleUnit {
  readonly code: string;
  readonly officers: readonly string[];
  readonly lastDay: number;
  /** What happened to its report, in order: it came in, or it was returned. */
  readonly report: readonly { readonly at: number; readonly isIn: boolean }[];
}

const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;
const STEPS = [-30, -14, -7, -3, -1, 0, 1, 3];

/** The number of a day: "2023-12-09" is 19700. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
/** The day of a number. */
export const dayName = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** Milliseconds since 1970 of an hour of a day in Vietnam. */
export const hourOf = (day: number, hour: number): number => day * DAY_MS + hour * 3_600_000 - OFFSET_MS;

/** Weekday from Monday (1) to Sunday (7). */
const weekday = (day: number): number => ((day + 3) % 7) + 1;

/** Whether offices work on a day. */
export function worksOn(day: number, off: ReadonlySet<number>, extra: ReadonlySet<number>): boolean {
  return extra.has(day) || (weekday(day) <= 5 && !off.has(day));
}

/** The days on which a unit may be reminded, the earliest first. */
export function stepDays(lastDay: number, works: (day: number) => boolean): readonly number[] {
  const found = new Set<number>();
  for (const after of STEPS) {
    let day = lastDay + after;
    while (!works(day)) day += after > 0 ? 1 : -1;
    found.add(day);
  }
  return [...found].sort((one, other) => one - other);
}

/** Everything that should be said: "unit day officer", and "unit day -" where nobody is bound. */
export function expectedOf(unit: OracleUnit, works: (day: number) => boolean): readonly string[] {
  const said: string[] = [];
  let steps = 0;
  for (const day of stepDays(unit.lastDay, works)) {
    const before = unit.report.filter(({ at }) => at < hourOf(day, 8));
    if (before[before.length - 1]?.isIn) continue;
    const told = unit.officers.slice(0, 1 + steps);
    if (told.length > 0) steps += 1;
    for (const who of told.length > 0 ? told : ["-"]) said.push(`${unit.code} ${dayName(day)} ${who}`);
  }
  return said;
}
