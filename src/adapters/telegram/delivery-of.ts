import type { Delivery } from "../../outbox/ports.ts";
import { type Failure, failureOf } from "./failure.ts";

const RETRY_MS = 5_000;
const CHANNEL_DOWN_MS = 60_000;
const NOBODY_THERE = /chat not found|user not found|PEER_ID_INVALID|USER_DEACTIVATED|INPUT_USER_DEACTIVATED/i;

/** What became of a message whose sending (or editing) threw. */
export function deliveryOf(thrown: unknown): Delivery {
  const failure = failureOf(thrown);
  switch (failure.kind) {
    case "refused":
      return deliveryOfRefusal(failure);
    case "unreached":
      return { kind: "retry", afterMs: RETRY_MS, why: failure.why };
    case "unanswered":
      return { kind: "unknown", why: failure.why };
  }
}

function deliveryOfRefusal({ code, retryAfterMs, why }: Failure & { kind: "refused" }): Delivery {
  if (code === 429 || code >= 500) return { kind: "retry", afterMs: retryAfterMs ?? RETRY_MS, why };
  if (code === 401 || code === 404) return { kind: "channel_down", afterMs: CHANNEL_DOWN_MS, why };
  if (code === 403 || NOBODY_THERE.test(why)) return { kind: "recipient_gone", why };
  if (/message is not modified/i.test(why)) return { kind: "sent", providerId: null };
  return { kind: "rejected", why };
}
