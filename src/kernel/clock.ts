/** The present moment, passed in so that every rule about time can be tested at any time. */
export interface Clock {
  /** The instant it is now. */
  now(): Temporal.Instant;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };
