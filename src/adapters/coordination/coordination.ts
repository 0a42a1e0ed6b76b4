import type { Pace } from "../../outbox/ports.ts";

/** Whether one more call under a key is allowed just now. */
export interface Limiter {
  hit(key: string): Promise<{ readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number }>;
}

/** How many calls are allowed under one key in any stretch of so many milliseconds. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly withinMs: number;
}

/** How much of something all workers have used together. */
export interface Tally {
  /** Adds to a sum (or takes from it) and gives what it is now; it is forgotten so long after its first amount. */
  add(name: string, amount: number, keptMs: number): Promise<number>;
}

/** What one worker worked out and another need not work out again. */
export interface Kept {
  /** Null where nothing is kept any longer. */
  recall(key: string): Promise<string | null>;
  keep(key: string, value: string, keptMs: number): Promise<void>;
}

/** What several workers settle among themselves; nothing in it must survive a restart. */
export interface Coordination {
  readonly pace: Pace;
  limiter(limit: Limit): Limiter;
  readonly tally: Tally;
  readonly kept: Kept;
  /** "up" when the workers of other processes are heard; "down" when this process goes on by itself. */
  state(): "up" | "down";
  close(): Promise<void>;
}

/** The longest time a slot is held for a call that is never answered, in milliseconds. */
export const SLOT_HELD_MS = 60_000;
/** A second, counted from the answer of the call that many calls ago. */
export const SECOND_MS = 1000;
