import { APIError } from "openai/core/error";

import { ModelRefused } from "./ports.ts";

/** Where an OpenAI-compatible server is reached. */
export interface ModelServer {
  readonly apiKey: string | null;
  /** Null: OpenAI itself. */
  readonly baseUrl: string | null;
}

/** Every client library gives up after this, whatever the caller does, in milliseconds. */
const LONGEST_REQUEST_MS = 30_000;
const OPENAI = "https://api.openai.com/v1";

/** How every client library is set up: one request, no retries, nothing logged. */
export const reachOf = ({ apiKey, baseUrl }: ModelServer) => ({
  apiKey: apiKey ?? "none",
  timeout: LONGEST_REQUEST_MS,
  maxRetries: 0,
  configuration: { baseURL: baseUrl ?? OPENAI, logLevel: "off" as const, maxRetries: 0 },
});

/** What a failure is told as: a refusal goes on without the words of the server, which may repeat what it was sent. */
export const asRefusal = (cause: unknown): unknown =>
  cause instanceof APIError && cause.status !== undefined ? new ModelRefused(cause.status) : cause;
