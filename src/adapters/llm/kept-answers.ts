import { createHash } from "node:crypto";

/** What one worker worked out and another need not work out again. */
export interface Kept {
  /** Null where nothing is kept any longer. */
  recall(key: string): Promise<string | null>;
  keep(key: string, value: string, keptMs: number): Promise<void>;
}

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Keeps values under a hash of what they depend on, so that no word of it can be read from the key. */
export function createKeptAnswers(kept: Kept) {
  const keyOf = (parts: readonly string[]) =>
    `answer:${createHash("sha256").update(JSON.stringify(parts)).digest("hex")}`;
  return {
    async recall(parts: readonly string[]): Promise<unknown> {
      const json = await kept.recall(keyOf(parts));
      try {
        return json === null ? null : JSON.parse(json);
      } catch {
        return null;
      }
    },
    keep: (parts: readonly string[], value: unknown): Promise<void> =>
      kept.keep(keyOf(parts), JSON.stringify(value), KEPT_MS),
  };
}
