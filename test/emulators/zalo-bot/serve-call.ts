import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Timers } from "../telegram/timers.ts";
import { type Answer, refuse } from "./answer.ts";
import type { Faults } from "./faults.ts";
import type { Method } from "./methods.ts";

/** A call that reached the platform. */
export interface Call {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What answering a call needs. */
export interface Desk {
  readonly token: string;
  readonly methods: Readonly<Record<string, Method>>;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly record: (call: Call) => void;
  /** Whoever asked for updates hung up. */
  readonly hangUp: () => void;
}

/** Answers one HTTP request as the platform would, faults included. */
export async function serveCall(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const [, token = "", name = ""] = /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? "") ?? [];
  if (token !== desk.token) return write(response, refuse(401, "Unauthorized"), 401);
  const fault = desk.faults.take(name);
  if (fault?.kind === "drop") return void request.socket.destroy();
  const params = parseJson(await text(request));
  desk.record({ method: name, params: params ?? {} });
  if (fault?.kind === "refuse") {
    return write(response, refuse(fault.code, fault.description ?? PHRASES[fault.code] ?? "Bad request"), fault.http);
  }
  if (fault?.kind === "gateway-page") return void response.writeHead(fault.status).end("<html>Bad Gateway</html>");
  const method = Object.hasOwn(desk.methods, name) ? desk.methods[name] : undefined;
  if (method === undefined) return write(response, refuse(404, "Not found"));
  const isJson = request.method === "POST" && request.headers["content-type"]?.startsWith("application/json");
  if (!isJson || params === null) return write(response, refuse(400, "Bad request"));
  if (name === "getUpdates") response.once("close", () => !response.writableFinished && desk.hangUp());
  const answer = await method(params);
  if (fault?.kind === "take-then-drop") return void request.socket.destroy();
  if (fault?.kind === "answer-late") await new Promise<void>((resolve) => desk.timers.after(fault.ms, resolve));
  write(response, answer);
}

const PHRASES: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Internal server error",
  404: "Not found",
  408: "Request timeout",
  429: "Quota exceeded",
};

function write(response: ServerResponse, answer: Answer, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
}

function parseJson(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
