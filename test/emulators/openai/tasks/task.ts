import type { ReadPrompt } from "../read-prompt.ts";

/** A sentence or value that a model proposes, with where it says it comes from. */
export interface Proposed {
  readonly text: string;
  readonly from: readonly string[];
}

/** One task as the emulator does it. */
export interface Task {
  /** What a faithful model proposes. */
  well(prompt: ReadPrompt): readonly Proposed[];
  /** Everything that something can be put down to. */
  places(prompt: ReadPrompt): readonly string[];
  /** The shape that the task asks for. */
  shape(proposed: readonly Proposed[]): unknown;
}
