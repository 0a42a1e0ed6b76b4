import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, badRequest, refuse } from "./answer.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Limiter } from "./limits.ts";
import type { Method } from "./methods/method.ts";
import { readParams } from "./request-body.ts";
import type { Timers } from "./timers.ts";
import type { World } from "./world.ts";

/** A call that reached the server. */
export interface Call {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What answering a call needs. */
export interface Desk {
  readonly token: string;
  readonly world: World;
  readonly methods: Readonly<Record<string, Method>>;
  readonly faults: Faults;
  /** Null where a bot may send as fast as it likes. */
  readonly limiter: Limiter | null;
  readonly timers: Timers;
  readonly record: (call: Call) => void;
}

/** What counts as a message of the bot. */
const SENDS: ReadonlySet<string> = new Set(["sendMessage", "sendDocument"]);
const PHRASES: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden: bot was blocked by the user",
  429: "Too Many Requests: retry after",
  500: "Internal Server Error",
  502: "Bad Gateway",
};

/** Answers one HTTP request as the Bot API would, faults included. */
export async function serveCall(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const path = /^\/(file\/)?bot([^/]*)\/(.+)$/.exec(url.pathname);
  const [, file, token = "", name = ""] = path ?? [];
  if (path === null || !/^\d+:[\w-]+$/.test(token)) return write(response, refuse(404, "Not Found"));
  if (token !== desk.token) return write(response, refuse(401, "Unauthorized"));
  if (file !== undefined) return writeFile(response, desk.world, name);

  const fault = desk.faults.take(name);
  if (fault?.kind === "drop") return void request.socket.destroy();
  const params = await readParams(request, url.searchParams);
  desk.record({ method: name, params: params?.raw ?? {} });
  if (fault?.kind === "refuse") return write(response, refusalOf(fault));
  if (fault?.kind === "gateway-page") return void response.writeHead(fault.status).end("<html>Bad Gateway</html>");
  if (fault?.kind === "delay") await new Promise<void>((resolve) => desk.timers.after(fault.ms, resolve));
  const method = desk.methods[name];
  if (method === undefined) return write(response, refuse(404, "Not Found"));
  if (params === null) return write(response, badRequest("can't parse the request"));
  const waitSeconds = SENDS.has(name) ? desk.limiter?.take(String(params.raw["chat_id"])) : null;
  if (typeof waitSeconds === "number")
    return write(response, refusalOf({ kind: "refuse", status: 429, retryAfter: waitSeconds }));
  if (name === "getUpdates") response.once("close", () => !response.writableFinished && desk.world.updates.hangUp());
  const answer = await method(params, desk.world);
  if (fault?.kind === "take-then-drop") return void request.socket.destroy();
  if (fault?.kind === "take-then-silence") return;
  write(response, answer);
}

function refusalOf({ status, retryAfter, description }: Fault & { kind: "refuse" }): Answer {
  const words =
    description ?? [PHRASES[status] ?? "Bad Request: refused", ...(retryAfter ? [retryAfter] : [])].join(" ");
  return { ...refuse(status, words), ...(retryAfter !== undefined && { parameters: { retry_after: retryAfter } }) };
}

function write(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.ok ? 200 : answer.error_code, { "content-type": "application/json" });
  response.end(JSON.stringify(answer));
}

function writeFile(response: ServerResponse, world: World, path: string): void {
  const file = world.files.get(path.replace(/^files\//, ""));
  if (file === undefined) write(response, refuse(404, "Not Found"));
  else response.writeHead(200, { "content-type": "application/octet-stream" }).end(file.bytes);
}
