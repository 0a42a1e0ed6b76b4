import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";

import type { Coordination } from "../../src/adapters/coordination/coordination.ts";
import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { createRedisCoordination } from "../../src/adapters/coordination/redis-coordination.ts";
import { type Engine, openStore } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { openPostgres } from "../../src/adapters/store/postgres-engine.ts";
import { type Clock, systemClock } from "../../src/kernel/clock.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { systemTimers } from "../../src/kernel/timers.ts";
import { createMessagePath } from "../../src/message-path.ts";
import { createRecordingChannel, message, routeOfCrashTests, type Sent } from "../support/crash-conversations.ts";
import { createTestDatabase, postgresAbsent, storeUnderTest } from "../support/stores.ts";
import { redisServerAbsent, startRedis } from "../support/stores-redis.ts";

const CONVERSATIONS = ["an", "bình", "chi"];
/** The longest that a run may take on a busy machine, in milliseconds. */
const TIMEOUT_MS = 120_000;
/** How much faster than the world the clock runs, so that leases end soon. */
const HASTE = 30;

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A clock that runs faster than the machine's. */
function hurriedClock(): Clock {
  const began = systemClock.now();
  const passed = () => systemClock.now().since(began).total("milliseconds");
  return { now: () => began.add({ milliseconds: Math.round(passed() * HASTE) }) };
}

/** Lets messages come in while something is broken again and again, and looks whether each was answered once, in order. */
async function survives(options: {
  engine: Engine;
  coordination: (clock: Clock) => Coordination;
  /** Breaks something; called after every so many messages. */
  breaks: (() => Promise<void>)[];
}): Promise<void> {
  const clock = hurriedClock();
  const store = await openStore(options.engine);
  undo.push(() => store.close());
  const coordination = options.coordination(clock);
  undo.push(() => coordination.close());
  const sent: Sent[] = [];
  const path = createMessagePath({
    store,
    coordination,
    route: routeOfCrashTests,
    channels: () => [createRecordingChannel(sent, 1000)],
    deliveredByRow: new Set(),
    campaign: "",
    forwards: false,
    clock,
    timers: {
      after: (milliseconds, work) => systemTimers.after(milliseconds / HASTE, work),
      every: (milliseconds, work) => systemTimers.every(milliseconds / HASTE, work),
    },
    newId: randomUUID,
    logger: silentLogger,
    meter: { count() {}, time() {} },
  });
  await path.start();
  undo.push(() => path.stop());
  const looking = storeUnderTest(store);

  let said = 0;
  for (const cut of options.breaks) {
    for (let place = 0; place < 10; place += 1) {
      said += 1;
      const breaking = place === 5 ? cut() : Promise.resolve();
      for (const name of CONVERSATIONS) await insist(() => path.accept(message(name, said, `câu ${said}`)));
      await breaking;
    }
  }
  const isSettled = async () => {
    // The inbox first: a turn that is done has its replies in the outbox by then.
    const inbox = await looking.inboxRows();
    const outbox = await looking.outboxRows();
    return (
      inbox.every(({ status }) => status === "done") &&
      outbox.every(({ state }) => state !== "pending" && state !== "sending")
    );
  };
  while (!(await insist(isSettled))) await new Promise((resolve) => setImmediate(resolve));

  const outbox = await looking.outboxRows();
  const unknown = outbox.filter(({ state }) => state === "unknown").length;
  expect(outbox).toHaveLength(CONVERSATIONS.length * (said + 1));
  expect(outbox.every(({ state }) => state === "sent" || state === "unknown")).toBe(true);
  expect(sent.length).toBeGreaterThanOrEqual(outbox.length - unknown);
  for (const name of CONVERSATIONS) {
    const numbers = sent
      .filter(({ conversation }) => conversation === name)
      .map(({ text }) => Number(/^(\d+)\. câu \1$/.exec(text)?.[1] ?? 0));
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
  }
}

/** Tries until it works. */
async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

describe.skipIf(postgresAbsent)("PostgreSQL", () => {
  test("breaks every connection, again and again: nothing is lost or doubled, and it recovers by itself", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const database = await createTestDatabase();
    undo.push(() => database.drop());
    const { breakConnections } = database;
    await survives({
      engine: openPostgres(database.url, silentLogger),
      coordination: createMemoryCoordination,
      breaks: Array.from({ length: 6 }, () => breakConnections),
    });
  });
});

describe.skipIf(redisServerAbsent)("Redis", () => {
  test("goes away and comes back: nothing is lost or doubled", { timeout: TIMEOUT_MS }, async () => {
    let redis = await startRedis();
    undo.push(() => redis.stop());
    const { port, url } = redis;
    await survives({
      engine: await openPGlite(null),
      coordination: (clock) => createRedisCoordination({ url, clock, newId: randomUUID, logger: silentLogger }),
      breaks: [
        () => redis.stop(),
        async () => {
          redis = await startRedis(port);
        },
        async () => redis.freeze(),
        async () => redis.thaw(),
      ],
    });
  });
});
