import { GrammyError, HttpError } from "grammy";

import { type NetworkFailure, NO_CONNECTION } from "../../kernel/network-failure.ts";

/** How a call to Telegram failed; no `why` carries the token, the address called or what was sent. */
export type Failure =
  /** Telegram answered with an error. */
  | { readonly kind: "refused"; readonly code: number; readonly retryAfterMs: number | null; readonly why: string }
  | NetworkFailure;

/** Node's words for a connection that was given up while it was being made. */
const WHILE_CONNECTING = /reason: (?:connect [A-Z]+\b.*)?$|before secure TLS connection was established$/;
const LONGEST_WHY = 160;

/** What a thrown value says about a call that was made through grammY. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof GrammyError && Number.isInteger(thrown.error_code)) return refusal(thrown);
  const cause = thrown instanceof HttpError ? thrown.error : thrown;
  const code = codeOf(cause);
  const message = cause instanceof Error ? cause.message : "";
  if (code !== null && (NO_CONNECTION.has(code) || WHILE_CONNECTING.test(message))) {
    return { kind: "unreached", why: `no connection to Telegram (${code})` };
  }
  if (/timed out after [\d.]+ seconds$/.test(message))
    return { kind: "unanswered", why: "Telegram did not answer in time" };
  return { kind: "unanswered", why: `the connection to Telegram broke (${code ?? "no code"})` };
}

function refusal({ error_code, description, parameters }: GrammyError): Failure {
  const seconds = parameters.retry_after;
  return {
    kind: "refused",
    code: error_code,
    retryAfterMs: typeof seconds === "number" ? seconds * 1000 : null,
    why: `${error_code} ${String(description).slice(0, LONGEST_WHY)}`,
  };
}

function codeOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  return "type" in cause && typeof cause.type === "string" ? cause.type : null;
}
