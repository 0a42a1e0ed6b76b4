import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A minimal Bot API on loopback; `said` is told of every message the moment it has come in whole. */
export async function createBotApi(
  said: (token: string, chat: number, text: string, at: number) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  let messages = 0;
  const result = (token: string, method: string, body: string): unknown => {
    switch (method) {
      case "getMe":
        return { id: 1, is_bot: true, first_name: "Bench", username: "bench_bot" };
      case "getMyCommands":
        return [];
      case "sendMessage": {
        const at = performance.now();
        const { chat_id, text } = JSON.parse(body) as { chat_id: string | number; text: string };
        said(token, Number(chat_id), text, at);
        messages += 1;
        return { message_id: messages, date: 1_700_000_000, chat: { id: Number(chat_id), type: "private" }, text: "" };
      }
      default:
        return true;
    }
  };
  const server = createServer((request, response) => {
    const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? "") ?? [];
    whole(request, (body) => {
      const answer = Buffer.from(JSON.stringify({ ok: true, result: result(token, method, body) }));
      response.writeHead(200, { "content-type": "application/json", "content-length": answer.length });
      response.end(answer);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function whole(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => done(Buffer.concat(chunks).toString("utf8")));
}
