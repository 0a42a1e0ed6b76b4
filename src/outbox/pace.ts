import type { Delivery, Pace } from "./ports.ts";

/** How long a call waits for its conversation's turn before the outbox tries it later, in milliseconds. */
export const LONGEST_CHAT_WAIT_MS = 5000;
/** The longest nap between two looks, in milliseconds. */
const NAP_MS = 50;

/** Lets calls to one conversation go no faster than its platform bears, over all workers. */
export type ChatPace = (conversation: string, call: () => Promise<Delivery>) => Promise<Delivery>;

/**
 * The pace of single conversations on one channel: a second is counted from the answer of the call that many calls ago, as for
 * the channel as a whole, so that a slow line never makes two calls arrive within one second.
 */
export function createChatPace(deps: {
  readonly pace: Pace;
  /** The name of the channel: its conversations' lanes begin with it. */
  readonly channel: string;
  readonly perSecond: number;
  readonly sleep: (ms: number) => Promise<void>;
}): ChatPace {
  const { pace, channel, perSecond, sleep } = deps;

  return async (conversation, call) => {
    const lane = `${channel} ${conversation}`;
    let leave = await pace.take(lane, perSecond);
    for (let waited = 0; "waitMs" in leave; leave = await pace.take(lane, perSecond)) {
      if (waited >= LONGEST_CHAT_WAIT_MS) return { kind: "retry", afterMs: leave.waitMs, why: "pace of one chat" };
      const nap = Math.max(1, Math.min(leave.waitMs, NAP_MS));
      waited += nap;
      await sleep(nap);
    }
    const { slot } = leave;
    return call().finally(() => pace.answered(lane, slot));
  };
}
