import type { UnitKind } from "../knowledge/campaign.ts";
import type { Address } from "../messages/address.ts";
import type { Happening, InboundEvent } from "../messages/inbound-event.ts";
import type { Reply } from "../messages/reply.ts";

/** What is kept of an event: a text that was marked secret or is too long is not kept at all. */
export type KeptHappening = Happening | { readonly kind: "refused" } | { readonly kind: "too_long" };

/** An event as the inbox keeps it. */
export interface KeptEvent extends Omit<InboundEvent, "happening"> {
  readonly happening: KeptHappening;
}

/** Where every event is kept before it is acknowledged. */
export interface Inbox {
  /** Keeps the event, once: the same channel and event key again is "repeated" and has no effect. */
  accept(event: KeptEvent, now: Temporal.Instant): Promise<"accepted" | "repeated">;
}

/** The right of one worker to one conversation until a moment. */
export interface Lease {
  readonly owner: string;
  readonly until: Temporal.Instant;
}

/** The oldest waiting event of a conversation, with what the conversation carries. */
export interface ClaimedTurn {
  /** The inbox row's number, as text: it names the turn. */
  readonly id: string;
  readonly conversationId: string;
  readonly address: Address;
  readonly happening: KeptHappening;
  /** As it was stored; null before the first turn. */
  readonly state: unknown;
  /** How often this turn has been taken up, this time included. */
  readonly attempts: number;
  readonly lease: Lease;
}

/** A question the documents did not settle, kept for coordinators without what points at a person. */
export interface UnansweredQuestion {
  readonly question: string;
  readonly unitKind: UnitKind | null;
  /** "unsure" when the closest clauses were offered instead. */
  readonly reason: "outside" | "referenced_only" | "not_stated" | "unsure";
}

/** Everything a turn changes; written at once or not at all. */
export interface TurnOutcome {
  readonly state: unknown;
  readonly replies: readonly Reply[];
  /** Whether reminders and notices may be sent; null leaves it as it is. */
  readonly muted: boolean | null;
  /** Whether the person can be written to; null leaves it as it is. */
  readonly reachable: boolean | null;
  /** Blanks what was said in this conversation so far. */
  readonly forget: boolean;
  readonly unanswered: UnansweredQuestion | null;
  /** The reference code of an error that ended the turn. */
  readonly errorCode: string | null;
}

/** The inbox as the queue of turns: one turn of a conversation at a time, in order. */
export interface TurnQueue {
  /** Takes the oldest waiting turn of a conversation nobody holds; null when there is none. */
  claim(owner: string, now: Temporal.Instant, until: Temporal.Instant): Promise<ClaimedTurn | null>;
  /** Writes the outcome in one transaction; false (and nothing written) when the lease was lost meanwhile. */
  commit(turn: ClaimedTurn, outcome: TurnOutcome, now: Temporal.Instant): Promise<boolean>;
}
