import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Engine } from "../../src/adapters/store/open-store.ts";
import { loadConfig } from "../../src/config.ts";
import { type Clock, clockFrom, systemClock } from "../../src/kernel/clock.ts";
import type { Facts, Logger } from "../../src/kernel/logger.ts";
import { systemTimers, type Timers } from "../../src/kernel/timers.ts";
import { type Server, startServer } from "../../src/server.ts";
import { createBell } from "../emulators/telegram/bell.ts";

/** How long a start may take on a machine that has much else to do, in milliseconds. */
export const SLOW_START_MS = 60_000;

/** A line that an operator would read. */
export interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly event: string;
  readonly facts: Facts;
}

/** The whole assistant, running inside the test. */
export interface RunningServer {
  readonly url: string;
  readonly dataDir: string;
  readonly control: Server["control"];
  readonly lines: readonly LogLine[];
  /** The lines with this event, once there are so many. */
  logged(event: string, count?: number): Promise<readonly LogLine[]>;
  /** A number that /metrics shows; 0 where it does not show it. */
  metric(name: string, labels?: Readonly<Record<string, string>>): Promise<number>;
  /** Stops and keeps the folder. */
  stop(): Promise<void>;
  /** Stops and removes the folder. */
  end(): Promise<void>;
}

/**
 * A clock that runs from eight in the morning of a day in the middle of the campaign, a few times faster than it should: the
 * pace of a channel then does not hold the tests up.
 */
function campaignClock(): Clock {
  const clock = clockFrom("2023-11-20T08:00", "Asia/Ho_Chi_Minh", systemClock);
  const began = clock.now().epochMilliseconds;
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(began + 4 * (clock.now().epochMilliseconds - began)),
  };
}

/** A short-lived folder; the paths of sockets in it stay short. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "troly-"));

/** Starts the assistant as the program does, on a free port and a folder of its own. */
export async function runServer(
  options: {
    env?: Readonly<Record<string, string>>;
    clock?: Clock;
    timers?: Timers;
    dataDir?: string;
    /** An engine that the test holds as well. */
    engine?: Engine;
    /** False: nobody waits for the pace of one chat. */
    pacesChats?: boolean;
  } = {},
): Promise<RunningServer> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const bell = createBell();
  const lines: LogLine[] = [];
  const note = (level: LogLine["level"], event: string, facts: Facts = {}) => {
    lines.push({ level, event, facts });
    bell.ring();
  };
  const logger: Logger = {
    info: (event, facts) => note("info", event, facts),
    warn: (event, facts) => note("warn", event, facts),
    error: (event, cause, facts) => note("error", event, { ...facts, error: String(cause) }),
  };
  const server = await startServer({
    config: loadConfig({ PORT: "0", DATA_DIR: dataDir, ...options.env }),
    clock: options.clock ?? campaignClock(),
    timers: options.timers ?? systemTimers,
    logger,
    listen: true,
    ...(options.engine && { engine: options.engine }),
    pacesChats: options.pacesChats ?? true,
  });
  const url = server.url ?? "";
  return {
    url,
    dataDir,
    control: server.control,
    lines,
    logged: (event, count = 1) =>
      bell.until(() => {
        const found = lines.filter((line) => line.event === event);
        return found.length >= count ? found : undefined;
      }),
    async metric(name, labels = {}) {
      const text = await (await fetch(`${url}/metrics`)).text();
      const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
      const shown = text
        .split("\n")
        .filter((line) => /^\w+/.exec(line)?.[0] === name && wanted.every((label) => line.includes(label)));
      return shown.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
    },
    stop: () => server.stop(),
    async end() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What `look` finds, as soon as it finds something; it looks again after everything that was ready has run. */
export async function eventually<Value>(look: () => Value | undefined | Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
