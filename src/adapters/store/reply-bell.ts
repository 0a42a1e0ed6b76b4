import { createListeners } from "../../kernel/listeners.ts";
import { type Address, addressKey } from "../../messages/address.ts";

/** Calls those who read a conversation when a reply is written to it. */
export interface ReplyBell {
  /** Rings for "channel address"; for null everybody is called. */
  ring(address: string | null): void;
  /** Calls the listener at every ring for this conversation, until the function it gives is called. */
  onReply(address: Address, listener: () => void): () => void;
}

/** A bell for the listeners of this process. */
export function createReplyBell(): ReplyBell {
  const listeners = createListeners<void>();
  return {
    ring: (address) => (address === null ? listeners.tellAll() : listeners.tell(address)),
    onReply: (address, listener) => listeners.listen(addressKey(address), listener),
  };
}
