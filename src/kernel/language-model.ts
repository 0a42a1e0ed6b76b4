import type { ZodType } from "zod";

/** What a language model may be asked to do; each task has its prompt in prompts/. */
export type ModelTask = "understand" | "answer" | "extract" | "merge";

/** One request to a language model. */
export interface ModelRequest<T> {
  readonly task: ModelTask;
  /** What the prompt's inputs stand for, by their names in its front matter. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The shape that the model's output must have. */
  readonly shape: ZodType<T>;
  /** Told what can be read of the output while it grows: not checked, and its last part may be unfinished. Left out: nobody looks on. */
  readonly onGrowth?: (soFar: unknown) => void;
}

/** Why a language model said nothing of use. */
export type ModelFailure =
  /** The time for it was over. */
  | "too_slow"
  /** It could not be reached, or answered with an error. */
  | "down"
  /** It has failed so often of late that it is left alone for a while. */
  | "resting"
  /** As many requests as allowed are under way. */
  | "busy"
  /** The day's tokens or money are used up. */
  | "spent"
  /** What it said has not the shape that was asked for. */
  | "malformed";

/** What came of a request; what a model says is a proposal that the asking room checks before anybody sees it. */
export type ModelOutcome<T> =
  | { readonly kind: "said"; readonly value: T; readonly model: string }
  | { readonly kind: "failed"; readonly reason: ModelFailure };

/** A language model that may help; it never throws, and without it everything still works. */
export interface LanguageModel {
  /** Asks once, never again by itself; gives up when `until` aborts. */
  ask<T>(request: ModelRequest<T>, until: AbortSignal): Promise<ModelOutcome<T>>;
}
