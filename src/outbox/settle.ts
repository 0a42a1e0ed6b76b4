import type { Delivery, FinalState, Settlement } from "./ports.ts";

/** How long a message is tried before it is given up. */
export const GIVE_UP_AFTER = Temporal.Duration.from({ hours: 24 });
/** The longest pause between two attempts, in milliseconds, unless the platform asks for more. */
export const LONGEST_PAUSE_MS = 60_000;
const FIRST_PAUSE_MS = 1000;

/** How an attempt ends a message, or when it is tried again: pauses double from one second, and never undercut what the platform asks. */
export function settlementOf(
  delivery: Delivery,
  message: { readonly attempts: number; readonly createdAt: Temporal.Instant },
  now: Temporal.Instant,
): Settlement {
  switch (delivery.kind) {
    case "sent":
      return { kind: "final", state: "sent", providerId: delivery.providerId, why: null };
    case "retry":
      return again(Math.max(delivery.afterMs, pauseMs(message.attempts)), delivery.why);
    case "channel_down":
      return again(delivery.afterMs, delivery.why);
    case "unknown":
    case "recipient_gone":
    case "outside_window":
    case "quota_exhausted":
    case "rejected":
      return ends(delivery.kind, delivery.why);
  }

  function again(afterMs: number, why: string): Settlement {
    const dueAt = now.add({ milliseconds: Math.ceil(afterMs) });
    const last = message.createdAt.add({ hours: GIVE_UP_AFTER.hours });
    return Temporal.Instant.compare(dueAt, last) > 0 ? ends("expired", why) : { kind: "again", dueAt, why };
  }
}

function ends(state: FinalState, why: string): Settlement {
  return { kind: "final", state, providerId: null, why };
}

function pauseMs(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 16));
}
