import type { Logger } from "../../kernel/logger.ts";
import { failureOf } from "./failure.ts";
import type { Sleep } from "./sleep.ts";
import { stateAfter, type TelegramState, waitAfter } from "./wait-after.ts";

/** Where a background task reports to, and how it is stopped. */
export interface Keeping {
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  readonly logger: Logger;
  readonly report: (state: TelegramState) => void;
}

/** Calls Telegram until it succeeds, waiting longer and longer between; null when stopped before. Never throws. */
export async function persist<Result>(
  step: string,
  call: () => Promise<Result>,
  { signal, sleep, logger, report }: Keeping,
): Promise<Result | null> {
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return await call();
    } catch (thrown) {
      if (signal.aborted) return null;
      const failure = failureOf(thrown);
      const waitMs = waitAfter(failures, failure);
      const state = stateAfter(failure);
      report(state === "ready" ? "starting" : state);
      logger.warn("telegram_not_connected", { step, why: failure.why, waitMs });
      await sleep(waitMs, signal);
    }
  }
  return null;
}
