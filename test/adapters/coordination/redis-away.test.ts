import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Coordination } from "../../../src/adapters/coordination/coordination.ts";
import { createRedisCoordination } from "../../../src/adapters/coordination/redis-coordination.ts";
import { systemClock } from "../../../src/kernel/clock.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { type OwnRedis, redisServerAbsent, startRedis } from "../../support/stores-redis.ts";

describe.skipIf(redisServerAbsent)("a Redis that goes away", () => {
  let redis: OwnRedis;
  let coordination: Coordination;
  let events: string[];
  beforeEach(async () => {
    redis = await startRedis();
    events = [];
    const logger = {
      ...silentLogger,
      info: (event: string) => void events.push(event),
      warn: (event: string) => void events.push(event),
    };
    coordination = createRedisCoordination({ url: redis.url, clock: systemClock, newId: randomUUID, logger });
    await until("up");
  });
  afterEach(async () => {
    await coordination.close();
    await redis.stop();
  });

  const until = async (state: "up" | "down") => {
    while (coordination.state() !== state) await new Promise((resolve) => setImmediate(resolve));
  };
  const isOverRedis = async () => {
    const leave = await coordination.pace.take(randomUUID(), 1);
    return "slot" in leave && leave.slot.startsWith("redis:");
  };

  test("is gone on without, and used again as soon as it is back", async () => {
    const limiter = coordination.limiter({ name: "web", most: 1, withinMs: 60_000 });
    expect(await isOverRedis()).toBe(true);
    const leave = await coordination.pace.take("lane", 1);
    await redis.stop();
    await until("down");
    expect(await isOverRedis()).toBe(false);
    if ("slot" in leave) await coordination.pace.answered("lane", leave.slot);
    expect(await limiter.hit("an")).toEqual({ allowed: true });
    expect(await limiter.hit("an")).toMatchObject({ allowed: false });
    redis = await startRedis(redis.port);
    await until("up");
    expect(await isOverRedis()).toBe(true);
    expect(events).toEqual(["redis_up", "redis_down", "redis_up"]);
  });

  test("that takes calls and does not answer is waited for once, briefly", async () => {
    expect(await isOverRedis()).toBe(true);
    redis.freeze();
    expect(await isOverRedis()).toBe(false);
    expect(coordination.state()).toBe("down");
    expect(await isOverRedis()).toBe(false);
    redis.thaw();
    await until("up");
    expect(await isOverRedis()).toBe(true);
    expect(events).toEqual(["redis_up", "redis_down", "redis_up"]);
  });

  test("and does not answer does not hold up the end", async () => {
    redis.freeze();
    await coordination.close();
  });
});
