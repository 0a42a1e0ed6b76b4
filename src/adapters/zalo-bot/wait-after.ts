import type { Failure } from "./failure.ts";

/** How the connection to Zalo stands. */
export type ZaloBotState = "ready" | "starting" | "unreachable" | "unauthorized" | "quota_exhausted";

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** How long to wait after so many failures in a row: one second, doubling up to a minute; a refused token or a used-up plan waits the minute. */
export function waitAfter(failures: number, failure: Failure | null): number {
  if (failure?.kind === "refused" && (failure.code === 401 || failure.code === 429)) return LONGEST_MS;
  return Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 10), LONGEST_MS);
}

/** What a failed call says about the connection; 403 is Zalo's own error. */
export function stateAfter(failure: Failure): Exclude<ZaloBotState, "starting"> {
  if (failure.kind !== "refused") return "unreachable";
  if (failure.code === 401) return "unauthorized";
  if (failure.code === 429) return "quota_exhausted";
  return failure.code === 403 || failure.code >= 500 ? "unreachable" : "ready";
}
