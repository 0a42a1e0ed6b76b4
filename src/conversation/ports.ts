import type { Standing } from "../consolidation/decision.ts";
import type { DecisionWrite } from "../consolidation/decision-write.ts";
import type { StatusRow } from "../consolidation/ports.ts";
import type { FormAsked } from "../files/ports.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import type { Address, ChannelId } from "../messages/address.ts";
import type { Happening, InboundEvent } from "../messages/inbound-event.ts";
import type { Reply } from "../messages/reply.ts";
import type { Means } from "../outbox/choose-way.ts";
import type { Actor } from "../people/actor.ts";
import type { Invitation } from "../people/invitation.ts";
import type { Member } from "../people/member.ts";
import type { Unit } from "../people/unit.ts";
import type { MadeNotice, NoticePerson } from "../reminders/broadcast.ts";
import type { Difficulty } from "../reports/difficulty.ts";
import type { Draft } from "../reports/draft.ts";
import type { FiledReport, Submission } from "../reports/submission.ts";

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
  /** The member that the conversation is bound to. */
  readonly memberId: string | null;
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
  /** Whether general notices may not be sent; null leaves it as it is. Reminders of one's own unit's deadline always may. */
  readonly muted: boolean | null;
  /** Whether the person can be written to; null leaves it as it is. */
  readonly reachable: boolean | null;
  /** Blanks what was said in this conversation so far. */
  readonly forget: boolean;
  readonly unanswered: UnansweredQuestion | null;
  /** What else is written in the same transaction, in this order. */
  readonly writes: readonly Write[];
  /** The reference code of an error that ended the turn. */
  readonly errorCode: string | null;
}

/** The inbox as the queue of turns: one turn of a conversation at a time, in order. */
export interface TurnQueue {
  /** Takes the oldest waiting turn of a conversation nobody holds; null when there is none. */
  claim(owner: string, now: Temporal.Instant, until: Temporal.Instant): Promise<ClaimedTurn | null>;
  /**
   * Writes the outcome in one transaction: "lost" (and nothing written) when the lease was lost meanwhile, "stale" (and
   * nothing written) when something that the outcome builds on has changed since the desk was opened.
   */
  commit(turn: ClaimedTurn, outcome: TurnOutcome, now: Temporal.Instant): Promise<"written" | "lost" | "stale">;
}

/** What lies before whoever writes: read once before a turn, and checked again when the turn is written. */
export interface Desk {
  /** Null for somebody who is bound to no unit. */
  readonly member: Member | null;
  /** The others of the same unit. */
  readonly colleagues: readonly Member[];
  /** The unit's open draft; `version` rises with every write. */
  readonly draft: { readonly content: Draft; readonly version: number } | null;
  /** The unit's newest revision that was handed in. */
  readonly filed: FiledReport | null;
  /** The last day that the unit was given beyond the common deadline, ISO; null where none was. */
  readonly extendedUntil: string | null;
  /** The invitation that the code in this message opens; null where there is none. */
  readonly invitation: Invitation | null;
  /** When wrong codes were typed here within the last hour, the oldest first. */
  readonly wrongCodes: readonly Temporal.Instant[];
  /** Null for everybody but coordinators, partners, and officers of a district that collects from its communes. */
  readonly office: Office | null;
  /** The last day that a district gave its communes, ISO, for its officers and for theirs; null where nothing is collected. */
  readonly collectedUntil: string | null;
}

/** What whoever receives reports has before them, of every unit that sends them there. */
export interface Office {
  /** The code of the district that collects from its communes; null for the receiver of the campaign itself. */
  readonly district: string | null;
  readonly units: readonly Unit[];
  /** How far each of them is, in the same order. */
  readonly status: readonly StatusRow[];
  /** The newest revision of each unit that handed one in, with what is known beside it. */
  readonly standings: readonly Standing[];
  /** The newest first. */
  readonly difficulties: readonly Difficulty[];
  /** Null for whoever may not write notices to many units. */
  readonly notices: Notices | null;
}

/** What is known about notices to many units. */
export interface Notices {
  /** The officers of all units. */
  readonly people: readonly NoticePerson[];
  /** What decides about ways to them, but for the moment. */
  readonly means: Omit<Means, "now">;
  /** The last ones, the newest first. */
  readonly made: readonly MadeNotice[];
}

/** Where desks are opened. */
export interface Desks {
  /** `code` is the invitation code that the message holds. */
  open(
    turn: Pick<ClaimedTurn, "conversationId" | "memberId">,
    code: string | null,
    now: Temporal.Instant,
  ): Promise<Desk>;
}

/** What was done to a draft, as its log keeps it. */
export type DraftEntry =
  | { readonly did: "answered"; readonly field: string; readonly raw: string; readonly value: unknown }
  | { readonly did: "put_off" | "undid"; readonly field: string }
  | { readonly did: "reasoned"; readonly rule: string; readonly text: string }
  | { readonly did: "assigned"; readonly section: string; readonly member: string }
  | { readonly did: "discarded"; readonly content: unknown }
  | { readonly did: "took_back" | "asked_approval" | "approved" | "opened" | "fitted" | "returned" }
  | { readonly did: "declined"; readonly text: string }
  /** A figure of a returned report stays as it was, and why. */
  | { readonly did: "kept"; readonly field: string; readonly text: string }
  | { readonly did: "handed_in"; readonly receipt: string };

/** One thing that a turn changes beside its own conversation. */
export type Write =
  /** Uses the invitation: makes the member and binds this conversation to it; stale when it is used meanwhile. */
  | { readonly kind: "bind"; readonly invitation: Invitation }
  | { readonly kind: "wrong_code" }
  | { readonly kind: "name_member"; readonly member: string; readonly name: string | null }
  /** Makes an invitation of this code; the store keeps its hash alone. */
  | {
      readonly kind: "invite";
      readonly code: string;
      readonly unit: string;
      readonly role: Member["role"];
      /** The member whose place is taken over. */
      readonly replaces: string | null;
      readonly by: string;
      readonly expiresAt: Temporal.Instant;
    }
  /** Stale unless the draft still has this version; null where there was none. */
  | {
      readonly kind: "save_draft";
      readonly draft: Draft;
      readonly version: number | null;
      readonly entries: readonly DraftEntry[];
      readonly by: string;
    }
  /** Files the revision with its forwarding and ends the draft; the same revision filed before is stale. */
  | {
      readonly kind: "file";
      readonly submission: Submission;
      readonly version: number;
      readonly by: string;
      /** A commune's report to its district: it goes on to nobody else. */
      readonly collected?: true;
    }
  | { readonly kind: "official"; readonly receipt: string; readonly number: string; readonly date: string }
  | { readonly kind: "raise_difficulty"; readonly difficulty: Omit<Difficulty, "answer"> }
  /** A way to a file that opens once. */
  | {
      readonly kind: "link";
      readonly token: string;
      readonly file: string;
      readonly name: string;
      readonly expiresAt: Temporal.Instant;
    }
  /** The way to a page that takes one file into this conversation; the store keeps the token's hash alone. */
  | { readonly kind: "upload_link"; readonly token: string; readonly expiresAt: Temporal.Instant }
  /** The way to the report form as a page, for this member out of this conversation; the store keeps the token's hash alone. */
  | {
      readonly kind: "form_link";
      readonly token: string;
      readonly member: string;
      readonly expiresAt: Temporal.Instant;
    }
  /** Keeps a file whose bytes are still with its channel. */
  | {
      readonly kind: "keep_file";
      readonly id: string;
      readonly unit: string;
      readonly member: string;
      readonly name: string;
      readonly type: string;
      readonly size: number | null;
      readonly channel: ChannelId;
      readonly handle: string;
      /** Its bytes are read as a sheet of the report form, and this conversation hears what came of it. */
      readonly form?: FormAsked;
    }
  /** The signed report of a revision, a kept file. */
  | { readonly kind: "official_file"; readonly receipt: string; readonly file: string }
  /** A reminder that its reader put off to a moment. */
  | { readonly kind: "snooze"; readonly unit: string; readonly member: string; readonly at: Temporal.Instant }
  /** Whether a leader is reminded of the unit's deadline. */
  | { readonly kind: "wants_reminders"; readonly member: string; readonly wants: boolean }
  /** A telephone for approved texts, "84" and nine digits; null takes it away. */
  | { readonly kind: "phone"; readonly member: string; readonly phone: string | null }
  /** One message to every conversation of a member. */
  | { readonly kind: "tell"; readonly member: string; readonly reply: Reply }
  /** Makes a notice to the officers of the units that `to` means when it goes out (`unitsMeant`). */
  | {
      readonly kind: "broadcast";
      readonly to: readonly string[];
      readonly text: string;
      readonly dueAt: Temporal.Instant;
      readonly by: Actor;
    }
  /** Stops a notice; stale when it is over meanwhile. */
  | { readonly kind: "cancel_broadcast"; readonly id: string; readonly by: Actor }
  /** What coordinators and partners decide; by `consolidation/judge-report.ts` and its neighbours. */
  | DecisionWrite;
