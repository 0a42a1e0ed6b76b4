import { SearchMoonPhase, SearchSunLongitude } from "astronomy-engine";
import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/adapters/knowledge-files/read-yaml.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import { holidaysSchema, workingDaysOf } from "../../src/knowledge/working-days.ts";

const holidays = await readYaml(`${KNOWLEDGE}/holidays.yaml`, holidaysSchema);
const days = workingDaysOf(holidays);
const on = (day: string) => Temporal.PlainDate.from(day);
const YEARS = [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030];

/** The Vietnamese lunar calendar out of the sky itself: new moons and the sun's longitude, by the day at UTC+7. */
function lunarYear(year: number): { tet: Temporal.PlainDate; hungKings: Temporal.PlainDate } {
  const dayOf = (found: { date: Date } | null) => {
    if (!found) throw new Error("the sky does not tell");
    return Temporal.Instant.fromEpochMilliseconds(found.date.getTime())
      .toZonedDateTimeISO("Asia/Ho_Chi_Minh")
      .toPlainDate();
  };
  const date = (day: Temporal.PlainDate) => new Date(`${day}T00:00:00+07:00`);
  const isUpTo = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) <= 0;
  const moons: Temporal.PlainDate[] = [];
  for (let from = new Date(Date.UTC(year - 1, 9, 25)); moons.length < 20; ) {
    const moon = SearchMoonPhase(0, from, 40);
    moons.push(dayOf(moon));
    from = new Date((moon?.date.getTime() ?? 0) + 24 * 3600 * 1000);
  }
  const solstice = (of: number) => dayOf(SearchSunLongitude(270, new Date(Date.UTC(of, 11, 15)), 15));
  const eleventh = moons.findLastIndex((moon) => isUpTo(moon, solstice(year - 1)));
  const nextEleventh = moons.findLastIndex((moon) => isUpTo(moon, solstice(year)));
  const terms = Array.from({ length: 14 }, (_, at) =>
    dayOf(
      SearchSunLongitude((270 + 30 * at) % 360, date(solstice(year - 1).add({ days: Math.round(30.4 * at) - 8 })), 20),
    ),
  );
  let leapIsDue = nextEleventh - eleventh === 13;
  let number = 11;
  const firsts = new Map([[11, moons[eleventh]]]);
  for (let at = eleventh + 1; at < nextEleventh; at += 1) {
    const [first, next] = [moons[at], moons[at + 1]];
    if (!first || !next) throw new Error("too few moons");
    const hasTerm = terms.some((term) => isUpTo(first, term) && !isUpTo(next, term));
    if (leapIsDue && !hasTerm) leapIsDue = false;
    else {
      number = number === 12 ? 1 : number + 1;
      firsts.set(number, first);
    }
  }
  const [tet, third] = [firsts.get(1), firsts.get(3)];
  if (!tet || !third) throw new Error(`no lunar year ${year}`);
  return { tet, hungKings: third.add({ days: 9 }) };
}

describe("the lunar calendar at UTC+7", () => {
  it.each([
    [2023, "2023-01-22", "2023-04-29"],
    [2024, "2024-02-10", "2024-04-18"],
    [2025, "2025-01-29", "2025-04-07"],
    [2026, "2026-02-17", "2026-04-26"],
    [2027, "2027-02-06", "2027-04-16"],
    [2028, "2028-01-26", "2028-04-04"],
    [2029, "2029-02-13", "2029-04-23"],
    [2030, "2030-02-02", "2030-04-12"],
  ])("%i begins on %s, and its tenth of the third month is %s", (year, tet, hungKings) => {
    const found = lunarYear(year);
    expect([found.tet.toString(), found.hungKings.toString()]).toEqual([tet, hungKings]);
  });
});

describe("the days off", () => {
  it.each(YEARS)("of %i hold every day of Điều 112", (year) => {
    const { tet, hungKings } = lunarYear(year);
    const fixed = ["01-01", "04-30", "05-01", "09-02"].map((day) => on(`${year}-${day}`));
    const lawful = [...fixed, hungKings, ...[-1, 0, 1, 2, 3].map((after) => tet.add({ days: after }))];
    for (const day of lawful) expect(days.isWorking(day), `${day}`).toBe(false);
    const nationalDay = on(`${year}-09-02`);
    const beside = [-1, 1].map((after) => nationalDay.add({ days: after }));
    expect(beside.some((day) => !days.isWorking(day))).toBe(true);
  });

  it.each(YEARS.filter((year) => year >= 2027))(
    "of %i, computed, are no more than the law and its make-up days",
    (year) => {
      const { tet, hungKings } = lunarYear(year);
      const fixed = ["01-01", "04-30", "05-01"].map((day) => on(`${year}-${day}`));
      const beside = holidays.closed.some(({ from }) => from === `${year}-09-01`) ? -1 : 1;
      const national = [0, beside].map((after) => on(`${year}-09-02`).add({ days: after }));
      const culture = [on(`${year}-11-24`)];
      const groups = [
        ...fixed.slice(0, 1).map((day) => [day]),
        [-1, 0, 1, 2, 3].map((after) => tet.add({ days: after })),
        [hungKings],
        fixed.slice(1),
        national,
        culture,
      ];
      const expected = new Set<string>();
      for (const group of groups) {
        let owed = 0;
        for (const day of group) {
          if (day.dayOfWeek >= 6) owed += 1;
          else expected.add(day.toString());
        }
        let next = group.toSorted(Temporal.PlainDate.compare).at(-1)?.add({ days: 1 }) ?? tet;
        for (; owed > 0; next = next.add({ days: 1 }))
          if (next.dayOfWeek < 6 && !expected.has(next.toString())) {
            expected.add(next.toString());
            owed -= 1;
          }
      }
      const found: string[] = [];
      for (let day = on(`${year}-01-01`); day.year === year; day = day.add({ days: 1 }))
        if (day.dayOfWeek < 6 && !days.isWorking(day)) found.push(day.toString());
      expect(found).toEqual([...expected].sort());
    },
  );

  it.each(holidays.worked)("$day is worked: $name", ({ day }) => {
    expect(on(day).dayOfWeek).toBe(6);
    expect(days.isWorking(on(day))).toBe(true);
  });

  it("marks nothing as read that was not, and computes what no notice gives", () => {
    const rows = [...holidays.closed, ...holidays.worked];
    expect(rows.filter(({ confidence }) => confidence === "A")).toEqual([]);
    expect(holidays.closed.filter(({ from, basis }) => from >= "2027" && basis === "official")).toEqual([]);
  });
});

describe("going from day to day", () => {
  it.each([
    ["2023-12-08", "2023-12-08", "2023-12-08", "2023-12-11"],
    ["2023-12-09", "2023-12-08", "2023-12-11", "2023-12-11"],
    ["2023-12-10", "2023-12-08", "2023-12-11", "2023-12-11"],
    ["2024-02-10", "2024-02-07", "2024-02-15", "2024-02-15"],
    ["2024-05-04", "2024-05-04", "2024-05-04", "2024-05-06"],
    ["2030-02-06", "2030-01-31", "2030-02-08", "2030-02-08"],
  ])("%s: on or before %s, on or after %s, next %s", (day, before, after, next) => {
    const found = [days.onOrBefore(on(day)), days.onOrAfter(on(day)), days.next(on(day))];
    expect(found.map(String)).toEqual([before, after, next]);
  });

  it.each([
    ["2023-12-07", "2023-12-07", 0],
    ["2023-12-07", "2023-12-08", 1],
    ["2023-12-07", "2023-12-10", 1],
    ["2023-12-07", "2023-12-12", 3],
    ["2024-02-07", "2024-02-15", 1],
    ["2023-12-08", "2023-12-07", 0],
  ])("after %s up to %s there are %i", (from, to, count) => {
    expect(days.between(on(from), on(to))).toBe(count);
  });
});
