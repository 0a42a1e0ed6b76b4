/** How fast a bot may send, as Telegram counts it. */
export interface SendingLimits {
  /** Messages in any second, over all chats. */
  readonly perSecond: number;
  /** Messages in any second in one chat. */
  readonly perSecondInChat: number;
  /** Now, in milliseconds; the machine's own time unless a test brings another. */
  readonly now?: () => number;
}

/** What was let through and what was not. */
export interface SendingCounts {
  /** When each message was let through, in milliseconds. */
  readonly taken: readonly number[];
  /** How many were answered 429. */
  readonly rejected: number;
}

/** The limits at work. */
export interface Limiter {
  /** Counts a message to a chat; null where it may go, else the seconds to wait. */
  take(chat: string): number | null;
  counts(): SendingCounts;
}

const SECOND_MS = 1000;

/** Counts the messages that arrive; what is refused counts for nothing. */
export function createLimiter({ perSecond, perSecondInChat, now = () => performance.now() }: SendingLimits): Limiter {
  const taken: number[] = [];
  const takenInChat = new Map<string, number[]>();
  let rejected = 0;
  const waitIn = (times: readonly number[], most: number, at: number) =>
    (times[times.length - most] ?? Number.NEGATIVE_INFINITY) + SECOND_MS - at;
  return {
    take(chat) {
      const at = now();
      const inChat = takenInChat.get(chat) ?? [];
      const waitMs = Math.max(waitIn(taken, perSecond, at), waitIn(inChat, perSecondInChat, at));
      if (waitMs > 0) {
        rejected += 1;
        return Math.ceil(waitMs / SECOND_MS);
      }
      taken.push(at);
      takenInChat.set(chat, [...inChat, at].slice(-perSecondInChat));
      return null;
    },
    counts: () => ({ taken, rejected }),
  };
}
