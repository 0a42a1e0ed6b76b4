import type { ColumnType, Generated } from "kysely";

/** A moment: read as an instant, written as ISO 8601 text. */
type Moment = ColumnType<Temporal.Instant, string, string>;
type MomentOrNull = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
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

/** The tables of the store. */
export interface Schema {
  readonly conversations: ConversationTable;
  readonly inbox: InboxTable;
  readonly outbox: OutboxTable;
  readonly unanswered: UnansweredTable;
}
