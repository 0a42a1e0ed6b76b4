import type { Logger } from "../../kernel/logger.ts";
import type { Sleep } from "./sleep.ts";
import { stateAfter, waitAfter, type ZaloBotState } from "./wait-after.ts";
import type { Answered } from "./zalo-bot-api.ts";

/** Where a background task reports to, and how it is stopped. */
export interface Keeping {
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  readonly logger: Logger;
  readonly report: (state: ZaloBotState) => void;
}

/** Calls Zalo until it succeeds, waiting longer and longer between; the result, or undefined when stopped before. Never throws. */
export async function persist(
  step: string,
  call: () => Promise<Answered>,
  { signal, sleep, logger, report }: Keeping,
): Promise<unknown> {
  for (let failures = 1; !signal.aborted; failures++) {
    const answered = await call();
    if (answered.kind === "ok") return answered.result;
    if (signal.aborted) return undefined;
    const waitMs = waitAfter(failures, answered);
    const state = stateAfter(answered);
    report(state === "ready" ? "starting" : state);
    logger.warn("zalo_bot_not_connected", { step, why: answered.why, waitMs });
    await sleep(waitMs, signal);
  }
  return undefined;
}
