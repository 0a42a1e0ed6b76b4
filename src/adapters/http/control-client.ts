import { createHash } from "node:crypto";
import { type IncomingMessage, request } from "node:http";
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
export async function askServer(
  path: string,
  method: "GET" | "POST",
  url: string,
  body?: unknown,
): Promise<unknown | null> {
  try {
    const response = await responseOf(path, method, url, body);
    return JSON.parse(await text(response));
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** Asks the running server for what it answers piece by piece; null when none listens there. */
export async function askServerForBytes(
  path: string,
  url: string,
  body: unknown,
): Promise<AsyncIterable<Uint8Array> | null> {
  try {
    return await responseOf(path, "POST", url, body);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** Whether an error says that the server went away. */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && "code" in error && GONE.has(String(error.code));

function responseOf(path: string, method: "GET" | "POST", url: string, body: unknown): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const asking = request({ socketPath: path, method, path: url, headers, agent: false });
    asking.on("error", reject);
    asking.on("response", (response) => {
      if (response.statusCode === 200) resolve(response);
      else reject(new Error(`the server answered ${response.statusCode}`));
    });
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
