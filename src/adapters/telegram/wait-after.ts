import type { Failure } from "./failure.ts";

/** How the connection to Telegram stands. */
export type TelegramState = "ready" | "starting" | "unreachable" | "unauthorized";

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** How long to wait after so many failures in a row: one second, doubling up to a minute, or as long as Telegram asks. */
export function waitAfter(failures: number, failure: Failure | null): number {
  const asked = failure?.kind === "refused" ? failure.retryAfterMs : null;
  if (asked !== null) return asked;
  if (failure !== null && isUnauthorized(failure)) return LONGEST_MS;
  return Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 10), LONGEST_MS);
}

/** What a failed call says about the connection. */
export function stateAfter(failure: Failure): TelegramState {
  if (isUnauthorized(failure)) return "unauthorized";
  return failure.kind === "refused" && failure.code < 500 ? "ready" : "unreachable";
}

/** Telegram answers 401 to a revoked token and 404 to one that was never a token. */
function isUnauthorized(failure: Failure): boolean {
  return failure.kind === "refused" && (failure.code === 401 || failure.code === 404);
}
