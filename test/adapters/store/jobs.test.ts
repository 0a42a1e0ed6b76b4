import { fromKysely, PgBoss, TestClock } from "pg-boss";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { jobDatabase, startJobs } from "../../../src/adapters/store/jobs.ts";
import { type Engine, openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { ENGINES } from "../../support/stores.ts";

const START = new Date("2023-12-01T08:00:00+07:00");
const MINUTE_MS = 60_000;

describe.each(ENGINES)("on $name", ({ name, absent, place }) => {
  describe.skipIf(absent)("jobs", () => {
    const engines: Engine[] = [];
    let store: Store;
    let drop: () => Promise<void>;
    let openAnother: () => Promise<Engine>;
    let clock: TestClock;
    const bosses: PgBoss[] = [];

    beforeAll(async () => {
      const opened = await place();
      drop = opened.drop;
      store = await openStore(await opened.open());
      openAnother = async () => {
        if (name === "PGlite") return store.engine;
        const engine = await opened.open();
        engines.push(engine);
        return engine;
      };
    }, 60_000);
    afterEach(async () => {
      for (const boss of bosses.splice(0)) await boss.stop({ graceful: false, close: false });
    });
    afterAll(async () => {
      for (const engine of engines) await engine.close();
      await store.close();
      await drop();
    });

    async function startBoss(engine: Engine): Promise<PgBoss> {
      const boss = new PgBoss({ db: jobDatabase(engine), backend: engine.kind, clock });
      boss.on("error", (error) => {
        throw error;
      });
      await boss.start();
      bosses.push(boss);
      return boss;
    }

    test("a job sent with what it belongs to comes at its time, and not at all if that was undone", async () => {
      clock = new TestClock(START);
      const boss = await startBoss(store.engine);
      await boss.createQueue("remind");
      const startAfter = new Date(START.getTime() + 10 * MINUTE_MS);
      const send = (question: string, then: () => void) =>
        store.db.transaction().execute(async (transaction) => {
          await transaction
            .insertInto("unanswered")
            .values({ asked_on: "2023-12-01", question, unit_kind: null, reason: "outside" })
            .execute();
          await boss.send("remind", { question }, { startAfter, db: fromKysely(transaction) });
          then();
        });
      await send("kept", () => {});
      const undone = send("undone", () => {
        throw new Error("undone");
      });
      await expect(undone).rejects.toThrow("undone");
      const rows = await store.db.selectFrom("unanswered").select("question").execute();
      expect(rows).toEqual([{ question: "kept" }]);

      expect(await boss.fetch("remind")).toEqual([]);
      await clock.tick(10 * MINUTE_MS - 1);
      expect(await boss.fetch("remind")).toEqual([]);
      await clock.tick(1);
      const jobs = await boss.fetch("remind", { batchSize: 10 });
      expect(jobs.map(({ data }) => data)).toEqual([{ question: "kept" }]);
    });

    test("a schedule's job runs once, with two processes at it", async () => {
      clock = new TestClock(START);
      const ran: number[] = [];
      const processes = [await startBoss(store.engine), await startBoss(await openAnother())];
      for (const [process, boss] of processes.entries()) {
        await boss.createQueue("nightly");
        await boss.schedule("nightly", "30 8 * * *", null, { tz: "Asia/Ho_Chi_Minh" });
        await boss.work("nightly", { pollingIntervalSeconds: 30 }, async () => {
          ran.push(process);
        });
      }
      const pass = async (minutes: number) => {
        for (let half = 0; half < 2 * minutes; half += 1) await clock.tick(MINUTE_MS / 2);
      };
      await pass(29);
      expect(ran).toHaveLength(0);
      await pass(6);
      expect(ran).toHaveLength(1);
    });

    test("the schedules start, are ready, and let go of the store", async () => {
      const now = { now: () => Temporal.Now.instant() };
      const job = { name: "never", cron: "0 0 1 1 *", timeZone: "Asia/Ho_Chi_Minh", run: async () => {} };
      const engine = await openAnother();
      const running = await startJobs({ engine, jobs: [job], clock: now, logger: silentLogger });
      expect(running.ready()).toBe(true);
      await running.stop();
      expect(running.ready()).toBe(false);
      expect(await engine.executeSql("select 1 as one")).toMatchObject({ rows: [{ one: 1 }] });
    });

    test("the job library reads moments as its own driver would", async () => {
      const moment = "2023-12-01T01:00:00.000Z";
      const read = `select '${moment}'::timestamptz as at, '2023-12-01'::date as day`;
      expect((await store.engine.executeSql(read)).rows).toMatchObject([{ at: new Date(moment) }]);
      expect((await store.engine.executeSql(`${read} where $1`, [true])).rows).toMatchObject([
        { at: new Date(moment) },
      ]);
    });

    test("a statement of several that fails leaves nothing behind and harms no other", async () => {
      const { engine } = store;
      const broken = engine.executeSql(
        "begin; insert into unanswered (asked_on, question, reason) values ('2023-12-01', 'half', 'outside'); select 1/0; commit",
      );
      await expect(broken).rejects.toThrow("division by zero");
      expect(await engine.executeSql("select 1 as one")).toMatchObject({ rows: [{ one: 1 }] });
      const { rows } = await engine.executeSql("select question from unanswered where question = $1", ["half"]);
      expect(rows).toEqual([]);
    });
  });
});
