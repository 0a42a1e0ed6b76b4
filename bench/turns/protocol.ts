/** The bots that are measured side by side. */
export const BOTS = ["bare", "durable", "ours"] as const;
export type BotName = (typeof BOTS)[number];

/** The engines under the store. */
export const STORES = ["pglite", "postgres"] as const;
export type StoreKind = (typeof STORES)[number];

/** What a bot's process is told at its start. */
export interface BotSettings {
  readonly apiRoot: string;
  readonly token: string;
  readonly secret: string;
  readonly store: StoreKind;
  /** A folder for PGlite, a URL for PostgreSQL. */
  readonly storeAt: string;
}

/** What a bot's process says once it listens. */
export interface BotStarted {
  readonly url: string;
}

/** What a bot's process has used so far. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** How long one kind of step took in all, and how often it was taken. */
export interface Step {
  readonly count: number;
  readonly ms: number;
}

/** Where a bot's time went between "trace" and "traced". */
export interface Trace {
  /** From the first moment of a step to its last, by name. */
  readonly steps: Readonly<Record<string, Step>>;
  /** Milliseconds of the processor, by part of the program. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

/** What can be asked of a bot's process. */
export interface BotQuestions {
  usage: { asked: null; told: Usage };
  trace: { asked: null; told: null };
  traced: { asked: null; told: Trace };
}

/** Where one conversation begins in the round of questions, and every message it is told. */
export interface Script {
  readonly texts: readonly string[];
  /** The messages after each text, one entry a turn; after the last entry the second half is said again and again. */
  readonly replies: readonly (readonly string[])[];
}

/** A bot as the load sees it. */
export interface Target {
  readonly url: string;
  readonly token: string;
  readonly secret: string;
  readonly scripts: readonly Script[];
}

/** How turns come in: each conversation as fast as it is answered, or so many a second whatever happens. */
export type Arrival =
  | { readonly kind: "closed"; readonly conversations: number }
  | { readonly kind: "open"; readonly conversations: number; readonly perSecond: number };

/** One stretch of load on one bot. */
export interface Phase {
  readonly bot: string;
  readonly arrival: Arrival;
  readonly seconds: number;
  /** Ends each conversation after so many turns. */
  readonly turnsEach?: number;
}

/** What a stretch of load came to. */
export interface PhaseResult {
  readonly turns: number;
  readonly turnsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Turns whose reply never came in full. */
  readonly lost: number;
  /** Messages that were not the ones expected, in their order, or came unasked. */
  readonly wrong: number;
}

/** What can be asked of the load's process. */
export interface LoadQuestions {
  target: { asked: { readonly bot: string; readonly target: Target }; told: null };
  phase: { asked: Phase; told: PhaseResult };
}

/** What the load's process says once its Bot API listens. */
export interface LoadStarted {
  readonly apiRoot: string;
}
