import type { ColumnType, Generated } from "kysely";

import type { Role } from "../../people/member.ts";

/** A moment: read as an instant, written as ISO 8601 text. */
type Moment = ColumnType<Temporal.Instant, string, string>;
type MomentOrNull = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type NumberOrNull = ColumnType<number | null, number | null | undefined, number | null>;
type TextOrNull = ColumnType<string | null, string | null | undefined, string | null>;
type DayOrNull = ColumnType<string | null, string | null | undefined, string | null>;
/** JSON: read as a value, written as text. */
type Json = ColumnType<unknown, string | null | undefined, string | null>;

/** One conversation on one channel. */
interface ConversationTable {
  readonly id: Generated<number>;
  readonly channel: string;
  readonly address: string;
  readonly state: Json;
  readonly muted: ColumnType<boolean, boolean | undefined, boolean>;
  readonly reachable: ColumnType<boolean, boolean | undefined, boolean>;
  readonly forgotten_at: MomentOrNull;
  readonly member_id: NumberOrNull;
  readonly lease_owner: ColumnType<string | null, string | null | undefined, string | null>;
  readonly lease_until: MomentOrNull;
  readonly created_at: Moment;
  readonly heard_at: Moment;
}

/** Every event that came in: the queue of turns. */
interface InboxTable {
  readonly id: Generated<number>;
  readonly channel: string;
  readonly event_key: string;
  readonly conversation_id: number;
  readonly happening: Json;
  readonly happened_at: Moment;
  readonly received_at: Moment;
  readonly status: ColumnType<"waiting" | "done", string | undefined, string>;
  readonly attempts: ColumnType<number, number | undefined, number>;
  readonly error_code: ColumnType<string | null, string | null | undefined, string | null>;
  readonly done_at: MomentOrNull;
}

/** Every message that goes out: the queue of deliveries. */
interface OutboxTable {
  readonly id: Generated<number>;
  readonly conversation_id: number;
  readonly in_reply_to: number | null;
  readonly reply: Json;
  readonly state: ColumnType<string, string | undefined, string>;
  readonly parts_sent: ColumnType<number, number | undefined, number>;
  readonly attempts: ColumnType<number, number | undefined, number>;
  readonly due_at: Moment;
  readonly lease_owner: ColumnType<string | null, string | null | undefined, string | null>;
  readonly lease_until: MomentOrNull;
  readonly provider_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly why: ColumnType<string | null, string | null | undefined, string | null>;
  readonly created_at: Moment;
  readonly settled_at: MomentOrNull;
}

/** Questions the documents did not settle; nothing in a row points at a person. */
interface UnansweredTable {
  readonly id: Generated<number>;
  readonly asked_on: ColumnType<string, string, string>;
  readonly question: string;
  readonly unit_kind: string | null;
  readonly reason: string;
}

/** People bound to units. */
interface MemberTable {
  readonly id: Generated<number>;
  readonly unit: string;
  readonly role: Role;
  readonly name: TextOrNull;
  readonly created_at: Moment;
  readonly ended_at: MomentOrNull;
  /** A leader who has asked to be reminded. */
  readonly wants_reminders: ColumnType<boolean, boolean | undefined, boolean>;
}

/** One-time codes, hashed. */
interface InvitationTable {
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
interface WrongCodeTable {
  readonly id: Generated<number>;
  readonly conversation_id: number;
  readonly at: Moment;
}

/** The one open draft of a unit; `version` rises with every write. */
interface DraftTable {
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
interface DraftLogTable {
  readonly id: number;
  readonly campaign: string;
  readonly unit: string;
  readonly revision: number;
  readonly at: Moment;
  readonly member_id: NumberOrNull;
  readonly entry: Json;
}

/** Every change, only ever added to; sequence, role, previous and hash are the database's own work. */
interface AuditLogTable {
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
interface ReportTable {
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
interface DeadlineExtensionTable {
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
interface ReportCommentTable {
  readonly id: Generated<number>;
  readonly report_id: number;
  readonly content: string;
  readonly written_by: string;
  readonly at: Moment;
}

/** The queue of reports that go on to an outside store. */
interface ForwardingTable {
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
interface DifficultyTable {
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
interface ApiTokenTable {
  readonly id: Generated<number>;
  readonly token_hash: string;
  readonly label: string;
  readonly created_at: Moment;
  readonly revoked_at: MomentOrNull;
}

/** What was handed in over the HTTP API under which key. */
interface ApiRequestTable {
  readonly idempotency_key: string;
  readonly token_id: number;
  readonly body_hash: string;
  readonly receipt: string;
  readonly at: Moment;
}

/** Links that open once, hashed. */
interface LinkTable {
  readonly token_hash: string;
  /** What it opens: "report:RECEIPT", "draft:UNIT", "form-xlsx:UNIT", "form-docx:UNIT", "file:ID". */
  readonly file: string;
  readonly name: string;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly used_at: MomentOrNull;
}

/** Files that officers sent. */
interface FileTable {
  readonly id: string;
  readonly unit: string;
  readonly member_id: NumberOrNull;
  readonly name: string;
  readonly type: string;
  /** Null while they are still with the channel, and when the file was refused. */
  readonly bytes: ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>;
  readonly received_at: Moment;
  readonly size: NumberOrNull;
  readonly channel: TextOrNull;
  readonly handle: TextOrNull;
  /** "expected" or "perhaps" where its bytes are read as a sheet of the report form. */
  readonly form: TextOrNull;
  /** Where what is read is told; only of such files. */
  readonly conversation_id: NumberOrNull;
  readonly state: ColumnType<"waiting" | "here" | "refused", string | undefined, string>;
  readonly attempts: ColumnType<number, number | undefined, number>;
  readonly due_at: MomentOrNull;
  readonly why: TextOrNull;
}

/** Pages that take one file into a conversation, hashed. */
interface UploadLinkTable {
  readonly token_hash: string;
  readonly conversation_id: number;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly used_at: MomentOrNull;
}

/** What such a page took, until it is a kept file. */
interface UploadTable {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly kept_at: Moment;
}

/** Until when districts collect from their communes; the newest row of a district stands. */
interface CollectionTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly district: string;
  readonly until: DayOrNull;
  readonly set_by: string;
  readonly at: Moment;
}

/** The ways to the report form as a page, hashed; each opens once. */
interface FormLinkTable {
  readonly token_hash: string;
  readonly conversation_id: number;
  readonly member_id: number;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly used_at: MomentOrNull;
}

/** Pages of the report form that are open, hashed. */
interface FormSessionTable {
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
interface ReminderTable {
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
  /** The day whose summary told of it. */
  readonly told_on: DayOrNull;
}

/** Reminders that their readers put off. */
interface ReminderSnoozeTable {
  readonly id: Generated<number>;
  readonly campaign: string;
  readonly unit: string;
  readonly member_id: number;
  readonly due_at: Moment;
  readonly done_at: MomentOrNull;
}

/** When the scheduler last ran in open hours. */
interface ReminderRunTable {
  readonly campaign: string;
  readonly ran_at: Moment;
}

/** What a metered channel carried in a month. */
interface ChannelMonthTable {
  readonly channel: string;
  /** "2026-11", in the campaign's time zone. */
  readonly month: string;
  readonly came_in: ColumnType<number, number | undefined, number>;
  readonly went_out: ColumnType<number, number | undefined, number>;
  /** When the coordinators were told that the plan is used up. */
  readonly used_up_told_at: MomentOrNull;
}

/** The tokens of one Zalo app. */
interface ZaloOaTokenTable {
  readonly app_id: string;
  /** The hash of the refresh token that the environment gave. */
  readonly seed_hash: string;
  readonly refresh_token: string;
  readonly access_token: TextOrNull;
  readonly expires_at: MomentOrNull;
  readonly lease_owner: TextOrNull;
  readonly lease_until: MomentOrNull;
  /** When only a person could give consent again. */
  readonly dead_at: MomentOrNull;
}

/** Conversations in which somebody of the office writes by hand. */
interface ZaloOaTakeoverTable {
  readonly user_id: string;
  readonly quiet_until: Moment;
}

/** The tables of the store. */
export interface Schema {
  readonly reminders: ReminderTable;
  readonly reminder_snoozes: ReminderSnoozeTable;
  readonly reminder_runs: ReminderRunTable;
  readonly members: MemberTable;
  readonly invitations: InvitationTable;
  readonly wrong_codes: WrongCodeTable;
  readonly drafts: DraftTable;
  readonly draft_log: DraftLogTable;
  readonly audit_log: AuditLogTable;
  readonly reports: ReportTable;
  /** A view: the newest revision of each unit. */
  readonly newest_reports: ReportTable;
  readonly deadline_extensions: DeadlineExtensionTable;
  readonly report_comments: ReportCommentTable;
  readonly collections: CollectionTable;
  readonly forwardings: ForwardingTable;
  readonly difficulties: DifficultyTable;
  readonly api_tokens: ApiTokenTable;
  readonly api_requests: ApiRequestTable;
  readonly links: LinkTable;
  readonly files: FileTable;
  readonly upload_links: UploadLinkTable;
  readonly uploads: UploadTable;
  readonly form_links: FormLinkTable;
  readonly form_sessions: FormSessionTable;
  readonly conversations: ConversationTable;
  readonly inbox: InboxTable;
  readonly outbox: OutboxTable;
  readonly unanswered: UnansweredTable;
  readonly channel_months: ChannelMonthTable;
  readonly zalo_oa_tokens: ZaloOaTokenTable;
  readonly zalo_oa_takeovers: ZaloOaTakeoverTable;
}
