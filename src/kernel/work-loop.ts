import type { Logger } from "./logger.ts";
import type { Timers } from "./timers.ts";

/** What one step came to: it found work, there is nothing now, or it must wait so long. */
export type Worked = "more" | "nothing" | { readonly waitMs: number };

/** A queue's workers: they run when something is announced or they are woken, and no longer than there is a reason to. */
export interface WorkLoop {
  /** So many things came in. */
  announce(count: number): void;
  /** Something may have come in that nobody announced: the queue is worked on until nothing is left. */
  wake(): void;
  /** Resolves when no worker runs. */
  idle(): Promise<void>;
  /** Lets the steps that run finish, and begins no more. */
  stop(): Promise<void>;
}

/** How long a worker rests after a step that threw, in milliseconds: the store or the network is away. */
export const REST_AFTER_ERROR_MS = 1000;

/**
 * Runs `step` in at most so many workers at once: once for each thing announced, and until there is nothing where things may
 * wait unannounced. A step that throws is logged and tried again later. A thing that no step could take because another
 * worker held what goes before it is looked for again when that worker is done.
 */
export function createWorkLoop(options: {
  name: string;
  /** `begun` may be told that the step has found work: while it is at it, another worker looks for more. */
  step: (begun: () => void) => Promise<Worked>;
  workers: number;
  timers: Timers;
  logger: Logger;
}): WorkLoop {
  const { name, step, workers, timers, logger } = options;
  const running = new Set<Promise<void>>();
  const resting = new Set<() => void>();
  /** Whether a worker was asked to wait and looks again for all of them: were each to look, most would look in vain. */
  let isAwaited = false;
  let busy = 0;
  let announced = 0;
  /** Whether there may be more than what is announced. */
  let searching = false;
  /** Grows with everything that a step which found nothing may have come too early for. */
  let changes = 0;
  let stopped = false;

  async function work(): Promise<void> {
    busy += 1;
    try {
      while (!stopped && (searching || announced > 0)) if (!(await tryStep())) return;
    } finally {
      busy -= 1;
      if (announced > 0) begin();
    }
  }

  /** One step; whether this worker goes on. */
  async function tryStep(): Promise<boolean> {
    announced = Math.max(0, announced - 1);
    const before = changes;
    const worked = await step(begun).catch((cause: unknown): "failed" => {
      logger.error("work_failed", cause, { queue: name });
      return "failed";
    });
    if (worked === "more") {
      changes += 1;
      return true;
    }
    if (worked !== "nothing") {
      searching = false;
      announced = 0;
      if (worked === "failed") restFor(REST_AFTER_ERROR_MS, wake);
      else awaitTurn(worked.waitMs);
      return false;
    }
    const others = busy > 1;
    searching = others || changes !== before;
    return announced > 0 || (searching && !others);
  }

  function begun(): void {
    if (!isAwaited && searching) begin();
  }

  function awaitTurn(waitMs: number): void {
    if (isAwaited) return;
    isAwaited = true;
    restFor(waitMs, () => {
      isAwaited = false;
      wake();
    });
  }

  function restFor(milliseconds: number, then: () => void): void {
    if (stopped) return;
    const cancel = timers.after(milliseconds, () => {
      resting.delete(cancel);
      then();
    });
    resting.add(cancel);
  }

  function wake(): void {
    searching = true;
    changes += 1;
    begin();
  }

  function begin(): void {
    if (stopped || busy >= workers) return;
    const worker: Promise<void> = work().finally(() => {
      running.delete(worker);
    });
    running.add(worker);
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
  }

  return {
    announce(count) {
      announced += count;
      begin();
    },
    wake,
    idle,
    async stop() {
      stopped = true;
      for (const cancel of resting) cancel();
      await idle();
    },
  };
}
