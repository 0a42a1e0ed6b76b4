import type { Clock } from "../../kernel/clock.ts";

/** How often sending is tried again once the plan's quota was found used up: Zalo names no moment, and a month or a bigger plan opens it. */
export const PROBE_EVERY = Temporal.Duration.from({ minutes: 30 });

/** Keeps a channel from calling on and on while its quota is used up. */
export interface QuotaGate {
  /** Whether nothing is to be sent now. */
  isShut(): boolean;
  /** A call was refused for the quota. */
  shut(): void;
  /** A call was taken. */
  open(): void;
  /** Whether the quota was used up when it was last looked at. */
  isUsedUp(): boolean;
}

/** Makes an open gate. */
export function createQuotaGate(clock: Clock): QuotaGate {
  let probeAt: Temporal.Instant | null = null;
  return {
    isShut: () => probeAt !== null && Temporal.Instant.compare(clock.now(), probeAt) < 0,
    shut() {
      probeAt = clock.now().add(PROBE_EVERY);
    },
    open() {
      probeAt = null;
    },
    isUsedUp: () => probeAt !== null,
  };
}
