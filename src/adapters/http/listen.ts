import { chmodSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";

/** A server that listens. */
export interface Listening {
  /** Where it is reached: a URL, or the path of its socket. */
  readonly at: string;
  /** Takes no more connections, lets requests finish, and cuts what is still open after so many milliseconds. */
  close(graceMs: number): Promise<void>;
}

/** Somebody else already listens there. */
export class AddressInUse extends Error {
  override name = "AddressInUse";
}

/**
 * How long an idle connection is held, in milliseconds: longer than proxies and platforms hold theirs (nginx: 60 s), or one
 * that is used again just as it closes loses a webhook that nobody repeats.
 */
const IDLE_MS = 75_000;

/** Listens on a port. Throws AddressInUse. */
export async function listenOnPort(app: Hono, host: string, port: number): Promise<Listening> {
  const server = serverOf(app);
  await listening(
    server,
    () => server.listen(port, host),
    `HOST and PORT: ${host}:${port} is in use by another program`,
  );
  const { port: chosen } = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return { at: `http://${name}:${chosen}`, close: (graceMs) => close(server, graceMs) };
}

/** Listens on a local socket that only this user may open (a named pipe on Windows); a file left over is replaced. */
export async function listenOnSocket(app: Hono, path: string): Promise<Listening> {
  const isFile = process.platform !== "win32";
  if (isFile) rmSync(path, { force: true });
  const server = serverOf(app);
  await listening(server, () => server.listen(path), `${path} is in use by another program`);
  if (isFile) chmodSync(path, 0o600);
  return { at: path, close: (graceMs) => close(server, graceMs) };
}

/** A server whose connections end with their last answer once it takes no more. */
function serverOf(app: Hono): Server {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.keepAliveTimeout = IDLE_MS;
  server.on("request", (_request, response) => {
    response.once("close", () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  });
  return server;
}

function listening(server: Server, listen: () => void, inUse: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new AddressInUse(inUse) : error),
    );
    server.once("listening", resolve);
    listen();
  });
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs).unref();
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
