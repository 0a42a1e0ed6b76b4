import type { Logger } from "../kernel/logger.ts";
import type { Timers } from "../kernel/timers.ts";
import { createWorkLoop } from "../kernel/work-loop.ts";
import type { ForwardNext } from "./forward-next.ts";

/** How often the queue is looked through for what is due again or what nobody announced here, in milliseconds. */
export const SWEEP_MS = 1000;

/** The forwarding of reports, running. */
export interface Forwarding {
  /** A report was filed. */
  wake(): void;
  /** Begins to work, on what an earlier run left first. */
  start(): void;
  /** Resolves when nothing is being forwarded. */
  idle(): Promise<void>;
  /** Lets what is in flight finish; what waits is kept. */
  stop(): Promise<void>;
}

/** Keeps forwarding what is due, at most so many reports at once. */
export function createForwarding(deps: {
  forwardNext: ForwardNext;
  workers: number;
  timers: Timers;
  logger: Logger;
}): Forwarding {
  const { forwardNext, workers, timers, logger } = deps;
  const step = async () => ((await forwardNext()) === "handled" ? "more" : "nothing");
  const loop = createWorkLoop({ name: "forwardings", step, workers, timers, logger });
  let stopSweeping = () => {};
  return {
    wake: () => loop.wake(),
    start() {
      loop.wake();
      stopSweeping = timers.every(SWEEP_MS, () => loop.wake());
    },
    idle: () => loop.idle(),
    async stop() {
      stopSweeping();
      await loop.stop();
    },
  };
}
