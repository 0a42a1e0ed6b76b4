/** The turns that this process has accepted and nobody has taken up yet, so that a claim need not look for them. */
export interface KnownTurns {
  /** A turn was accepted. */
  add(turn: string, conversation: string): void;
  /** The oldest turns of conversations that nobody works on here, one of each, so many at most; they are known no longer. */
  take(most: number, now: Temporal.Instant): readonly string[];
  /** A conversation is worked on here: until it is free, or its lease is over, its other turns wait. */
  hold(turn: string, conversation: string, until: Temporal.Instant): void;
  free(conversation: string): void;
}

/** The most turns that are known; what comes after them is found by the sweep, as what another process accepted. */
export const MOST_KNOWN = 10_000;

/** Knows nothing yet. */
export function createKnownTurns(): KnownTurns {
  const waiting = new Map<string, string>();
  const heldUntil = new Map<string, number>();
  return {
    add(turn, conversation) {
      if (waiting.size < MOST_KNOWN) waiting.set(turn, conversation);
    },
    take(most, { epochMilliseconds: now }) {
      const taken: string[] = [];
      const theirs = new Set<string>();
      for (const [turn, conversation] of waiting) {
        if (taken.length === most) break;
        if ((heldUntil.get(conversation) ?? 0) > now || theirs.has(conversation)) continue;
        theirs.add(conversation);
        taken.push(turn);
      }
      for (const turn of taken) waiting.delete(turn);
      return taken;
    },
    hold(turn, conversation, until) {
      waiting.delete(turn);
      heldUntil.set(conversation, until.epochMilliseconds);
    },
    free(conversation) {
      heldUntil.delete(conversation);
    },
  };
}
