import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type Coordination, SECOND_MS } from "../../src/adapters/coordination/coordination.ts";
import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { createRedisCoordination } from "../../src/adapters/coordination/redis-coordination.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { createChatPace, LONGEST_CHAT_WAIT_MS } from "../../src/outbox/pace.ts";
import type { Delivery } from "../../src/outbox/ports.ts";
import { createHandTime } from "../support/crash-time.ts";
import { REDIS_URL, redisAbsent } from "../support/stores-redis.ts";

const SENT: Delivery = { kind: "sent", providerId: null };
const START = Temporal.Instant.from("2023-12-01T01:00:00Z");

const IMPLEMENTATIONS = [
  {
    name: "inside one process",
    absent: null,
    workers: (clock: Clock) => {
      const one = createMemoryCoordination(clock);
      return [one, one];
    },
  },
  {
    name: "over Redis, two processes",
    absent: redisAbsent,
    workers: (clock: Clock) => {
      const prefix = `test-${randomUUID()}`;
      const open = () =>
        createRedisCoordination({ url: REDIS_URL, clock, newId: randomUUID, logger: silentLogger, prefix });
      return [open(), open()];
    },
  },
];

describe.each(IMPLEMENTATIONS)("one chat's pace $name", ({ absent, workers: open }) => {
  describe.skipIf(absent)("the contract", () => {
    const time = createHandTime(START);
    let workers: readonly Coordination[];
    beforeAll(async () => {
      workers = open(time.clock);
      while (workers.some((one) => one.state() === "down")) await new Promise((resolve) => setImmediate(resolve));
    });
    afterAll(() => Promise.all(workers.map((one) => one.close())));

    const now = () => time.clock.now().epochMilliseconds;
    const paceOf = (worker: Coordination, perSecond = 1) =>
      createChatPace({ pace: worker.pace, channel: "telegram", perSecond, sleep: async (ms) => time.pass(ms) });

    test("never two calls within a second of an answer, from two workers, and each chat for itself", async () => {
      const calls: { chat: string; from: number; to: number }[] = [];
      const call = (chat: string, at: number) => async () => {
        const from = now();
        time.pass((at * 37) % 400);
        calls.push({ chat, from, to: now() });
        return SENT;
      };
      for (let at = 0; at < 24; at += 1) {
        const worker = workers[at % 2];
        if (worker) expect(await paceOf(worker)(`chat ${at % 3}`, call(`chat ${at % 3}`, at))).toEqual(SENT);
      }
      for (const chat of ["chat 0", "chat 1", "chat 2"]) {
        const own = calls.filter((one) => one.chat === chat);
        expect(own).toHaveLength(8);
        own.slice(1).forEach(({ from }, before) => {
          expect(from - (own[before]?.to ?? 0)).toBeGreaterThanOrEqual(SECOND_MS);
        });
      }
    });

    test("two workers at once: one of them waits", async () => {
      const [one, other] = workers.map((worker) => paceOf(worker));
      const starts: number[] = [];
      const call = async () => {
        starts.push(now());
        return SENT;
      };
      await Promise.all([one?.("both", call), other?.("both", call)]);
      expect(Math.abs((starts[1] ?? 0) - (starts[0] ?? 0))).toBeGreaterThanOrEqual(SECOND_MS);
    });

    test("a chat that stays busy is tried later, with nothing sent", async () => {
      const [worker] = workers;
      if (!worker) throw new Error("no worker");
      await worker.pace.take("telegram busy", 1);
      const before = now();
      const delivery = await paceOf(worker)("busy", async () => {
        throw new Error("it was called");
      });
      expect(delivery).toMatchObject({ kind: "retry", why: "pace of one chat" });
      expect(now() - before).toBe(LONGEST_CHAT_WAIT_MS);
    });

    test("a call that breaks counts as answered", async () => {
      const [worker] = workers;
      if (!worker) throw new Error("no worker");
      const broken = paceOf(worker)("broken", async () => {
        throw new Error("broke");
      });
      await expect(broken).rejects.toThrow("broke");
      const before = now();
      await paceOf(worker)("broken", async () => SENT);
      expect(now() - before).toBe(SECOND_MS);
    });
  });
});

test("in memory, lanes that are quiet and free are forgotten once there are very many; busy ones are not", async () => {
  const time = createHandTime(START);
  const { pace } = createMemoryCoordination(time.clock);
  await pace.take("busy", 1);
  for (let chat = 0; chat <= 10_000; chat += 1) {
    const leave = await pace.take(`chat ${chat}`, 1);
    if ("slot" in leave) await pace.giveBack(`chat ${chat}`, leave.slot);
  }
  expect(await pace.take("busy", 1)).toHaveProperty("waitMs");
});
