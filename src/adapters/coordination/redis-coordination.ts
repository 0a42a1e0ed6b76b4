import { createClient } from "redis";

import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { Pace } from "../../outbox/ports.ts";
import { type Coordination, SECOND_MS, SLOT_HELD_MS } from "./coordination.ts";
import { createMemoryCoordination } from "./memory-coordination.ts";

/** Takes the slot that has been free longest: KEYS lane; ARGV slots, now, held until, ahead. Gives {slot, free in} or {-1, wait}. */
const TAKE = `
local slots = tonumber(ARGV[1])
if redis.call('zcard', KEYS[1]) < slots then
  for slot = 0, slots - 1 do redis.call('zadd', KEYS[1], 'nx', 0, slot) end
end
local first = redis.call('zrange', KEYS[1], 0, 0, 'withscores')
local wait = tonumber(first[2]) - tonumber(ARGV[2])
if wait > tonumber(ARGV[4]) then return {-1, wait - tonumber(ARGV[4])} end
redis.call('zadd', KEYS[1], ARGV[3], first[1])
redis.call('pexpire', KEYS[1], 600000)
return {tonumber(first[1]), math.max(0, wait)}`;

/** Counts a call: KEYS calls; ARGV now, within, most, a name for the call. Gives 0 or the milliseconds to wait. */
const HIT = `
local since = tonumber(ARGV[1]) - tonumber(ARGV[2])
redis.call('zremrangebyscore', KEYS[1], '-inf', since)
if redis.call('zcard', KEYS[1]) >= tonumber(ARGV[3]) then
  local first = redis.call('zrange', KEYS[1], -tonumber(ARGV[3]), -tonumber(ARGV[3]), 'withscores')
  return math.max(1, tonumber(first[2]) - since)
end
redis.call('zadd', KEYS[1], ARGV[1], ARGV[4])
redis.call('pexpire', KEYS[1], ARGV[2])
return 0`;

/** Adds to a sum: KEYS sum; ARGV amount, kept for. Gives the sum. */
const ADD = `
local sum = redis.call('incrby', KEYS[1], ARGV[1])
if redis.call('pttl', KEYS[1]) < 0 then redis.call('pexpire', KEYS[1], ARGV[2]) end
return sum`;

/** Redis holds its tongue. */
class RedisSilent extends Error {
  override name = "RedisSilent";
}

/** How long Redis is waited for before this process goes on by itself, in milliseconds. */
const PATIENCE_MS = 500;

/**
 * Coordination over Redis. While Redis is away every call is settled inside this process, so nothing stops; it is used again
 * as soon as it answers.
 */
export function createRedisCoordination(options: {
  url: string;
  clock: Clock;
  newId: () => string;
  logger: Logger;
  prefix?: string;
}): Coordination {
  const { url, clock, newId, logger, prefix = "tro-ly" } = options;
  const alone = createMemoryCoordination(clock);
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 2000, reconnectStrategy: (tries) => Math.min(100 * 2 ** Math.min(tries, 6), 5000) },
  });
  let state: "up" | "down" = "down";
  const report = (now: "up" | "down", why: string) => {
    if (now === state) return;
    state = now;
    logger[now === "up" ? "info" : "warn"](`redis_${now}`, { why });
  };
  client.on("error", (error: unknown) => report("down", error instanceof Error ? error.name : "error"));
  client.on("ready", () => report("up", "connected"));
  void client.connect().catch(() => {});
  const now = () => clock.now().epochMilliseconds;

  /** Redis took a command and does not answer; until it does, or the connection breaks, it is not asked again. */
  let silent = false;
  const isUp = () => client.isReady && !silent;

  async function inTime<T>(asked: Promise<T>): Promise<T> {
    const tooLate = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      silent = true;
      const answered = () => {
        silent = false;
      };
      asked.then(answered, answered);
      tooLate.reject(new RedisSilent("Redis did not answer in time"));
    }, PATIENCE_MS);
    return Promise.race([asked, tooLate.promise]).finally(() => clearTimeout(timer));
  }

  async function orAlone<T>(overRedis: () => Promise<T>, byItself: () => Promise<T>): Promise<T> {
    if (!isUp()) return byItself();
    try {
      const answer = await inTime(overRedis());
      report("up", "answered");
      return answer;
    } catch (error) {
      report("down", error instanceof Error ? error.name : "error");
      return byItself();
    }
  }

  const laneKey = (name: string) => `${prefix}:pace:${name}`;
  const free = (name: string, slot: string, at: number) => client.zAdd(laneKey(name), { score: at, value: slot });

  return {
    pace: {
      take: (name, perSecond, aheadMs = 0) =>
        orAlone<Awaited<ReturnType<Pace["take"]>>>(
          async () => {
            const args = [perSecond, now(), now() + SLOT_HELD_MS, aheadMs].map(String);
            const [slot, ms] = (await client.eval(TAKE, { keys: [laneKey(name)], arguments: args })) as [
              number,
              number,
            ];
            if (slot < 0) return { waitMs: Math.min(ms, SECOND_MS) };
            return { slot: `redis:${slot}`, inMs: ms };
          },
          () => alone.pace.take(name, perSecond, aheadMs),
        ),
      answered: (name, slot) => settle(name, slot, now() + SECOND_MS, alone.pace.answered),
      giveBack: (name, slot) => settle(name, slot, 0, alone.pace.giveBack),
    },
    limiter(limit) {
      const byItself = alone.limiter(limit);
      return {
        hit: (key) =>
          orAlone(
            async () => {
              const args = [now(), limit.withinMs, limit.most, newId()].map(String);
              const keys = [`${prefix}:limit:${limit.name}:${key}`];
              const retryAfterMs = Number(await client.eval(HIT, { keys, arguments: args }));
              return retryAfterMs > 0 ? { allowed: false, retryAfterMs } : { allowed: true };
            },
            () => byItself.hit(key),
          ),
      };
    },
    tally: {
      add: (name, amount, keptMs) =>
        orAlone(
          async () => {
            const args = [amount, keptMs].map(String);
            return Number(await client.eval(ADD, { keys: [`${prefix}:sum:${name}`], arguments: args }));
          },
          () => alone.tally.add(name, amount, keptMs),
        ),
    },
    kept: {
      recall: (key) =>
        orAlone(
          async () => client.get(`${prefix}:kept:${key}`),
          () => alone.kept.recall(key),
        ),
      keep: (key, value, keptMs) =>
        orAlone(
          async () => {
            await client.set(`${prefix}:kept:${key}`, value, { expiration: { type: "PX", value: keptMs } });
          },
          () => alone.kept.keep(key, value, keptMs),
        ),
    },
    state: () => (isUp() ? "up" : "down"),
    async close() {
      if (client.isOpen) client.destroy();
    },
  };

  /** A slot is given back where it was taken. */
  async function settle(
    name: string,
    slot: string,
    at: number,
    byItself: (name: string, slot: string) => Promise<void>,
  ) {
    const [, taken] = /^redis:(\d+)$/.exec(slot) ?? [];
    if (taken === undefined) return byItself(name, slot);
    await orAlone(
      async () => {
        await free(name, taken, at);
      },
      async () => {},
    );
  }
}
