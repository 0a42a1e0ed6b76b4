import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { createBell } from "../telegram/bell.ts";
import { realTimers, type Timers } from "../telegram/timers.ts";
import { type ChatBody, faultOf, invalid, noModel, type Refusal, wrongKey } from "./check-request.ts";
import { streamCompletion, wholeCompletion } from "./completion.ts";
import { embeddingsFor } from "./embeddings.ts";
import type { Mode } from "./mode.ts";
import { readPrompt } from "./read-prompt.ts";
import { think } from "./think.ts";

/** A request as it came in: all that left the house. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  /** The body as it was sent. */
  readonly text: string;
  readonly mode: Mode["kind"];
  /** 0 where nothing was answered. */
  status: number;
}

/** An OpenAI-compatible server on this machine. */
export interface OpenaiEmulator {
  /** The base address, as OPENAI_BASE_URL wants it. */
  readonly url: string;
  readonly requests: readonly Received[];
  /** How it behaves from now on. */
  behave(mode: Mode): void;
  /** How it behaves for the next requests, one after another, before it is as before. */
  next(...modes: readonly Mode[]): void;
  /** The requests, once there are so many. */
  received(count: number): Promise<readonly Received[]>;
  /** Lets every request go on that is held. */
  release(): void;
  /** Forgets the requests. */
  forget(): void;
  close(): Promise<void>;
}

/** The key that the server takes unless a test names another. */
export const EMULATOR_KEY = "sk-emulator-key";
/** The models that it has. */
export const EMULATOR_MODELS = { chat: "emulator-1", embedding: "emulator-embedding-1" } as const;

/** Serves one on a free port; every request is answered well until told otherwise. */
export async function openOpenaiEmulator(
  options: { key?: string; takesJsonSchema?: boolean; streams?: boolean; timers?: Timers; now?: () => number } = {},
): Promise<OpenaiEmulator> {
  const { key = EMULATOR_KEY, takesJsonSchema = true, streams = true, timers = realTimers, now = Date.now } = options;
  const requests: Received[] = [];
  const bell = createBell();
  const waiting: Mode[] = [];
  let always: Mode = { kind: "well" };
  let held = Promise.withResolvers<void>();

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = new URL(request.url ?? "", "http://emulator").pathname;
    const mode = path === "/v1/models" ? always : (waiting.shift() ?? always);
    const authorization = request.headers.authorization ?? "";
    const text = Buffer.concat(chunks).toString("utf8");
    const received: Received = { method: request.method ?? "", path, authorization, text, mode: mode.kind, status: 0 };
    requests.push(received);
    bell.ring();
    const say = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
      received.status = status;
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    };
    const refuse = ({ status, error }: Refusal) => say(status, { error });
    if (authorization !== `Bearer ${key}`) return refuse(wrongKey);
    if (!(await isLetThrough(mode, say))) return;
    if (request.method === "GET" && path === "/v1/models") return say(200, modelList(now()));
    if (request.method !== "POST") return say(404, { error: { message: `Unknown request URL: ${path}` } });
    const body = parsed(text);
    if (path === "/v1/embeddings") {
      const answer = embeddingsAnswer(body);
      return "error" in answer ? refuse(answer) : say(200, answer.body);
    }
    if (path !== "/v1/chat/completions") return say(404, { error: { message: `Unknown request URL: ${path}` } });
    const fault = faultOf(body, { takesJsonSchema, streams });
    if (fault) return refuse(fault);
    const chat = body as ChatBody;
    if (chat.model !== EMULATOR_MODELS.chat) return refuse(noModel(chat.model));
    const asksForJson = ["json_schema", "json_object"].includes(chat.response_format?.type ?? "");
    const content = think(readPrompt(chat.messages), mode, asksForJson);
    const completion = {
      id: `chatcmpl-${requests.length}`,
      created: Math.floor(now() / 1000),
      body: chat,
      content,
      mode,
    };
    received.status = 200;
    if (chat.stream) return streamCompletion(response, completion, held.promise);
    if (mode.kind !== "drops") return say(200, wholeCompletion(completion));
    const whole = JSON.stringify(wholeCompletion(completion));
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(whole) });
    response.write(whole.slice(0, whole.length / 2), () => response.destroy());
  }

  /** Waits, refuses or keeps silent as the mode says; false when the request is done with. */
  async function isLetThrough(
    mode: Mode,
    say: (status: number, body: unknown, headers?: Record<string, string>) => void,
  ) {
    if (mode.kind === "hang") return false;
    if (mode.kind === "held") await held.promise;
    if (mode.kind === "slow") await new Promise<void>((resolve) => timers.after(mode.ms, resolve));
    if (mode.kind === "rate-limited") {
      const error = { message: "Rate limit reached.", type: "requests", param: null, code: "rate_limit_exceeded" };
      say(429, { error }, { "retry-after": String(mode.retryAfter) });
      return false;
    }
    if (mode.kind === "broken") {
      const error = { message: "The server had an error.", type: "server_error", param: null, code: null };
      say(mode.status, { error });
      return false;
    }
    return true;
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    behave(mode) {
      always = mode;
    },
    next: (...modes) => void waiting.push(...modes),
    received: (count) => bell.until(() => (requests.length >= count ? requests : undefined)),
    release() {
      held.resolve();
      held = Promise.withResolvers();
    },
    forget() {
      requests.length = 0;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** What a request for embeddings is answered with. */
function embeddingsAnswer(body: unknown): Refusal | { readonly status: 200; readonly body: unknown } {
  const { model, input, ...rest } = (body ?? {}) as Record<string, unknown>;
  if (model !== EMULATOR_MODELS.embedding) return noModel(String(model));
  const isText = typeof input === "string" || (Array.isArray(input) && input.every((one) => typeof one === "string"));
  if (!isText) return invalid("'input' must be a string or strings", "input");
  return { status: 200, body: embeddingsFor({ model, input, ...rest }) };
}

const modelList = (now: number) => ({
  object: "list",
  data: Object.values(EMULATOR_MODELS).map((id) => ({
    id,
    object: "model",
    created: Math.floor(now / 1000),
    owned_by: "emulator",
  })),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
