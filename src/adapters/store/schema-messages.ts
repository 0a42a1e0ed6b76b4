import type { ColumnType, Generated } from "kysely";

import type { Json, Moment, MomentOrNull, NumberOrNull, TextOrNull } from "./schema-columns.ts";

/** One conversation on one channel. */
export interface ConversationTable {
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
export interface InboxTable {
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
export interface OutboxTable {
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
  /** When the platform told that it reached the telephone. */
  readonly received_at: MomentOrNull;
  /** When somebody was told that the plan's end kept this from them. */
  readonly made_up_at: MomentOrNull;
}

/** Questions the documents did not settle; nothing in a row points at a person. */
export interface UnansweredTable {
  readonly id: Generated<number>;
  readonly asked_on: ColumnType<string, string, string>;
  readonly question: string;
  readonly unit_kind: string | null;
  readonly reason: string;
}

/** Links that open once, hashed. */
export interface LinkTable {
  readonly token_hash: string;
  /** What it opens: "report:RECEIPT", "draft:UNIT", "form-xlsx:UNIT", "form-docx:UNIT", "file:ID". */
  readonly file: string;
  readonly name: string;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly used_at: MomentOrNull;
}

/** Files that officers sent. */
export interface FileTable {
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
export interface UploadLinkTable {
  readonly token_hash: string;
  readonly conversation_id: number;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly used_at: MomentOrNull;
}

/** What such a page took, until it is a kept file. */
export interface UploadTable {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly kept_at: Moment;
}

/** What a metered channel carried in a month. */
export interface ChannelMonthTable {
  readonly channel: string;
  /** "2026-11", in the campaign's time zone. */
  readonly month: string;
  readonly came_in: ColumnType<number, number | undefined, number>;
  readonly went_out: ColumnType<number, number | undefined, number>;
  /** When the coordinators were told that the plan is used up. */
  readonly used_up_told_at: MomentOrNull;
}

/** The tokens of one Zalo app. */
export interface ZaloOaTokenTable {
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
export interface ZaloOaTakeoverTable {
  readonly user_id: string;
  readonly quiet_until: Moment;
}
