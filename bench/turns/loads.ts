import type { Arrival } from "./protocol.ts";

/** The loads that every bot is put under, one after the other. */
export const LOADS = {
  "1 conversation": { kind: "closed", conversations: 1 },
  "50 turns/s": { kind: "open", conversations: 200, perSecond: 50 },
  "50 conversations": { kind: "closed", conversations: 50 },
  "500 conversations": { kind: "closed", conversations: 500 },
} as const satisfies Record<string, Arrival>;
export type LoadName = keyof typeof LOADS;
export const LOAD_NAMES = Object.keys(LOADS) as LoadName[];

/** How many conversations begin before anything is measured, and how many turns each takes then: introductions are over. */
export const WARM_UP = { conversations: 500, turnsEach: 3, seconds: 120 };
