import type { Address } from "../../messages/address.ts";

/** Calls those who read a conversation when a reply is written to it. */
export interface ReplyBell {
  /** Rings for "channel address"; for null everybody is called. */
  ring(address: string | null): void;
  /** Calls the listener at every ring for this conversation, until the function it gives is called. */
  onReply(address: Address, listener: () => void): () => void;
}

/** A bell for the listeners of this process. */
export function createReplyBell(): ReplyBell {
  const listeners = new Map<string, Set<() => void>>();
  return {
    ring(address) {
      const called = address === null ? [...listeners.values()] : [listeners.get(address) ?? new Set()];
      for (const listener of called.flatMap((some) => [...some])) listener();
    },
    onReply({ channel, conversation }, listener) {
      const key = `${channel} ${conversation}`;
      const some = listeners.get(key) ?? new Set();
      listeners.set(key, some.add(listener));
      return () => {
        some.delete(listener);
        if (some.size === 0 && listeners.get(key) === some) listeners.delete(key);
      };
    },
  };
}
