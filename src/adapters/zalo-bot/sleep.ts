import { setTimeout as after } from "node:timers/promises";

/** Waits so many milliseconds, or until the signal is given if that comes first; never throws. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits in real time. */
export const realSleep: Sleep = (ms, signal) => after(ms, undefined, { signal }).catch(() => {});
