import type { ChannelId } from "../messages/address.ts";
import type { Reply } from "../messages/reply.ts";
import type { ChannelLoad, Place, TemplatePlace, WayReason } from "../outbox/choose-way.ts";
import type { Member } from "../people/member.ts";
import type { Draft } from "../reports/draft.ts";
import type { FiledReport } from "../reports/submission.ts";

/** A conversation in which somebody can be written to. */
export interface Reachable extends Place {
  /** The person wants no notices; what concerns the own unit's deadline is said all the same. */
  readonly muted: boolean;
}

/** A person of a unit, and where to write: the channel to try first comes first. */
export interface Contact extends Member {
  /** A leader who has asked to be reminded. */
  readonly wantsReminders: boolean;
  readonly conversations: readonly Reachable[];
  /** Where approved texts reach the person. */
  readonly templates: readonly TemplatePlace[];
}

/** What has become of a reminder. */
export type ReminderState =
  /** A message is under way. */
  | "queued"
  | "sent"
  /** The platform may have taken it; it was tried a second time. */
  | "unknown"
  /** The person shut the assistant out, or has nowhere to be written to. */
  | "blocked"
  /** It could not be delivered for another reason. */
  | "failed"
  /** A notice that was not sent, for the person wants none. */
  | "muted"
  /** It was due no longer before it could go out. */
  | "withdrawn"
  /** Looked at, and nothing was due: the report is in. */
  | "not_due"
  /** The unit has nobody to be told. */
  | "nobody_bound"
  /** Everybody of the unit was tried in vain. */
  | "nobody_reached";

/** One reminder that was claimed: the same campaign, unit, deadline, step and recipient are the same reminder. */
export interface ReminderKey {
  readonly unit: string;
  /** The last valid day it is about, or the day of a notice; ISO. A deadline that was moved begins anew. */
  readonly deadline: string;
  readonly step: string;
  /** The member; null for the coordinators' list. */
  readonly member: string | null;
}

/** A reminder as it was kept. */
export interface KeptReminder extends ReminderKey {
  readonly state: ReminderState;
  readonly claimedAt: Temporal.Instant;
}

/** Everything that decides whether and how a unit is reminded, as it stands at one moment. */
export interface UnitSnapshot {
  readonly unit: string;
  readonly draft: Draft | null;
  /** The newest revision that was handed in. */
  readonly filed: FiledReport | null;
  /** Everybody bound to the unit, the longest bound first. */
  readonly people: readonly Contact[];
  /** What this unit was told before in this campaign. */
  readonly before: readonly KeptReminder[];
  readonly load: ChannelLoad;
}

/** A message to somebody, with the way it takes and what that costs. */
export interface WrittenMessage {
  readonly conversation: string;
  readonly reply: Reply;
  /** Why this way. */
  readonly way: WayReason;
  /** In đồng; null where it is not known. */
  readonly price: number | null;
}

/** One row to be kept: with a message where somebody is written to. */
export interface NewReminder extends ReminderKey {
  readonly state: ReminderState;
  readonly message: WrittenMessage | null;
  readonly why: string | null;
}

/** How the outbox ended the message of a reminder. */
export interface Outcome {
  readonly reminder: ReminderKey & { readonly id: string };
  /** "sent", "unknown", "recipient_gone", "rejected", "expired" …, as the outbox says. */
  readonly state: string;
  readonly why: string | null;
  /** Where it was sent. */
  readonly conversation: string;
  /** Where this reminder was tried so far, this conversation included. */
  readonly tried: readonly string[];
  /** How often its fate was unknown, this time included. */
  readonly unknowns: number;
}

/** What follows from an outcome. */
export interface Settlement {
  readonly state: ReminderState;
  readonly why: string | null;
  /** The same reminder once more. */
  readonly again: NewReminder["message"];
  /** Others who are told instead. */
  readonly instead: readonly NewReminder[];
}

/** "Nhắc lại sáng mai" of a member. */
export interface Snooze {
  readonly id: string;
  readonly unit: string;
  readonly member: string;
  readonly dueAt: Temporal.Instant;
}

/** A day's summary for one coordinator. */
export interface SummaryMessage extends Omit<WrittenMessage, "reply"> {
  readonly member: string;
  readonly replies: readonly Reply[];
}

/** A reminder as a coordinator reads of it. */
export interface SummaryLine extends ReminderKey {
  readonly id: string;
  readonly state: ReminderState;
  readonly why: string | null;
  /** How the person is called; null where nobody said, or for the coordinators' list. */
  readonly name: string | null;
  readonly channel: ChannelId | null;
  /** Why it went this way; null where it went nowhere. */
  readonly way: WayReason | null;
  readonly price: number | null;
  /** Whether the platform has told that it reached the telephone; null where the channel tells no such thing. */
  readonly isReceived: boolean | null;
}

/** Where reminders of one campaign are kept. Every `decide` is pure and is asked inside the transaction that writes what it says. */
export interface ReminderBook {
  /** When the scheduler last ran in open hours; null where it never did. */
  lastRun(): Promise<Temporal.Instant | null>;
  ran(at: Temporal.Instant): Promise<void>;
  /** Every unit as it stands; for looking without claiming. */
  snapshots(units: readonly string[], now: Temporal.Instant): Promise<readonly UnitSnapshot[]>;
  /**
   * Looks at one unit and keeps the rows that follow, each with its message, in one transaction: a report that was handed in
   * before is seen, and one that is handed in meanwhile waits. Rows that were kept before stay as they are. Gives how many were new.
   */
  claim(
    unit: string,
    decide: (snapshot: UnitSnapshot) => readonly NewReminder[],
    now: Temporal.Instant,
  ): Promise<number>;
  /** Reminders whose message has ended and was not looked at yet; an approved text of unknown fate waits a while for its receipt. */
  outcomes(now: Temporal.Instant): Promise<readonly Outcome[]>;
  /** Writes what follows from an outcome; nothing where somebody else did. */
  settle(outcome: Outcome, decide: (snapshot: UnitSnapshot) => Settlement, now: Temporal.Instant): Promise<void>;
  /** Takes back messages that have not gone out yet, but for those of some steps; they count as ended with this reason. */
  withdraw(why: string, exceptSteps: readonly string[], now: Temporal.Instant): Promise<number>;
  /** The units, of those given, about which nothing is kept for this occasion. */
  unhandled(
    occasion: { readonly step: string; readonly deadline: string },
    units: readonly string[],
  ): Promise<readonly string[]>;
  /** Units whose newest figures are in, without the number of the signed report, and which were not asked for it. */
  withoutOfficial(): Promise<readonly { readonly unit: string; readonly submittedAt: Temporal.Instant }[]>;
  dueSnoozes(now: Temporal.Instant): Promise<readonly Snooze[]>;
  /** Ends a snooze; the rows that follow are kept as `claim` keeps them. */
  takeSnooze(
    snooze: Snooze,
    decide: (snapshot: UnitSnapshot) => readonly NewReminder[],
    now: Temporal.Instant,
  ): Promise<void>;
  /** What channels carried so far. */
  load(now: Temporal.Instant): Promise<ChannelLoad>;
  /** The coordinators. */
  coordinators(): Promise<readonly Contact[]>;
  /**
   * What was claimed after `since` and no summary has told yet, in the order it was claimed; nothing where this day has its
   * summary, or while a row is newer than `before`.
   */
  untold(day: string, since: Temporal.Instant, before: Temporal.Instant): Promise<readonly SummaryLine[]>;
  /** Keeps a day's summary with its messages, once a day; lines that have ended count as told. Gives whether it was kept now. */
  tell(
    day: string,
    lines: readonly SummaryLine[],
    messages: readonly SummaryMessage[],
    now: Temporal.Instant,
  ): Promise<boolean>;
}
