/** The present moment, passed in so that every rule about time can be tested at any time. */
export interface Clock {
  /** The instant it is now. */
  now(): Temporal.Instant;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that starts at a local moment ("2023-12-01T08:00") and then runs as fast as another. */
export function clockFrom(localStart: string, timeZone: string, other: Clock): Clock {
  const start = Temporal.PlainDateTime.from(localStart).toZonedDateTime(timeZone).toInstant();
  const began = other.now();
  return { now: () => start.add(other.now().since(began)) };
}
