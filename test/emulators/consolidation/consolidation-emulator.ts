import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { checkDelivery } from "./check-delivery.ts";
import type { Fault } from "./faults.ts";

/** An outside store on this machine. */
export interface ConsolidationEmulator {
  readonly url: string;
  /** What was kept: the body by its idempotency key. */
  readonly records: ReadonlyMap<string, string>;
  /** Every request: its key and the status it got; 0 where it got none. */
  readonly deliveries: readonly { readonly key: string; readonly status: number }[];
  close(): Promise<void>;
}

/** Serves one; `fault` may spoil a delivery, by its key and how many came under this key before. */
export async function openConsolidationEmulator(options: {
  secret: string;
  now: () => number;
  fault?: (key: string, before: number) => Fault | null;
}): Promise<ConsolidationEmulator> {
  const { secret, now, fault = () => null } = options;
  const records = new Map<string, string>();
  const deliveries: { key: string; status: number }[] = [];
  const seen = new Map<string, number>();

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const label = String(request.headers["idempotency-key"] ?? "");
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    const delivery = { key: label, status: 0 };
    deliveries.push(delivery);
    const trouble = fault(label, before);
    if (trouble?.kind === "drop") return void request.socket.destroy();
    if (trouble?.kind === "answer") {
      delivery.status = trouble.status;
      return say(response, trouble.status, trouble.body ?? "", trouble.headers);
    }
    if (trouble?.kind === "slow") await new Promise((done) => setTimeout(done, trouble.ms));

    const given = { method: request.method ?? "", headers: request.headers, body };
    const checked = checkDelivery(given, { secret, nowMs: now() });
    if (checked.kind === "refused") {
      delivery.status = checked.status;
      return say(response, checked.status, JSON.stringify({ detail: checked.detail }));
    }
    const isKnown = records.has(checked.key);
    if (!isKnown) records.set(checked.key, body.toString("utf8"));
    if (trouble?.kind === "take_then_drop") return void request.socket.destroy();
    if (trouble?.kind === "take_then_silence") return;
    delivery.status = isKnown ? 409 : 201;
    if (trouble?.kind === "take_then_flood") return flood(response);
    say(response, delivery.status, JSON.stringify(isKnown ? { detail: "known" } : { receipt: checked.report.receipt }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/nhan-bao-cao?khoa=bi-mat-trong-dia-chi`,
    records,
    deliveries,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function say(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body);
}

/** Writes for as long as anybody reads. */
function flood(response: ServerResponse): void {
  response.writeHead(201, { "content-type": "application/json" });
  const chunk = Buffer.alloc(16 * 1024, 32);
  const write = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", write);
  response.on("error", () => {});
  write();
}
