import type { Delivery } from "../../outbox/ports.ts";
import type { Failure } from "./failure.ts";

const RETRY_MS = 5_000;
const CHANNEL_DOWN_MS = 60_000;
/** Zalo's words for somebody who blocked or deleted the bot are not documented (graded "?"): these are what clients have seen. */
const NOBODY_THERE =
  /(?:chat|user|recipient)(?:_id)?\b.*\b(?:not found|invalid|blocked)|invalid (?:chat|user|recipient)/i;

/** What became of a message whose sending failed. */
export function deliveryOf(failure: Failure): Delivery {
  const { kind, why } = failure;
  if (kind === "unreached") return { kind: "retry", afterMs: RETRY_MS, why };
  if (kind === "unanswered") return { kind: "unknown", why };
  switch (failure.code) {
    // The plan's quota, without a moment at which it is full again.
    case 429:
      return { kind: "quota_exhausted", why };
    case 401:
      return { kind: "channel_down", afterMs: CHANNEL_DOWN_MS, why };
    // Zalo's own "Internal server error", not a person who blocked the bot.
    case 403:
      return { kind: "retry", afterMs: RETRY_MS, why };
    // A time-out on Zalo's side: the message may be on its way.
    case 408:
      return { kind: "unknown", why };
    default:
      if (failure.code >= 500) return { kind: "retry", afterMs: RETRY_MS, why };
      return NOBODY_THERE.test(why) ? { kind: "recipient_gone", why } : { kind: "rejected", why };
  }
}
