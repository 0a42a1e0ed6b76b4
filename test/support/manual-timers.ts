import type { Timers } from "../../src/kernel/timers.ts";

/** Timers whose time passes only when the test says so. */
export function createManualTimers() {
  let now = 0;
  let waiting: { readonly at: number; readonly work: () => void }[] = [];
  const timers: Timers = {
    after(milliseconds, work) {
      const one = { at: now + milliseconds, work };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    every: () => () => {},
  };
  return {
    timers,
    waiting: () => waiting.length,
    /** Lets so many milliseconds pass, and then whatever was waiting for them. */
    async pass(milliseconds: number): Promise<void> {
      now += milliseconds;
      const due = waiting.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { work } of due) work();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
