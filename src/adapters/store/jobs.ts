import { type Clock as BossClock, type Db, PgBoss } from "pg-boss";

import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { Engine } from "./open-store.ts";

/** Work that is done by the calendar. */
export interface ScheduledJob {
  readonly name: string;
  /** Five cron fields, in local time of `timeZone`. */
  readonly cron: string;
  readonly timeZone: string;
  run(): Promise<void>;
}

/** The running schedules. */
export interface Jobs {
  ready(): boolean;
  stop(): Promise<void>;
}

/** How long running jobs may take to finish when the program stops, in milliseconds. */
const STOP_MS = 5000;

/** pg-boss over the same engine, and the same sessions, as everything else in the store. */
export function jobDatabase(engine: Engine): Db {
  return {
    executeSql: (text, values) => engine.executeSql(text, values),
    setSessionStatements: (statements) => engine.setSessionStatements(statements),
  };
}

/** Starts the schedules; one process at a time runs a job, whichever of several it is. */
export async function startJobs(options: {
  engine: Engine;
  jobs: readonly ScheduledJob[];
  clock: Clock;
  logger: Logger;
}): Promise<Jobs> {
  const { engine, jobs, clock, logger } = options;
  const boss = new PgBoss({ db: jobDatabase(engine), backend: engine.kind, clock: bossClock(clock) });
  let ready = false;
  boss.on("error", (error) => logger.error("jobs_failed", error));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 3, retryDelay: 60, retryBackoff: true });
    await boss.schedule(job.name, job.cron, null, { tz: job.timeZone });
    await boss.work(job.name, { pollingIntervalSeconds: 30 }, async () => {
      await job.run();
      logger.info("job_done", { job: job.name });
    });
  }
  ready = true;
  return {
    ready: () => ready,
    async stop() {
      ready = false;
      await boss.stop({ graceful: true, timeout: STOP_MS, close: false });
    },
  };
}

/** The program's clock with the machine's timers. */
function bossClock(clock: Clock): BossClock {
  return {
    now: () => clock.now().epochMilliseconds,
    setTimeout: (work, ms) => setTimeout(work, ms),
    setInterval: (work, ms) => setInterval(work, ms),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
  };
}
