import type { Passage } from "../knowledge/passage.ts";

/** A passage that may answer, with how well its words fit the question. */
export interface FoundPassage {
  readonly passage: Passage;
  /** Comparable only within one search. */
  readonly score: number;
  /** From 0 to 1: beside a passage that holds every word of the question. */
  readonly share: number;
}

/** Finds passages by the words of a question, typed with accents or without. */
export interface PassageFinder {
  /** The best passages, best first. */
  find(query: string, limit: number): FoundPassage[];
}
