/** Gives texts places in a space in which like meanings are near; it never throws, and without it everything still works. */
export interface Embedder {
  /** A vector of length 1 for each text, in their order; null where none came. Asks once, and gives up when `until` aborts. */
  embed(texts: readonly string[], until: AbortSignal): Promise<readonly Float32Array[] | null>;
}
