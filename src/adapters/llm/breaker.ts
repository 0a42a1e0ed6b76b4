import type { Clock } from "../../kernel/clock.ts";

/** So many failures in a row open it. */
const MOST_FAILURES = 5;
/** How long a model is left alone then, in milliseconds; the first request after that is a trial. */
const RESTS_MS = 30_000;

/** Leaves a model alone for a while that has failed again and again. */
export interface Breaker {
  /** Whether it may be asked now; after a rest one request at a time is let through as a trial. */
  mayAsk(): boolean;
  /** What became of a request that was let through. */
  report(outcome: "well" | "failed"): void;
}

/** A breaker that is closed. */
export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let restsUntil = 0;
  let onTrial = false;
  const now = () => clock.now().epochMilliseconds;
  return {
    mayAsk() {
      if (failures < MOST_FAILURES) return true;
      if (onTrial || now() < restsUntil) return false;
      onTrial = true;
      return true;
    },
    report(outcome) {
      onTrial = false;
      failures = outcome === "well" ? 0 : failures + 1;
      if (failures >= MOST_FAILURES) restsUntil = now() + RESTS_MS;
    },
  };
}
