/** The turns that this process has accepted and nobody has taken up yet, so that a claim need not look for them. */
export interface KnownTurns {
  /** A turn was accepted. */
  add(turn: string, conversation: string): void;
  /** The oldest turns of conversations that nobody works on here, one of each, so many at most; they are known no longer. */
  take(most: number): readonly string[];
  /** A conversation is worked on here: its other turns wait. */
  hold(turn: string, conversation: string): void;
  free(conversation: string): void;
}

/** The most turns that are known; what comes after them is found by the sweep, as what another process accepted. */
export const MOST_KNOWN = 10_000;

/** Knows nothing yet. */
export function createKnownTurns(): KnownTurns {
  const waiting = new Map<string, string>();
  const held = new Set<string>();
  return {
    add(turn, conversation) {
      if (waiting.size < MOST_KNOWN) waiting.set(turn, conversation);
    },
    take(most) {
      const taken: string[] = [];
      const theirs = new Set<string>();
      for (const [turn, conversation] of waiting) {
        if (taken.length === most) break;
        if (held.has(conversation) || theirs.has(conversation)) continue;
        theirs.add(conversation);
        taken.push(turn);
      }
      for (const turn of taken) waiting.delete(turn);
      return taken;
    },
    hold(turn, conversation) {
      waiting.delete(turn);
      held.add(conversation);
    },
    free(conversation) {
      held.delete(conversation);
    },
  };
}
