import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { openPostgres } from "../../../src/adapters/store/postgres-engine.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { type ReminderStore, reminderStoreOver } from "../../support/reminder-stores.ts";
import { clockAt, local, remindingOver } from "../../support/reminding.ts";
import { createTestDatabase, postgresAbsent, type TestDatabase } from "../../support/stores.ts";
import { OPENING_MS } from "../../support/stores-contract.ts";

const UNITS = Array.from({ length: 40 }, (_, at) => ({ code: `U${at}`, name: `Đơn vị ${at}` }));

describe.skipIf(postgresAbsent)("two schedulers on one PostgreSQL", () => {
  let database: TestDatabase;
  let stores: Store[];
  let one: ReminderStore;
  let other: ReminderStore;
  beforeAll(async () => {
    database = await createTestDatabase();
    const first = await openStore(openPostgres(database.url, silentLogger));
    stores = [first, await openStore(openPostgres(database.url, silentLogger))];
    const [a, b] = stores.map(reminderStoreOver);
    if (!a || !b) throw new Error("two stores are needed");
    [one, other] = [a, b];
  }, OPENING_MS);
  beforeEach(async () => {
    await one.clear();
    for (const { code } of UNITS) await one.join(code, { name: code });
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  const runBoth = async (moment: string) => {
    const clock = clockAt(moment);
    await Promise.all(
      [one, other, one, other].map(({ book }) =>
        remindingOver({ book, clock, units: UNITS, plan: { notices: [] } }).run(),
      ),
    );
  };

  test("say everything once, also what is sent again", async () => {
    await runBoth("2023-12-06T08:00");
    const first = await one.messages();
    expect(first.map(({ to }) => to).toSorted()).toEqual(UNITS.map(({ code }) => code).toSorted());
    await one.end("unknown", "no answer");
    await runBoth("2023-12-06T08:01");
    expect(await one.messages()).toHaveLength(2 * UNITS.length);
    await one.end("unknown", "no answer");
    await runBoth("2023-12-06T08:02");
    expect(await one.messages()).toHaveLength(2 * UNITS.length);
    expect(new Set((await one.rows()).map(({ state }) => state))).toEqual(new Set(["unknown"]));
  });

  test("leave nothing waiting for a unit whose report comes in at the same moment", async () => {
    const filing = UNITS.filter((_, at) => at % 2 === 0);
    const run = runBoth("2023-12-06T08:00");
    await Promise.all(filing.map(({ code }) => other.file(code, local("2023-12-06T08:00"))));
    await run;
    const handedIn = new Set(filing.map(({ code }) => code));
    const waiting = (await one.messages()).filter(({ state }) => state === "pending").map(({ to }) => to);
    expect(waiting.filter((to) => handedIn.has(to))).toEqual([]);
    expect(waiting.toSorted()).toEqual(
      UNITS.filter(({ code }) => !handedIn.has(code))
        .map(({ code }) => code)
        .toSorted(),
    );
  });

  test("tell each coordinator one summary", async () => {
    await one.join("SNV", { name: "Điều phối", role: "coordinator" });
    await runBoth("2023-12-06T08:00");
    await one.end("sent");
    await runBoth("2023-12-06T08:16");
    const summaries = (await one.messages()).filter(({ to }) => to === "Điều phối");
    expect(summaries.map(({ words }) => words.split("\n")[0])).toEqual([
      "Dạ, tin nhắc báo cáo Thứ Tư, 06/12/2023: 40 đơn vị.",
      "Tin nhắc báo cáo Thứ Tư, 06/12/2023 (tiếp):",
    ]);
  });
});
