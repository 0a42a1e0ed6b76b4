/** Checked answers of a model that another worker, or the same one, need not ask for again. */
export interface KeptAnswers {
  /** Null where nothing is kept for just these parts. */
  recall(parts: readonly string[]): Promise<unknown>;
  keep(parts: readonly string[], value: unknown): Promise<void>;
}
