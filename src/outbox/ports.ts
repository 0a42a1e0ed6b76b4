import type { ChannelId } from "../messages/address.ts";
import type { ChannelCapabilities } from "../messages/channel-capabilities.ts";
import type { Reply } from "../messages/reply.ts";

/** What became of one attempt to send one part of a message. */
export type Delivery =
  /** The platform took it; `providerId` is its name there. */
  | { readonly kind: "sent"; readonly providerId: string | null }
  /** It was surely not taken and may be tried again after this many milliseconds (429 with retry_after, 5xx, no connection). */
  | { readonly kind: "retry"; readonly afterMs: number; readonly why: string }
  /** It may have been taken: the answer never came. It is never sent again by itself. */
  | { readonly kind: "unknown"; readonly why: string }
  /** The person blocked the assistant or the account is gone. */
  | { readonly kind: "recipient_gone"; readonly why: string }
  /** The platform allows no message to this person now. */
  | { readonly kind: "outside_window"; readonly why: string }
  /** The plan of the platform is used up. */
  | { readonly kind: "quota_exhausted"; readonly why: string }
  /** The platform refuses this message, and would refuse it again. */
  | { readonly kind: "rejected"; readonly why: string }
  /** The channel itself does not work (a revoked token); tried again after this many milliseconds. */
  | { readonly kind: "channel_down"; readonly afterMs: number; readonly why: string };

/** A channel as the outbox uses it. No `why` carries a token or a message's text. */
export interface Channel<Part = unknown> {
  readonly id: ChannelId;
  readonly capabilities: ChannelCapabilities;
  /** The messages that one reply becomes on this channel: pure, the same parts for the same reply. */
  render(reply: Reply): readonly Part[];
  /** Sends one part once, without retries of its own; never throws. `message` names it to platforms that want a name, the same at every try. */
  send(conversation: string, part: Part, message?: Pick<OutgoingMessage, "id" | "createdAt">): Promise<Delivery>;
}

/** A message that waits to go out, held by one worker. */
export interface OutgoingMessage {
  readonly id: string;
  readonly conversation: string;
  readonly reply: Reply;
  /** How many of its parts have surely been taken already. */
  readonly partsSent: number;
  /** How often it has been taken up, this time included. */
  readonly attempts: number;
  readonly createdAt: Temporal.Instant;
  readonly owner: string;
}

/** How a message ends. */
export type FinalState =
  | "sent"
  | "unknown"
  | "recipient_gone"
  | "outside_window"
  | "quota_exhausted"
  | "rejected"
  | "expired";

/** What is written of a message after an attempt: it ends, or it waits until it is due again. */
export type Settlement =
  | {
      readonly kind: "final";
      readonly state: FinalState;
      readonly providerId: string | null;
      readonly why: string | null;
    }
  | { readonly kind: "again"; readonly dueAt: Temporal.Instant; readonly why: string };

/** The outbox as the queue of deliveries: the messages of one conversation go out in order. */
export interface DeliveryQueue {
  /** Takes the oldest due message of a channel whose conversation has none before it, what was asked for before what was not; null when there is none. */
  claim(
    channel: ChannelId,
    owner: string,
    now: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<OutgoingMessage | null>;
  /** Writes that one more part was taken and holds the message longer; false when it is no longer held by its owner. */
  partSent(message: OutgoingMessage, partsSent: number, until: Temporal.Instant): Promise<boolean>;
  /** Writes how an attempt ended; nothing when the message is no longer held by its owner. */
  settle(message: OutgoingMessage, settlement: Settlement, now: Temporal.Instant): Promise<void>;
  /** Marks what was in flight when its worker went away as unknown, and gives how many there were. */
  abandon(now: Temporal.Instant): Promise<number>;
}

/** How fast a channel may send, over all workers. */
export interface Pace {
  /**
   * Leave for one call, or how long to wait for it in milliseconds. A place that is free within `aheadMs` is given ahead: the call
   * is made after `inMs` milliseconds, and no earlier.
   */
  take(
    lane: string,
    perSecond: number,
    aheadMs?: number,
  ): Promise<{ readonly slot: string; readonly inMs: number } | { readonly waitMs: number }>;
  /** The call was answered: its place is free again one second from now. */
  answered(lane: string, slot: string): Promise<void>;
  /** No call was made: its place is free at once. */
  giveBack(lane: string, slot: string): Promise<void>;
}

/** A file as a channel sends it. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Its media type. */
  readonly type: string;
}

/** Opens a file that a reply names; null when it is no longer there. */
export type OpenFile = (file: string) => Promise<OpenedFile | null>;
