import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";

import type { Coordination } from "./adapters/coordination/coordination.ts";
import { createMemoryCoordination } from "./adapters/coordination/memory-coordination.ts";
import { forgetOld } from "./adapters/store/forget.ts";
import type { Jobs } from "./adapters/store/jobs.ts";
import type { Engine, Store } from "./adapters/store/open-store.ts";
import type { Config } from "./config.ts";
import { MESSAGES_KEPT_DAYS } from "./conversation/route.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";

/** Opens the store that the configuration names: the embedded one in its folder, or PostgreSQL. */
export async function openEngine(config: Config, logger: Logger): Promise<Engine> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  if (config.databaseUrl === null) {
    const { openPGlite } = await import("./adapters/store/pglite-engine.ts");
    return openPGlite(config.dataDir);
  }
  const { openPostgres } = await import("./adapters/store/postgres-engine.ts");
  return openPostgres(config.databaseUrl, logger);
}

/** Opens what workers share: in this process, or on Redis. */
export async function openCoordination(config: Config, clock: Clock, logger: Logger): Promise<Coordination> {
  if (config.redisUrl === null) return createMemoryCoordination(clock);
  const { createRedisCoordination } = await import("./adapters/coordination/redis-coordination.ts");
  return createRedisCoordination({ url: config.redisUrl, clock, newId: randomUUID, logger });
}

/** How Redis is, in one word; "off" where none is used. */
export function redisState(config: Config, coordination: Coordination): string {
  return config.redisUrl === null ? "off" : coordination.state();
}

/** Whether the store answers; throws where it does not. */
export async function isStoreUp(store: Store): Promise<boolean> {
  await store.engine.executeSql("select 1");
  return true;
}

/** Starts what runs by the calendar: old messages are forgotten at night. `scheduleClock` never goes back, as practice does at every start. */
export async function startSchedules(deps: {
  store: Store;
  clock: Clock;
  scheduleClock: Clock;
  timeZone: string;
  logger: Logger;
}): Promise<Jobs> {
  const { store, clock, scheduleClock, timeZone, logger } = deps;
  const { startJobs } = await import("./adapters/store/jobs.ts");
  const forgetting = async () => {
    const count = await forgetOld(store.db, clock.now(), MESSAGES_KEPT_DAYS);
    logger.info("old_messages_forgotten", { count });
  };
  const jobs = [{ name: "forget-old-messages", cron: "30 2 * * *", timeZone, run: forgetting }];
  return startJobs({ engine: store.engine, clock: scheduleClock, logger, jobs });
}
