import type { PayloadOf } from "../../consolidation/forwarded-report.ts";
import type { SendReport, Sent } from "../../consolidation/ports.ts";
import type { Clock } from "../../kernel/clock.ts";
import { readReason } from "./read-reason.ts";
import { sentOf } from "./sent-of.ts";
import { signatureOf } from "./sign.ts";

/** How long the store may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Posts reports to an outside store, signed and under their receipt; nothing is repeated, followed or logged here. */
export function createConsolidationWebhook(deps: {
  url: string;
  secret: string;
  payloadOf: PayloadOf;
  clock: Clock;
  timeoutMs?: number;
}): SendReport {
  const { url, secret, payloadOf, clock, timeoutMs = TIMEOUT_MS } = deps;
  return async (report) => {
    const body = JSON.stringify(payloadOf(report));
    const timestamp = String(Math.floor(clock.now().epochMilliseconds / 1000));
    const headers = {
      "Content-Type": "application/json",
      Accept: "application/json",
      "User-Agent": "tro-ly-thi-dua",
      "Idempotency-Key": report.receipt,
      "X-Timestamp": timestamp,
      "X-Signature": signatureOf(secret, timestamp, body),
    };
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      const reason = await readReason(response);
      return sentOf({ status: response.status, retryAfter: response.headers.get("retry-after"), reason }, clock.now());
    } catch (cause) {
      return unanswered(cause);
    }
  };
}

/** The error's own words may hold the address with its query, so only its code is passed on. */
function unanswered(cause: unknown): Sent {
  const isTimeout = cause instanceof Error && cause.name === "TimeoutError";
  const code = isTimeout ? "timeout" : codeOf(cause);
  const why = isTimeout ? "the store did not answer in time" : `the connection to the store failed (${code})`;
  return { kind: "not_now", afterMs: null, code, why };
}

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : "network";
}
