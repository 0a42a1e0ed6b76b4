import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

import { createRandom } from "../support/seeded-random.ts";

const START = join(import.meta.dirname, "../../start.mjs");
const SERVE = join(import.meta.dirname, "serve.ts");
/** The latest moment at which a server that began to answer is killed, in milliseconds. */
const LATEST_KILL_MS = 700;
/** How many of the servers are killed while they start, and within how many milliseconds. */
const KILLED_AT_START = 0.2;
const LONGEST_START_MS = 1200;

/** A server in a process of its own that is killed (SIGKILL) and started again on the same data. */
export interface MortalServer {
  /** Where it listens now; null while it does not. */
  where(): string | null;
  /** What it complained of. */
  complaints(): string;
  /** Starts it, kills it so many times at moments drawn from the seed, and leaves it running and ready. */
  liveThrough(kills: number, seed: number): Promise<void>;
  kill(): Promise<void>;
}

/** Prepares a server with this environment; it is not started yet. */
export function createMortalServer(env: Readonly<Record<string, string>>): MortalServer {
  let complaints = "";
  let url: string | null = null;
  let child: ChildProcess | null = null;

  /** Resolves once the new process serves. */
  function launch(): Promise<void> {
    const launched = spawn(process.execPath, [START, SERVE], {
      env: { PATH: process.env["PATH"], LOG_LEVEL: "error", PORT: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = launched;
    launched.stderr.on("data", (data) => {
      complaints += data;
    });
    const ready = Promise.race([
      once(createInterface(launched.stdout), "line").then(([line]) => {
        if (child === launched) url = line;
      }),
      once(launched, "exit").then(() => Promise.reject(new Error(`the server ended at its start: ${complaints}`))),
    ]);
    ready.catch(() => {});
    return ready;
  }

  async function kill(): Promise<void> {
    const killed = child;
    child = null;
    url = null;
    if (!killed || killed.exitCode !== null || killed.signalCode !== null) return;
    const exit = once(killed, "exit");
    killed.kill("SIGKILL");
    await exit;
  }

  return {
    where: () => url,
    complaints: () => complaints,
    kill,
    async liveThrough(kills, seed) {
      const random = createRandom(seed);
      let ready = launch();
      for (let round = 0; round < kills; round += 1) {
        const isEarly = random() < KILLED_AT_START;
        if (!isEarly) await ready;
        await wait(random() * (isEarly ? LONGEST_START_MS : LATEST_KILL_MS));
        await kill();
        ready = launch();
      }
      await ready;
    },
  };
}
