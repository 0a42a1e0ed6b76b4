import type { Clock } from "../../src/kernel/clock.ts";
import type { Timers } from "../../src/kernel/timers.ts";

/** Time that only passes when a test says so. */
export interface ManualTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Lets so many milliseconds pass; what was to happen meanwhile happens now, a repeated thing once. */
  advance(milliseconds: number): void;
}

/** Makes time that stands still at a moment of the campaign. */
export function createManualTime(start = "2023-11-20T08:00+07:00"): ManualTime {
  let now = Temporal.Instant.from(start);
  const waiting = new Set<{ due: number; again: number | null; work: () => void }>();
  const add = (ms: number, again: number | null, work: () => void) => {
    const timer = { due: now.epochMilliseconds + ms, again, work };
    waiting.add(timer);
    return () => void waiting.delete(timer);
  };
  return {
    clock: { now: () => now },
    timers: {
      after: (ms, work) => add(ms, null, work),
      every: (ms, work) => add(ms, ms, work),
    },
    advance(ms) {
      now = now.add({ milliseconds: ms });
      const due = [...waiting].filter((timer) => timer.due <= now.epochMilliseconds);
      for (const timer of due.toSorted((one, other) => one.due - other.due)) {
        if (timer.again === null) waiting.delete(timer);
        else timer.due = now.epochMilliseconds + timer.again;
        timer.work();
      }
    },
  };
}
