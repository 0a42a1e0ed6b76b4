import { afterAll, beforeAll, beforeEach, describe } from "vitest";

import type { Reminding } from "../../src/reminders/reminding.ts";
import { REMINDER_STORES, type ReminderStore } from "./reminder-stores.ts";
import { clockAt, local, remindingOver, type SetClock } from "./reminding.ts";
import { OPENING_MS } from "./stores-contract.ts";

/** The units of these suites. */
export const REMINDED = [
  { code: "886", name: "UBND huyện An Phú" },
  { code: "888", name: "UBND huyện Phú Tân" },
];

/** What a test of reminders has before it: an empty store, and the real rules without notices. */
export interface ReminderSuite {
  store(): ReminderStore;
  clock(): SetClock;
  reminding(): Reminding;
  /** Runs the scheduler once at a local moment. */
  runAt(moment: string): Promise<void>;
  /** "name: first line" of everything said so far. */
  said(): Promise<readonly string[]>;
  /** "unit step recipient state" of what was claimed for a unit, or for all. */
  rows(unit?: string): Promise<readonly string[]>;
}

/** Runs a suite on the twin, PGlite and PostgreSQL, each test on an empty store. */
export function onEveryReminderStore(suite: (given: ReminderSuite) => void): void {
  describe.each(REMINDER_STORES)("on $name", ({ absent, open }) => {
    describe.skipIf(absent)("reminders", () => {
      let store: ReminderStore;
      let clock: SetClock;
      let reminding: Reminding;
      beforeAll(async () => {
        store = await open();
      }, OPENING_MS);
      beforeEach(async () => {
        await store.clear();
        clock = clockAt("2023-12-06T07:30");
        reminding = remindingOver({ book: store.book, clock, units: REMINDED, plan: { notices: [] } });
      });
      afterAll(() => store.close());

      suite({
        store: () => store,
        clock: () => clock,
        reminding: () => reminding,
        async runAt(moment) {
          clock.set(local(moment));
          await reminding.run();
        },
        said: async () => (await store.messages()).map(({ to, words }) => `${to}: ${words.split("\n")[0]}`),
        rows: async (unit) =>
          (await store.rows())
            .filter((row) => (unit === undefined || row.unit === unit) && row.state !== "not_due" && row.unit !== "-")
            .map(({ unit: of, step, to, state }) => `${of} ${step} ${to ?? "list"} ${state}`),
      });
    });
  });
}
