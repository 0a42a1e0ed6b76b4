import type { ColumnType, Generated } from "kysely";

import type { Role } from "../../people/member.ts";
import type { DayOrNull, Json, Moment, MomentOrNull, NumberOrNull, TextOrNull } from "./schema-columns.ts";

/** People bound to units. */
export interface MemberTable {
  readonly id: Generated<number>;
  readonly unit: string;
  readonly role: Role;
  readonly name: TextOrNull;
  readonly created_at: Moment;
  readonly ended_at: MomentOrNull;
  /** A leader who has asked to be reminded. */
  readonly wants_reminders: ColumnType<boolean, boolean | undefined, boolean>;
  /** For approved texts, as "84…". */
  readonly phone: TextOrNull;
}

/** One-time codes, hashed. */
export interface InvitationTable {
  readonly id: Generated<number>;
  readonly code_hash: string;
  readonly unit: string;
  readonly role: Role;
  /** The member whose place is taken over. */
  readonly replaces: NumberOrNull;
  readonly issued_by: string;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly used_at: MomentOrNull;
  readonly used_by: NumberOrNull;
  readonly revoked_at: MomentOrNull;
}

/** Codes that were typed wrongly. */
export interface WrongCodeTable {
  readonly id: Generated<number>;
  readonly conversation_id: number;
  readonly at: Moment;
}

/** The one open draft of a unit; `version` rises with every write. */
export interface DraftTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly unit: string;
  readonly form: string;
  readonly period: string;
  readonly version: number;
  readonly content: Json;
  readonly updated_at: Moment;
}

/** A view of the audit log: everything that was ever done to a draft. */
export interface DraftLogTable {
  readonly id: number;
  readonly campaign: string;
  readonly unit: string;
  readonly revision: number;
  readonly at: Moment;
  readonly member_id: NumberOrNull;
  readonly entry: Json;
}

/** Every change, only ever added to; sequence, role, previous and hash are the database's own work. */
export interface AuditLogTable {
  readonly sequence: Generated<number>;
  readonly at: Moment;
  readonly member_id: NumberOrNull;
  readonly role: ColumnType<string, string | null | undefined, never>;
  readonly action: string;
  readonly subject: string;
  readonly campaign: TextOrNull;
  readonly unit: TextOrNull;
  readonly before: Json;
  readonly after: Json;
  readonly previous: Generated<string>;
  readonly hash: Generated<string>;
}

/** Revisions that were handed in: the consolidation store. */
export interface ReportTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly unit: string;
  readonly form: string;
  readonly form_version: number;
  readonly period: string;
  readonly revision: number;
  readonly cause: string;
  readonly receipt: string;
  readonly answers: Json;
  readonly exceptions: Json;
  readonly submitted_by: NumberOrNull;
  readonly approved_by: NumberOrNull;
  readonly submitted_at: Moment;
  readonly timeliness: string;
  readonly state: ColumnType<string, string | undefined, string>;
  readonly official_number: TextOrNull;
  readonly official_date: DayOrNull;
  readonly official_received_at: MomentOrNull;
  /** The signed report, a kept file. */
  readonly official_file: TextOrNull;
  /** Why its fields were returned, by field; null where it never was. */
  readonly returned: Json;
}

/** Days that units were given beyond the common deadline; the newest stands. */
export interface DeadlineExtensionTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly unit: string;
  /** The last valid day. */
  readonly until: string;
  readonly reason: string;
  /** Who, by role and number. */
  readonly given_by: string;
  readonly at: Moment;
}

/** What coordinators and partners noted beside a revision. */
export interface ReportCommentTable {
  readonly id: Generated<number>;
  readonly report_id: number;
  readonly content: string;
  readonly written_by: string;
  readonly at: Moment;
}

/** The queue of reports that go on to an outside store. */
export interface ForwardingTable {
  readonly report_id: number;
  readonly state: ColumnType<"waiting" | "sending" | "done" | "dead", string | undefined, string>;
  readonly attempts: ColumnType<number, number | undefined, number>;
  readonly due_at: Moment;
  readonly lease_owner: TextOrNull;
  readonly lease_until: MomentOrNull;
  /** "accepted", "already_there", or why it failed. */
  readonly outcome: TextOrNull;
  readonly settled_at: MomentOrNull;
}

/** Difficulties that units raised. */
export interface DifficultyTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly code: string;
  readonly unit: string;
  readonly member_id: NumberOrNull;
  readonly topic: string;
  readonly content: string;
  readonly routed_to: string;
  readonly raised_at: Moment;
  readonly answer: TextOrNull;
  readonly answered_by: TextOrNull;
  readonly answered_at: MomentOrNull;
}

/** Tokens of the HTTP API, hashed. */
export interface ApiTokenTable {
  readonly id: Generated<number>;
  readonly token_hash: string;
  readonly label: string;
  readonly created_at: Moment;
  readonly revoked_at: MomentOrNull;
}

/** What was handed in over the HTTP API under which key. */
export interface ApiRequestTable {
  readonly idempotency_key: string;
  readonly token_id: number;
  readonly body_hash: string;
  readonly receipt: string;
  readonly at: Moment;
}

/** Until when districts collect from their communes; the newest row of a district stands. */
export interface CollectionTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly district: string;
  readonly until: DayOrNull;
  readonly set_by: string;
  readonly at: Moment;
}

/** The ways to the report form as a page, hashed; each opens once. */
export interface FormLinkTable {
  readonly token_hash: string;
  readonly conversation_id: number;
  readonly member_id: number;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly used_at: MomentOrNull;
}

/** Pages of the report form that are open, hashed. */
export interface FormSessionTable {
  readonly session_hash: string;
  readonly conversation_id: number;
  readonly member_id: number;
  readonly unit: string;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  /** When the page gave a sign of somebody before it. */
  readonly seen_at: Moment;
  /** The section that was looked at then. */
  readonly section: TextOrNull;
}

/** Reminders that were claimed, and what became of them. */
export interface ReminderTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly unit: string;
  readonly deadline: string;
  readonly step: string;
  /** Null for the coordinators' list. */
  readonly member_id: NumberOrNull;
  /** The member's number, or "-": what makes a reminder unique. */
  readonly recipient: string;
  readonly state: string;
  readonly why: TextOrNull;
  readonly conversation_id: NumberOrNull;
  readonly outbox_id: NumberOrNull;
  /** The conversations it was sent to so far. */
  readonly tried: ColumnType<number[], string | undefined, string>;
  readonly unknowns: ColumnType<number, number | undefined, number>;
  readonly claimed_at: Moment;
  readonly settled_at: MomentOrNull;
  /** Why it went this way. */
  readonly way: TextOrNull;
  /** In đồng; null where it is not known. */
  readonly price: NumberOrNull;
  /** The day whose summary told of it. */
  readonly told_on: DayOrNull;
}

/** Reminders that their readers put off. */
export interface ReminderSnoozeTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly unit: string;
  readonly member_id: number;
  readonly due_at: Moment;
  readonly done_at: MomentOrNull;
}

/** When the scheduler last ran in open hours. */
export interface ReminderRunTable {
  readonly campaign: string;
  readonly ran_at: Moment;
}
