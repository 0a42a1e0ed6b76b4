import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** An address that is known before the server behind it: what PUBLIC_URL names. */
export interface Door {
  readonly url: string;
  /** Passes everything on to this address from now on. */
  leadTo(url: string): void;
  close(): Promise<void>;
}

/** Opens a proxy on this machine; until it leads somewhere it answers 502. */
export async function openDoor(): Promise<Door> {
  let target: string | null = null;
  const server = createServer((incoming, outgoing) => {
    if (target === null) return void outgoing.writeHead(502).end();
    const { method = "GET", headers, url = "/" } = incoming;
    const passed = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.writeHead(502).end());
    incoming.pipe(passed);
  });
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(url) {
      target = url;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
