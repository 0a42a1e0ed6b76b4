import type { Api } from "grammy";
import { z } from "zod";
import { ALLOWED_UPDATES } from "./allowed-updates.ts";
import { type Failure, failureOf } from "./failure.ts";
import type { Keeping } from "./persist.ts";
import type { TakeUpdate } from "./take-update.ts";
import { apiSignal } from "./telegram-api.ts";
import { stateAfter, waitAfter } from "./wait-after.ts";

/** How long Telegram may hold one question for updates, in seconds. */
export const POLL_SECONDS = 30;

const batch = z.array(z.looseObject({ update_id: z.int() }));
type Batch = z.infer<typeof batch>;

/**
 * Asks Telegram for updates until it is stopped. An update is confirmed, by asking beyond it, only after it was taken;
 * one that could not be taken is asked for again, and those behind it wait. When stopped, what has come is still taken;
 * it may come once more at the next start, under the same event keys.
 */
export async function pollUpdates(options: { api: Api; take: TakeUpdate; keeping: Keeping }): Promise<void> {
  const { api, take, keeping } = options;
  const { signal, sleep, logger, report } = keeping;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    const asked = await ask(api, offset, signal);
    if (asked.kind === "failed") {
      if (signal.aborted) return;
      report(stateAfter(asked.failure));
      const waitMs = waitAfter(++failures, asked.failure);
      logger.warn(eventOf(asked.failure), { why: asked.failure.why, waitMs });
      await sleep(waitMs, signal);
      continue;
    }
    report("ready");
    const taken = await takeInOrder(asked.updates, take);
    offset = taken.next ?? offset;
    if (taken.failed === null) {
      failures = 0;
      continue;
    }
    const waitMs = waitAfter(++failures, null);
    logger.error("telegram_update_not_taken", taken.failed.cause, { waitMs });
    await sleep(waitMs, signal);
  }
}

async function ask(api: Api, offset: number, signal: AbortSignal): Promise<Asked> {
  try {
    const found = await api.getUpdates(
      { offset, timeout: POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
      apiSignal(signal),
    );
    return { kind: "asked", updates: batch.parse(found) };
  } catch (thrown) {
    return { kind: "failed", failure: failureOf(thrown) };
  }
}

type Asked =
  | { readonly kind: "asked"; readonly updates: Batch }
  | { readonly kind: "failed"; readonly failure: Failure };

interface Taken {
  /** The offset that confirms what was taken; null when nothing was. */
  readonly next: number | null;
  readonly failed: { readonly cause: unknown } | null;
}

async function takeInOrder(updates: Batch, take: TakeUpdate): Promise<Taken> {
  let next: number | null = null;
  for (const update of updates) {
    try {
      await take(update);
    } catch (cause) {
      return { next, failed: { cause } };
    }
    next = update.update_id + 1;
  }
  return { next, failed: null };
}

/** 409 means that a webhook was set or another program asks for the same bot's updates. */
function eventOf(failure: Failure): string {
  const isConflict = failure.kind === "refused" && failure.code === 409;
  return isConflict ? "telegram_poll_conflict_with_another_program" : "telegram_poll_failed";
}
