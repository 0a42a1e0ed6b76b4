import { createHash } from "node:crypto";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** The longest path that a socket may have on every system. */
const LONGEST_SOCKET_PATH = 100;

/** Where the server of a data folder listens for this machine's command-line tools: in the folder, where its path is short enough. */
export function controlPath(dataDir: string): string {
  const name = `tro-ly-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  const path = join(dataDir, "control.sock");
  return path.length <= LONGEST_SOCKET_PATH ? path : join(tmpdir(), `${name}.sock`);
}

/** What says that no server listens, or that it went away meanwhile. */
const GONE = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

/** Asks the running server, on a connection of its own; null when none listens there or it went away. */
export function askServer(path: string, method: "GET" | "POST", url: string, body?: unknown): Promise<unknown | null> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const asking = request({ socketPath: path, method, path: url, headers, agent: false });
    const fail = (error: NodeJS.ErrnoException) => (GONE.has(error.code ?? "") ? resolve(null) : reject(error));
    asking.on("error", fail);
    asking.on("response", (response) => {
      text(response)
        .then((answer) => {
          if (response.statusCode !== 200) throw new Error(`the server answered ${response.statusCode}`);
          resolve(JSON.parse(answer));
        })
        .catch(fail);
    });
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
