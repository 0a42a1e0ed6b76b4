import type { Address } from "../../messages/address.ts";
import type { InboundEvent } from "../../messages/inbound-event.ts";
import type { Reply } from "../../messages/reply.ts";

/** A reply as it stands in the outbox; in one conversation the ids grow in the order in which replies become visible. */
export interface StoredReply {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly reply: Reply;
}

/** One message of a conversation, whoever wrote it. */
export type Line =
  | {
      readonly from: "officer";
      /** The key of the event that brought it. */
      readonly id: string;
      readonly at: Temporal.Instant;
      /** What was written, or the label of the button that was pressed; null where the words were not kept. */
      readonly text: string | null;
    }
  | ({ readonly from: "assistant" } & StoredReply);

/** A stretch of a conversation, oldest line first. */
export interface LinePage {
  readonly lines: readonly Line[];
  /** Handed back as `before`, it leads to the lines before these; null when nothing came before. At most 200 of `A-Za-z0-9_.:~-`. */
  readonly earlier: string | null;
}

/** A conversation as its visitor reads it. */
export interface ConversationLog {
  /** The newest lines, or the newest before a place; a `before` that the log did not make is read as if it were not there. */
  lines(address: Address, range: { readonly most: number; readonly before?: string }): Promise<LinePage>;
  /** The replies with a greater id, in order; it may stop after some hundred, and is then asked again. */
  repliesAfter(address: Address, id: number): Promise<readonly StoredReply[]>;
  /** Calls the listener soon after every new reply; a call that is lost or doubled does no harm. Gives back how to stop. */
  onReply(address: Address, listener: () => void): () => void;
}

/** Calls the listener with the words of an answer that is being written, as far as they stand; they are not kept. Gives back how to stop. */
export type OnGrowth = (address: Address, listener: (words: string) => void) => () => void;

/** Keeps an event; resolves only once it is kept, and says whether it was there already. */
export type AcceptEvent = (event: InboundEvent) => Promise<"accepted" | "repeated">;

/** Whether one more message may come in under this key just now. */
export interface Limiter {
  hit(key: string): Promise<{ readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number }>;
}

/** Does something again and again until the function it gives back is called. */
export type Every = (milliseconds: number, work: () => void) => () => void;
