import type { ForwardingSettlement, Sent } from "./ports.ts";

/** How long a report is tried before it is given up. */
export const GIVE_UP_AFTER = Temporal.Duration.from({ hours: 72 });
/** The longest pause between two tries, in milliseconds, unless the store asks for more. */
export const LONGEST_PAUSE_MS = 15 * 60_000;
/** The longest pause that a store may ask for, in milliseconds. */
export const LONGEST_ASKED_MS = 24 * 3_600_000;
const FIRST_PAUSE_MS = 1000;

/** How a try ends the forwarding of a report, or when it is tried again: pauses double from one second and never undercut what the store asks. */
export function settlementOf(
  sent: Sent,
  claim: { readonly attempts: number; readonly filedAt: Temporal.Instant },
  now: Temporal.Instant,
): ForwardingSettlement {
  switch (sent.kind) {
    case "accepted":
    case "already_there":
      return { kind: "done", outcome: sent.kind };
    case "refused":
      return { kind: "dead", why: sent.why };
    case "not_now": {
      if (isTriedLongEnough(claim, now)) return { kind: "dead", why: sent.why };
      const asked = Math.min(sent.afterMs ?? 0, LONGEST_ASKED_MS);
      const dueAt = now.add({ milliseconds: Math.ceil(Math.max(asked, pauseMs(claim.attempts))) });
      return { kind: "again", dueAt, why: sent.why };
    }
  }
}

/** Both by the calendar and by the pauses kept: neither a backlog nor an operator's retry of an old report is given up at its first failure. */
function isTriedLongEnough(
  { attempts, filedAt }: { readonly attempts: number; readonly filedAt: Temporal.Instant },
  now: Temporal.Instant,
): boolean {
  let pausedMs = 0;
  for (let attempt = 1; attempt < attempts; attempt += 1) pausedMs += pauseMs(attempt);
  return (
    pausedMs >= GIVE_UP_AFTER.total("milliseconds") &&
    Temporal.Instant.compare(now, filedAt.add({ hours: GIVE_UP_AFTER.hours })) >= 0
  );
}

function pauseMs(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 16));
}
