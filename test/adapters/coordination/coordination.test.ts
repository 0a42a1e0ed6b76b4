import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { type Coordination, SECOND_MS, SLOT_HELD_MS } from "../../../src/adapters/coordination/coordination.ts";
import { createMemoryCoordination } from "../../../src/adapters/coordination/memory-coordination.ts";
import { createRedisCoordination } from "../../../src/adapters/coordination/redis-coordination.ts";
import type { Clock } from "../../../src/kernel/clock.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { createHandTime, type HandTime } from "../../support/crash-time.ts";
import { freePort, REDIS_URL, redisAbsent } from "../../support/stores-redis.ts";

const START = Temporal.Instant.from("2023-12-01T01:00:00Z");

const overRedis = (url: string, clock: Clock, prefix: string) =>
  createRedisCoordination({ url, clock, newId: randomUUID, logger: silentLogger, prefix });

const IMPLEMENTATIONS = [
  {
    name: "inside one process",
    absent: null,
    state: "up",
    shared: false,
    open: async (clock: Clock, _prefix: string) => createMemoryCoordination(clock),
  },
  {
    name: "over Redis",
    absent: redisAbsent,
    state: "up",
    shared: true,
    open: async (clock: Clock, prefix: string) => connected(overRedis(REDIS_URL, clock, prefix)),
  },
  {
    name: "over a Redis that is not there",
    absent: null,
    state: "down",
    shared: false,
    open: async (clock: Clock, prefix: string) => overRedis(`redis://127.0.0.1:${await freePort()}`, clock, prefix),
  },
] as const;

async function connected(coordination: Coordination): Promise<Coordination> {
  while (coordination.state() === "down") await new Promise((resolve) => setImmediate(resolve));
  return coordination;
}

describe.each(IMPLEMENTATIONS)("$name", ({ absent, open, state, shared }) => {
  describe.skipIf(absent)("the contract", () => {
    const prefix = `test-${randomUUID()}`;
    let time: HandTime;
    let coordination: Coordination;
    let lanes = 0;
    let lane: string;
    beforeAll(async () => {
      time = createHandTime(START);
      coordination = await open({ now: () => time.clock.now() }, prefix);
    });
    beforeEach(() => {
      time = createHandTime(START);
      lanes += 1;
      lane = `lane ${lanes}`;
    });
    afterAll(() => coordination.close());

    const take = async (perSecond = 1) => coordination.pace.take(lane, perSecond);
    const slot = async (perSecond = 1) => {
      const leave = await take(perSecond);
      if ("waitMs" in leave) throw new Error(`no slot is free for ${leave.waitMs} ms`);
      return leave.slot;
    };

    test("it says whether it hears the others", () => {
      expect(coordination.state()).toBe(state);
    });

    test("a call's place is free again one second after its answer, at its very end", async () => {
      const first = await slot();
      time.pass(300);
      expect(await take()).toEqual({ waitMs: SECOND_MS });
      await coordination.pace.answered(lane, first);
      time.pass(400);
      expect(await take()).toEqual({ waitMs: 600 });
      time.pass(599);
      expect(await take()).toEqual({ waitMs: 1 });
      time.pass(1);
      await slot();
    });

    test("a place is given ahead with the rest of its wait, and to nobody else", async () => {
      const first = await slot();
      await coordination.pace.answered(lane, first);
      const ahead = () => coordination.pace.take(lane, 1, 40);
      time.pass(900);
      expect(await ahead()).toEqual({ waitMs: 60 });
      time.pass(60);
      expect(await take()).toEqual({ waitMs: 40 });
      const given = await ahead();
      expect(given).toMatchObject({ slot: first, inMs: 40 });
      expect(await ahead()).toEqual({ waitMs: SECOND_MS });
      await coordination.pace.giveBack(lane, first);
      expect(await ahead()).toMatchObject({ inMs: 0 });
    });

    test("a place that was not used is free at once", async () => {
      await coordination.pace.giveBack(lane, await slot());
      await coordination.pace.giveBack(lane, await slot());
      await slot();
    });

    test("a place whose call was never answered comes back", async () => {
      await slot();
      time.pass(SLOT_HELD_MS - 1);
      expect(await take()).toEqual({ waitMs: 1 });
      time.pass(1);
      await slot();
    });

    test("lanes have places of their own, as many as they may send", async () => {
      for (let call = 0; call < 3; call += 1) await slot(3);
      expect(await take(3)).toHaveProperty("waitMs");
      lane = `${lane} other`;
      await slot();
      expect(await take()).toHaveProperty("waitMs");
    });

    test("a sum is what all added, and what was taken back", async () => {
      const name = `sum ${lanes}`;
      expect(await coordination.tally.add(name, 5, 60_000)).toBe(5);
      expect(await coordination.tally.add(name, 7, 60_000)).toBe(12);
      expect(await coordination.tally.add(name, -4, 60_000)).toBe(8);
      expect(await coordination.tally.add(`${name} other`, 1, 60_000)).toBe(1);
    });

    test("what was kept is recalled as it was kept last", async () => {
      const key = `key ${lanes}`;
      expect(await coordination.kept.recall(key)).toBeNull();
      await coordination.kept.keep(key, "một", 60_000);
      await coordination.kept.keep(key, "hai", 60_000);
      expect(await coordination.kept.recall(key)).toBe("hai");
      expect(await coordination.kept.recall(`${key} other`)).toBeNull();
    });

    test.skipIf(shared)("sums and what was kept are forgotten in time", async () => {
      await coordination.tally.add("sum", 5, 1000);
      await coordination.kept.keep("key", "một", 1000);
      time.pass(999);
      expect(await coordination.tally.add("sum", 1, 1000)).toBe(6);
      expect(await coordination.kept.recall("key")).toBe("một");
      time.pass(1);
      expect(await coordination.tally.add("sum", 1, 1000)).toBe(1);
      expect(await coordination.kept.recall("key")).toBeNull();
    });

    test("there are never more calls than allowed between any moment and a second after", async () => {
      const step = fc.oneof(
        { weight: 4, arbitrary: fc.constant({ kind: "take" as const }) },
        { weight: 3, arbitrary: fc.record({ kind: fc.constant("answer" as const), which: fc.nat(9) }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("giveBack" as const), which: fc.nat(9) }) },
        {
          weight: 3,
          arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 1500 }) }),
        },
      );
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 60 }), async (most, steps) => {
          run += 1;
          const name = `${lane} ${run}`;
          const flying: { slot: string; took: number }[] = [];
          /** When the platform counted each call: it may be at any moment from leave to answer, so both ends count. */
          const calls: { from: number; to: number }[] = [];
          const now = () => time.clock.now().epochMilliseconds;
          for (const one of steps) {
            if (one.kind === "pass") time.pass(one.ms);
            else if (one.kind === "take") {
              const leave = await coordination.pace.take(name, most);
              if ("slot" in leave) flying.push({ slot: leave.slot, took: now() });
            } else {
              const [call] = flying.splice(one.which % Math.max(1, flying.length), 1);
              if (!call) continue;
              if (one.kind === "giveBack") await coordination.pace.giveBack(name, call.slot);
              else {
                await coordination.pace.answered(name, call.slot);
                calls.push({ from: call.took, to: now() });
              }
            }
            const begun = [...calls, ...flying.map(({ took }) => ({ from: took, to: Number.POSITIVE_INFINITY }))];
            const recent = begun.filter(({ to }) => to > now() - SECOND_MS);
            expect(recent.length).toBeLessThanOrEqual(most);
          }
        }),
        { numRuns: shared ? 60 : 200 },
      );
    });

    test("a limiter lets so many through in any stretch of its time", async () => {
      const limiter = coordination.limiter({ name: lane, most: 2, withinMs: 1000 });
      expect(await limiter.hit("an")).toEqual({ allowed: true });
      time.pass(400);
      expect(await limiter.hit("an")).toEqual({ allowed: true });
      expect(await limiter.hit("an")).toEqual({ allowed: false, retryAfterMs: 600 });
      expect(await limiter.hit("bình")).toEqual({ allowed: true });
      time.pass(599);
      expect(await limiter.hit("an")).toEqual({ allowed: false, retryAfterMs: 1 });
      time.pass(1);
      expect(await limiter.hit("an")).toEqual({ allowed: true });
      expect(await limiter.hit("an")).toEqual({ allowed: false, retryAfterMs: 400 });
    });

    test("a call that was refused does not count", async () => {
      const limiter = coordination.limiter({ name: lane, most: 1, withinMs: 1000 });
      await limiter.hit("an");
      for (let call = 0; call < 9; call += 1) {
        time.pass(100);
        expect(await limiter.hit("an")).toMatchObject({ allowed: false });
      }
      time.pass(100);
      expect(await limiter.hit("an")).toEqual({ allowed: true });
    });

    test("two limiters of one key count for themselves", async () => {
      await coordination.limiter({ name: `${lane} a`, most: 1, withinMs: 1000 }).hit("an");
      const other = coordination.limiter({ name: `${lane} b`, most: 1, withinMs: 1000 });
      expect(await other.hit("an")).toEqual({ allowed: true });
    });

    test.runIf(shared)("several workers share a lane and a limit", async () => {
      const others = await Promise.all([1, 2, 3].map(() => open({ now: () => time.clock.now() }, prefix)));
      try {
        const workers = [coordination, ...others];
        const leaves = await Promise.all(
          Array.from({ length: 20 }, (_, call) => workers[call % 4]?.pace.take(lane, 5)),
        );
        expect(leaves.filter((leave) => leave && "slot" in leave)).toHaveLength(5);
        const slots = leaves.flatMap((leave) => (leave && "slot" in leave ? [leave.slot] : []));
        expect(new Set(slots).size).toBe(5);
        const hits = await Promise.all(
          Array.from({ length: 20 }, (_, call) =>
            workers[call % 4]?.limiter({ name: lane, most: 7, withinMs: 1000 }).hit("an"),
          ),
        );
        expect(hits.filter((hit) => hit?.allowed)).toHaveLength(7);
      } finally {
        await Promise.all(others.map((other) => other.close()));
      }
    });
  });
});

describe("a limiter in memory", () => {
  let time: HandTime;
  beforeEach(() => {
    time = createHandTime(START);
  });
  afterEach(() => {});

  test("forgets who was quiet longest once there are very many, and nobody else", async () => {
    const limiter = createMemoryCoordination(time.clock).limiter({ name: "web", most: 1, withinMs: 1000 });
    for (let visitor = 0; visitor <= 10_000; visitor += 1) await limiter.hit(String(visitor));
    expect(await limiter.hit("1")).toMatchObject({ allowed: false });
    expect(await limiter.hit("0")).toEqual({ allowed: true });
  });
});
