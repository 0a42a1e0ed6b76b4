import { describe, expect, it } from "vitest";

import { readYaml } from "../../src/adapters/knowledge-files/read-yaml.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import { holidaysSchema } from "../../src/knowledge/working-days.ts";
import { createReminderTwin } from "../support/reminder-twin.ts";
import { clockAt, remindingOver } from "../support/reminding.ts";
import { dayName, dayNumber, expectedOf, hourOf, type OracleUnit, stepDays, worksOn } from "./reminder-oracle.ts";

const { closed, worked } = await readYaml(`${KNOWLEDGE}/holidays.yaml`, holidaysSchema);
const off = new Set(
  closed.flatMap(({ from, to }) =>
    Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, at) => dayNumber(from) + at),
  ),
);
const extra = new Set(worked.map(({ day }) => dayNumber(day)));
const works = (day: number) => worksOn(day, off, extra);

const UNITS = 200;
/** Last valid days: Sundays, holidays, Tết, a Saturday that is worked, and days after the year that they are about. */
const DEADLINES = [
  "2023-01-15",
  "2023-02-28",
  "2023-04-30",
  "2023-06-25",
  "2023-09-03",
  "2023-12-09",
  "2024-01-10",
  "2024-02-12",
  "2024-05-04",
  "2025-01-05",
  "2026-11-29",
  "2030-02-10",
];

/** Numbers that look random and are the same in every run. */
function createChance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** How long after a step a report comes in or is returned, in milliseconds; never at the very moment of another step. */
const AROUND = [-1000, -1, 1000, 3_600_000, 86_399_000];

function makeUnit(number: number, lastDay: number, chance: (below: number) => number): OracleUnit {
  const code = `U${number}`;
  const own = chance(5) === 0 ? lastDay + 1 + chance(20) : lastDay;
  const officers = Array.from({ length: [0, 1, 1, 2, 2, 3][chance(6)] ?? 1 }, (_, at) => `${code}-${at}`);
  const steps = stepDays(own, works);
  const near = () => hourOf(steps[chance(steps.length)] ?? own, 8) + (AROUND[chance(AROUND.length)] ?? 0);
  const moments = [near(), near(), near()].slice(0, chance(4)).sort((one, other) => one - other);
  return { code, officers, lastDay: own, report: moments.map((at, place) => ({ at, isIn: place % 2 === 0 })) };
}

describe.each(DEADLINES.map((lastDay, at) => ({ lastDay, at })))(
  "200 units up to $lastDay",
  { timeout: 120_000 },
  ({ lastDay, at }) => {
    it("are told exactly what they should be, on working days and by day", async () => {
      const chance = createChance(at + 1);
      const units = Array.from({ length: UNITS }, (_, number) => makeUnit(number, dayNumber(lastDay), chance));
      const store = createReminderTwin();
      for (const { code, officers } of units) for (const name of officers) await store.join(code, { name });
      const clock = clockAt("2022-01-01T00:00");
      const reminding = remindingOver({
        book: store.book,
        clock,
        units: units.map(({ code }) => ({ code, name: code })),
        extensions: new Map(units.map((unit) => [unit.code, Temporal.PlainDate.from(dayName(unit.lastDay))] as const)),
        lastDay,
        closesAt: "2031-01-01",
        plan: { notices: [], official_after_working_days: 60 },
      });
      const events: { at: number; happen: () => Promise<void> }[] = units.flatMap(({ code, report }) =>
        report.map(({ at: moment, isIn }) => ({
          at: moment,
          happen: () =>
            isIn ? store.file(code, Temporal.Instant.fromEpochMilliseconds(moment)) : store.judge(code, "returned"),
        })),
      );
      for (let day = dayNumber(lastDay) - 40; day <= dayNumber(lastDay) + 30; day += 1)
        for (const hour of [0, 6.99, 7, 8, 16.99, 21])
          events.push({
            at: hourOf(day, hour),
            async happen() {
              await reminding.run();
              await store.end("sent");
            },
          });
      for (const event of events.toSorted((one, other) => one.at - other.at)) {
        clock.set(Temporal.Instant.fromEpochMilliseconds(event.at));
        await event.happen();
      }

      const expected = new Set(units.flatMap((unit) => expectedOf(unit, works)));
      const messages = await store.messages();
      const localOf = (moment: Temporal.Instant) => moment.toZonedDateTimeISO("Asia/Ho_Chi_Minh");
      const said = messages.map(({ to, at: moment }) => `${to.split("-")[0]} ${localOf(moment).toPlainDate()} ${to}`);
      const listed = (await store.rows())
        .filter(({ state }) => state === "nobody_bound")
        .map(({ unit, claimedAt }) => `${unit} ${localOf(claimedAt).toPlainDate()} -`);
      const actual = [...said, ...listed];
      expect(new Set(actual).size, "nothing twice").toBe(actual.length);
      expect(
        actual.filter((one) => !expected.has(one)),
        "precision",
      ).toEqual([]);
      expect(
        [...expected].filter((one) => !actual.includes(one)),
        "recall",
      ).toEqual([]);
      expect(actual.length).toBeGreaterThan(500);
      const wrong = messages.filter(({ at: moment }) => {
        const { hour } = localOf(moment);
        return hour < 7 || hour >= 21 || !works(dayNumber(localOf(moment).toPlainDate().toString()));
      });
      expect(wrong).toEqual([]);
    });
  },
);

describe("after 72 hours of standstill", { timeout: 120_000 }, () => {
  const starts = Array.from({ length: 24 * 7 }, (_, at) => hourOf(dayNumber("2023-11-21"), 5 + at * 3));

  it.each([0, 1, 2, 3, 4, 5, 6])("a unit gets one message at most to make up (part %i)", async (part) => {
    for (const start of starts.filter((_, at) => at % 7 === part)) {
      const store = createReminderTwin();
      const units = Array.from({ length: 3 }, (_, number) => ({ code: `U${number}`, name: `U${number}` }));
      for (const { code } of units) await store.join(code, { name: `${code}-0` });
      const clock = clockAt("2023-11-01T00:00");
      const reminding = remindingOver({ book: store.book, clock, units, plan: { notices: [] } });
      const back = start + 72 * 3_600_000;
      for (let moment = start - 48 * 3_600_000; moment <= back + 240 * 3_600_000; moment += 3_600_000) {
        if (moment > start && moment < back) continue;
        clock.set(Temporal.Instant.fromEpochMilliseconds(moment));
        await reminding.run();
        await store.end("sent");
      }
      const after = (await store.messages()).filter(({ at }) => at.epochMilliseconds >= back);
      const steps = stepDays(dayNumber("2023-12-09"), works).map((day) => hourOf(day, 8));
      const perUnit = units.map(({ code }) => after.filter(({ to }) => to === `${code}-0`));
      for (const messages of perUnit) {
        const madeUp = messages.filter(({ at }) => !steps.includes(at.epochMilliseconds));
        expect(madeUp.length, `back at ${new Date(back).toISOString()}`).toBeLessThanOrEqual(1);
        const days = messages.map(({ at }) => at.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString());
        expect(new Set(days).size, "one a day").toBe(days.length);
      }
    }
  });
});
