import type { Address } from "../../messages/address.ts";
import { KEEP_ALIVE_MS } from "./limits.ts";
import type { ConversationLog, Every, OnGrowth, StoredReply } from "./ports.ts";

/** Where the replies of one stream go. */
export interface Outlet {
  /** Settles once the reader has room for more. */
  reply(reply: StoredReply): Promise<void>;
  /** Words of a reply that is not kept yet, in place of those before; the next reply takes theirs. */
  growing(words: string): Promise<void>;
  keepAlive(): Promise<void>;
  /** Whether nobody reads any more. */
  isClosed(): boolean;
  /** Calls the listener when nobody reads any more. */
  onClose(listener: () => void): void;
}

/**
 * Sends every reply after an id, once and in order, those that were missed and those to come, until the outlet closes.
 * The signal only wakes it: what to send is always read from the log after the last id sent, so that nothing falls
 * between the two and nothing is doubled; words of a reply that is still being written go only before it. At every keep-alive it looks again, in case a signal was lost.
 */
export async function streamReplies(
  deps: { log: Pick<ConversationLog, "repliesAfter" | "onReply">; onGrowth: OnGrowth; every: Every },
  stream: { address: Address; after: number; outlet: Outlet },
): Promise<void> {
  const { address, outlet } = stream;
  const bell = createBell();
  let idle = false;
  let growing: string | null = null;
  let last = stream.after;
  const stops = [
    deps.log.onReply(address, bell.ring),
    deps.onGrowth(address, (words) => {
      growing = words;
      bell.ring();
    }),
    deps.every(KEEP_ALIVE_MS, () => {
      idle = true;
      bell.ring();
    }),
  ];
  outlet.onClose(bell.ring);
  try {
    while (!outlet.isClosed()) {
      const from = last;
      for (const reply of await deps.log.repliesAfter(address, from)) {
        if (outlet.isClosed()) return;
        if (reply.id <= last) continue;
        await outlet.reply(reply);
        last = reply.id;
        growing = null;
      }
      if (last > from) continue;
      const words = growing;
      growing = null;
      if (words !== null) await outlet.growing(words);
      if (idle) await outlet.keepAlive();
      idle = false;
      if (!outlet.isClosed()) await bell.rung();
    }
  } finally {
    for (const stop of stops) stop();
  }
}

/** A bell that remembers that it was rung until somebody has waited for it. */
function createBell(): { ring(): void; rung(): Promise<void> } {
  let remembered = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      remembered = true;
      wake?.();
    },
    async rung() {
      if (!remembered) await new Promise<void>((resolve) => (wake = resolve));
      remembered = false;
      wake = null;
    },
  };
}
