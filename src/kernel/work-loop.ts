import type { Logger } from "./logger.ts";
import type { Timers } from "./timers.ts";

/** What one step came to: there may be more, there is nothing now, or it must wait so long. */
export type Worked = "more" | "nothing" | { readonly waitMs: number };

/** A queue's workers: they run when they are woken and until there is nothing left. */
export interface WorkLoop {
  /** Something may have come in. */
  wake(): void;
  /** Resolves when no worker runs. */
  idle(): Promise<void>;
  /** Lets the steps that run finish, and begins no more. */
  stop(): Promise<void>;
}

/** How long a worker rests after a step that threw, in milliseconds: the store or the network is away. */
export const REST_AFTER_ERROR_MS = 1000;

/** Runs `step` while it finds work, in at most so many workers at once; a step that throws is logged and tried again later. */
export function createWorkLoop(options: {
  name: string;
  step: () => Promise<Worked>;
  workers: number;
  timers: Timers;
  logger: Logger;
}): WorkLoop {
  const { name, step, workers, timers, logger } = options;
  const running = new Set<Promise<void>>();
  const resting = new Set<() => void>();
  let again = false;
  let stopped = false;

  async function work(): Promise<void> {
    while (!stopped) {
      const worked = await step().catch((cause: unknown): Worked => {
        logger.error("work_failed", cause, { queue: name });
        return { waitMs: REST_AFTER_ERROR_MS };
      });
      if (worked === "more") continue;
      if (worked !== "nothing") wakeAfter(worked.waitMs);
      return;
    }
  }

  function wakeAfter(waitMs: number): void {
    if (stopped) return;
    const cancel = timers.after(waitMs, () => {
      resting.delete(cancel);
      wake();
    });
    resting.add(cancel);
  }

  function wake(): void {
    if (stopped) return;
    if (running.size >= workers) {
      again = true;
      return;
    }
    const worker: Promise<void> = work().finally(() => {
      running.delete(worker);
      if (!again) return;
      again = false;
      wake();
    });
    running.add(worker);
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
  }

  return {
    wake,
    idle,
    async stop() {
      stopped = true;
      for (const cancel of resting) cancel();
      await idle();
    },
  };
}
