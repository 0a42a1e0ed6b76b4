/** The engines under the store. */
export const STORES = ["pglite", "postgres"] as const;
/** One engine under the store. */
export type StoreKind = (typeof STORES)[number];

/** What the assistant's process is told at its start. */
export interface AssistantSettings {
  readonly store: StoreKind;
  /** A folder for PGlite, a URL for PostgreSQL. */
  readonly storeAt: string;
}

/** How many units at once, for how long, and how they report. */
export interface Phase {
  readonly load: LoadName;
  readonly units: number;
  readonly seconds: number;
}

/** What a stretch of load came to. */
export interface PhaseResult {
  readonly answers: number;
  readonly reports: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMs: number;
  /** Turns that ended in an apology, or replies that are not there, and reports without exactly one row and one forwarding. */
  readonly wrong: number;
}

/** What can be asked of the assistant's process. */
export interface AssistantQuestions {
  phase: { asked: Phase; told: PhaseResult };
  /** Null where a load cannot be measured with this program. */
  rss: { asked: null; told: number };
}

/** The loads: one question after the other; whole sections at once, from the code to the receipt; whole reports over HTTP. */
export const LOADS = ["answers", "reports", "http"] as const;
/** One of them. */
export type LoadName = (typeof LOADS)[number];
