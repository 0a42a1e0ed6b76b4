import { askServer, askServerForBytes, controlPath, isGone } from "../adapters/http/control-client.ts";
import type { Config } from "../config.ts";
import { systemClock } from "../kernel/clock.ts";
import { silentLogger } from "../kernel/logger.ts";
import { systemTimers } from "../kernel/timers.ts";

/** The assistant that works on this data folder: the running server, or one that is started for this command alone. */
export interface Reached {
  ask(method: "GET" | "POST", url: string, body?: unknown): Promise<unknown>;
  /** What is answered piece by piece. */
  bytes(url: string, body: unknown): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Reaches the running server through its socket; without one, starts the assistant in this process. */
export async function reachServer(config: Config): Promise<Reached> {
  const path = controlPath(config.dataDir);
  const alive = await askServer(path, "GET", "/alive");
  if (alive !== null) {
    return {
      async ask(method, url, body) {
        const answer = await askServer(path, method, url, body);
        if (answer === null) throw new ServerGone(GONE);
        return answer;
      },
      async *bytes(url, body) {
        try {
          const answer = await askServerForBytes(path, url, body);
          if (answer === null) throw new ServerGone(GONE);
          yield* answer;
        } catch (error) {
          throw isGone(error) ? new ServerGone(GONE) : error;
        }
      },
      close: async () => {},
    };
  }
  const { startServer } = await import("../server.ts");
  const server = await startServer({
    config,
    clock: systemClock,
    timers: systemTimers,
    logger: silentLogger,
    listen: false,
  });
  return {
    async ask(method, url, body) {
      const init = { method, headers: { "content-type": "application/json" } };
      const response = await server.control.request(
        url,
        body === undefined ? init : { ...init, body: JSON.stringify(body) },
      );
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.json();
    },
    async *bytes(url, body) {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const response = await server.control.request(url, init);
      if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`);
      yield* response.body;
    },
    close: () => server.stop(),
  };
}

const GONE = "Trợ lý vừa dừng. Anh/chị chạy lại lệnh này giúp em ạ.";

/** The server went away in the middle of a command. */
export class ServerGone extends Error {
  override name = "ServerGone";
}
