import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { createClient } from "redis";

import { reach } from "./stores-reach.ts";

/** The Redis server that suites may write to, under keys of their own. */
export const REDIS_URL = process.env["TEST_REDIS_URL"] ?? "redis://127.0.0.1:6379";

/** Why the suites on a running Redis cannot run here; null where they can. */
export const redisAbsent = await reach("Redis (TEST_REDIS_URL)", async () => {
  const client = createClient({ url: REDIS_URL, socket: { reconnectStrategy: false, connectTimeout: 2000 } });
  client.on("error", () => {});
  await client.connect();
  await client.close();
});

/** Why no Redis server can be started here; null where one can. */
export const redisServerAbsent = await reach("redis-server", async () => {
  const asked = spawn("redis-server", ["--version"], { stdio: "ignore" });
  const [code] = await once(asked, "exit");
  if (code !== 0) throw new Error(`it ended with ${code}`);
});

/** A Redis server of a test's own. */
export interface OwnRedis {
  readonly port: number;
  readonly url: string;
  /** Ends it at once, without a word to anybody. */
  stop(): Promise<void>;
  /** Lets it hold connections open without answering. */
  freeze(): void;
  thaw(): void;
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** Starts a Redis server that keeps nothing on disk; resolves once it answers. */
export async function startRedis(onPort?: number): Promise<OwnRedis> {
  const port = onPort ?? (await freePort());
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(child.stdout)) if (line.includes("Ready to accept connections")) break;
  child.stdout.resume();
  const exit = once(child, "exit");
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGKILL");
      await exit;
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
  };
}
