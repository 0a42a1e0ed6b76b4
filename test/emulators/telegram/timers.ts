import { createBell } from "./bell.ts";

/** The emulator's only way to let time pass. */
export interface Timers {
  /** Runs something after so many milliseconds; gives the way to call it off. */
  after(ms: number, run: () => void): () => void;
}

/** Real time. */
export const realTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Timers that only run when a test says so. */
export interface ManualTimers extends Timers {
  /** Waits until a timer is set, runs the one that is due first and gives its milliseconds. */
  fire(): Promise<number>;
}

/** Makes timers for tests that never wait. */
export function createManualTimers(): ManualTimers {
  const set = new Set<{ ms: number; run: () => void }>();
  const bell = createBell();
  return {
    after(ms, run) {
      const timer = { ms, run };
      set.add(timer);
      bell.ring();
      return () => set.delete(timer);
    },
    async fire() {
      const due = await bell.until(() => [...set].toSorted((one, other) => one.ms - other.ms)[0]);
      set.delete(due);
      due.run();
      return due.ms;
    },
  };
}
