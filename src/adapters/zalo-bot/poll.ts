import type { Clock } from "../../kernel/clock.ts";
import { NOTHING_CAME } from "./failure.ts";
import type { Keeping } from "./persist.ts";
import type { TakeUpdate } from "./take-update.ts";
import { stateAfter, waitAfter } from "./wait-after.ts";
import { CALL_MS, type ZaloBotApi } from "./zalo-bot-api.ts";

/**
 * How long Zalo may hold one question for updates, in seconds. Short, because a question that is open when the program
 * stops is waited for: hanging up could lose the update that is just being handed out.
 */
const POLL_SECONDS = 4;

/** An empty answer that came sooner than this was not held at all, in milliseconds; the next question then waits as long. */
const HELD_MS = 500;
/** How often an update is tried again once the program is stopping. */
const LAST_TRIES = 3;

/**
 * Asks Zalo for updates until it is stopped. Zalo hands out each update once and keeps none (graded B: no offset), so an
 * update is tried until it is kept, and nothing is asked for before that. What the program holds when it is killed
 * between answer and commit is lost: one update at most. `hangUp` ends the question that is open.
 */
export async function pollUpdates(options: {
  api: ZaloBotApi;
  take: TakeUpdate;
  keeping: Keeping;
  clock: Clock;
  hangUp: AbortSignal;
}): Promise<void> {
  const { api, take, keeping, clock, hangUp } = options;
  const { signal, sleep, logger, report } = keeping;
  let failures = 0;
  while (!signal.aborted) {
    const began = clock.now();
    const asked = await api.call(
      "getUpdates",
      { timeout: String(POLL_SECONDS) },
      { timeoutMs: POLL_SECONDS * 1000 + CALL_MS, signal: hangUp },
    );
    if (asked.kind === "ok") {
      report("ready");
      failures = 0;
      // One object is documented; several in a list would be taken one by one.
      for (const update of [asked.result].flat()) await keep(update);
      if (isUpdate(asked.result)) continue;
    }
    if (asked.kind === "ok" || (asked.kind === "refused" && asked.code === NOTHING_CAME)) {
      report("ready");
      failures = 0;
      if (clock.now().since(began).total("milliseconds") < HELD_MS) await sleep(HELD_MS, signal);
      continue;
    }
    if (signal.aborted) return;
    report(stateAfter(asked));
    const waitMs = waitAfter(++failures, asked);
    const isConflict = asked.kind === "refused" && asked.code === 409;
    logger.warn(isConflict ? "zalo_bot_poll_conflict_with_another_program" : "zalo_bot_poll_failed", {
      why: asked.why,
      waitMs,
    });
    await sleep(waitMs, signal);
  }

  async function keep(update: unknown): Promise<void> {
    for (let [tries, last] = [1, 0]; ; tries++) {
      try {
        return await take(update);
      } catch (cause) {
        if (signal.aborted) last += 1;
        const isLost = last >= LAST_TRIES;
        const waitMs = waitAfter(tries, null);
        logger.error(isLost ? "zalo_bot_update_lost" : "zalo_bot_update_not_taken", cause, isLost ? {} : { waitMs });
        if (isLost) return;
        await sleep(waitMs, signal);
      }
    }
  }
}

/** Whether something was in an answer; one without anything may not have been held. */
const isUpdate = (result: unknown): boolean => typeof result === "object" && result !== null;
