import type { Clock } from "../../src/kernel/clock.ts";
import type { Timers } from "../../src/kernel/timers.ts";

/** Time that passes only by hand. */
export interface HandTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Lets so many milliseconds pass; every timer that comes due on the way goes off at its own moment. */
  pass(milliseconds: number): void;
}

/** Time by hand, from a moment on. */
export function createHandTime(start: Temporal.Instant): HandTime {
  let now = start;
  const waiting = new Set<{ due: Temporal.Instant; every: number | null; work: () => void }>();
  const wait = (milliseconds: number, every: number | null, work: () => void) => {
    const timer = { due: now.add({ milliseconds: Math.ceil(milliseconds) }), every, work };
    waiting.add(timer);
    return () => {
      waiting.delete(timer);
    };
  };
  const nextBy = (end: Temporal.Instant) =>
    [...waiting]
      .filter(({ due }) => Temporal.Instant.compare(due, end) <= 0)
      .toSorted((one, other) => Temporal.Instant.compare(one.due, other.due))[0];
  return {
    clock: { now: () => now },
    timers: {
      after: (milliseconds, work) => wait(milliseconds, null, work),
      every: (milliseconds, work) => wait(milliseconds, milliseconds, work),
    },
    pass(milliseconds) {
      const end = now.add({ milliseconds });
      for (let timer = nextBy(end); timer; timer = nextBy(end)) {
        now = timer.due;
        if (timer.every === null) waiting.delete(timer);
        else timer.due = timer.due.add({ milliseconds: Math.max(1, timer.every) });
        timer.work();
      }
      now = end;
    },
  };
}
