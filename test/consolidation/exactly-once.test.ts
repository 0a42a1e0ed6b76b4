import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createConsolidationWebhook } from "../../src/adapters/consolidation-webhook/consolidation-webhook.ts";
import { createForwardNext } from "../../src/consolidation/forward-next.ts";
import { createPayloadOf } from "../../src/consolidation/forwarded-report.ts";
import { createForwarding, type Forwarding } from "../../src/consolidation/forwarding.ts";
import type { ForwardingQueue } from "../../src/consolidation/ports.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import {
  type ConsolidationEmulator,
  openConsolidationEmulator,
} from "../emulators/consolidation/consolidation-emulator.ts";
import type { Fault } from "../emulators/consolidation/faults.ts";
import { createHandTime, type HandTime } from "../support/crash-time.ts";
import { ENGINES } from "../support/stores.ts";
import { type ForwardingStore, openForwardingStore } from "./forwarding-store.ts";
import { FILED_AT, SAMPLE_FORM, SAMPLE_UNIT } from "./sample-reports.ts";

const SECRET = "đủ dài để làm khóa: 0123456789abcdef";
const MINUTE = 60_000;
const WORKERS = 8;
const payloadOf = createPayloadOf({ form: SAMPLE_FORM, units: [SAMPLE_UNIT] });
const meter = { count() {}, time() {} };

/** What goes wrong with the first deliveries under each key; most keys meet three troubles, every kind of them often. */
const TROUBLES: readonly Fault[] = [
  { kind: "answer", status: 500 },
  { kind: "take_then_drop" },
  { kind: "take_then_silence" },
  { kind: "answer", status: 429, headers: { "retry-after": "2" } },
  { kind: "drop" },
];
const troubled = (key: string, before: number): Fault | null => {
  const number = Number(key.split("-")[1]);
  if (before >= 3 || (number + before) % 7 === 0) return null;
  // A silence costs a whole time-out, so only every twentieth is one.
  const at = (number + before * 2) % TROUBLES.length;
  return TROUBLES[at === 2 && number % 4 !== 0 ? 1 : at] ?? null;
};

for (const engine of ENGINES)
  describe.skipIf(engine.absent)(`on ${engine.name}`, () => {
    let store: ForwardingStore;
    let emulator: ConsolidationEmulator;
    let time: HandTime;
    beforeAll(async () => {
      store = await openForwardingStore(engine);
    }, 60_000);
    beforeEach(() => {
      time = createHandTime(FILED_AT);
    });
    afterEach(async () => {
      await emulator.close();
      await store.clear();
    });
    afterAll(() => store.close());

    const openEmulator = async (fault: (key: string, before: number) => Fault | null = () => null) => {
      emulator = await openConsolidationEmulator({
        secret: SECRET,
        now: () => time.clock.now().epochMilliseconds,
        fault,
      });
    };
    const run = (
      given: { queue?: ForwardingQueue; secret?: string; owner?: string; workers?: number } = {},
    ): Forwarding => {
      const { queue = store.queue, secret = SECRET, owner = "worker", workers = WORKERS } = given;
      const send = createConsolidationWebhook({
        url: emulator.url,
        secret,
        payloadOf,
        clock: time.clock,
        timeoutMs: 250,
      });
      const forwardNext = createForwardNext({ queue, send, clock: time.clock, owner, logger: silentLogger, meter });
      return createForwarding({ forwardNext, workers, timers: time.timers, logger: silentLogger });
    };
    /** Works until every report is settled; gives how long that took by the clock of the test, in minutes. By its own sweeps, or woken for all workers at each step. */
    const drain = async (
      running: readonly Forwarding[],
      stepMs: number,
      most: number,
      wakes = false,
    ): Promise<number> => {
      if (!wakes) for (const forwarding of running) forwarding.start();
      for (let step = 0; step < most; step += 1) {
        if (wakes)
          for (const forwarding of running) for (let worker = 0; worker < WORKERS; worker += 1) forwarding.wake();
        await Promise.all(running.map((forwarding) => forwarding.idle()));
        const rows = await store.rows();
        if (rows.every(({ state }) => state === "done" || state === "dead")) break;
        time.pass(stepMs);
      }
      await Promise.all(running.map((forwarding) => forwarding.stop()));
      return time.clock.now().since(FILED_AT).total("minutes");
    };

    test("1,000 reports, each claimed and delivered at least three times by two processes against a failing store, are 1,000 records", async () => {
      await openEmulator(troubled);
      const receipts = await store.file(1000);
      const settlements = new Map<string, number>();
      /** Two of three settlements are never written: the process ended between the delivery and its row. */
      const forgetful: ForwardingQueue = {
        claim: store.queue.claim,
        async settle(claim, settlement, now) {
          const before = settlements.get(claim.reportId) ?? 0;
          settlements.set(claim.reportId, before + 1);
          if (before < 2) return;
          await store.queue.settle(claim, settlement, now);
        },
      };
      const minutes = await drain(
        [run({ queue: forgetful, owner: "one" }), run({ queue: forgetful, owner: "other" })],
        MINUTE,
        60,
        true,
      );
      expect(minutes).toBeLessThan(60);
      expect([...emulator.records.keys()].toSorted()).toEqual([...receipts].toSorted());
      expect((await store.rows()).filter(({ state }) => state !== "done")).toEqual([]);
      expect(emulator.deliveries.length).toBeGreaterThanOrEqual(3000);
      const told = new Set(emulator.deliveries.map(({ status }) => status));
      expect([...told].toSorted((one, other) => one - other)).toEqual([0, 201, 409, 429, 500]);
    }, 60_000);

    test("a day without the store drains by itself when it is back", async () => {
      const away = () => time.clock.now().since(FILED_AT).total("hours") < 24;
      await openEmulator(() => (away() ? { kind: "answer", status: 503 } : null));
      await store.file(5);
      const minutes = await drain([run()], 15 * MINUTE, 24 * 4 + 3);
      expect(minutes).toBeGreaterThanOrEqual(24 * 60);
      expect(minutes).toBeLessThanOrEqual(24 * 60 + 30);
      expect(emulator.records.size).toBe(5);
      expect((await store.rows()).map(({ state }) => state)).toEqual(Array(5).fill("done"));
    });

    test("a crash between the delivery and its row leaves one record", async () => {
      await openEmulator();
      await store.file(1);
      const crash = { ...store.queue, settle: () => Promise.reject(new Error("killed")) };
      const killed = run({ queue: crash, workers: 1 });
      killed.wake();
      await killed.stop();
      expect(await store.rows()).toMatchObject([{ state: "sending" }]);
      await drain([run({ owner: "after the restart" })], MINUTE, 3);
      expect(await store.rows()).toMatchObject([{ state: "done", attempts: 2, outcome: "already_there" }]);
      expect([...emulator.records.keys()]).toEqual(["AG-0"]);
    });

    test("a wrong secret is given up at once, is listed, and goes when the secret is right and somebody asks", async () => {
      await openEmulator();
      await store.file(2);
      await drain([run({ secret: "k".repeat(32) })], MINUTE, 3);
      expect(await store.queue.deadLetters()).toMatchObject([
        { receipt: "AG-0", attempts: 1, why: "HTTP 401: wrong signature" },
        { receipt: "AG-1", attempts: 1, why: "HTTP 401: wrong signature" },
      ]);
      expect(emulator.records.size).toBe(0);
      expect(await store.queue.retry("all", time.clock.now())).toBe(2);
      await drain([run()], MINUTE, 3);
      expect(await store.queue.deadLetters()).toEqual([]);
      expect(emulator.records.size).toBe(2);
    });
  });
