import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/**
 * Every index of a queue is written with every row of it, so each must be worth it. What is unsettled is told by
 * `settled_at`, which changes once, and not by the state, which changes three times. What a conversation carries is written
 * whole and read whole, never looked into.
 */
const STATEMENTS = [
  "drop index inbox_waiting",
  "drop index outbox_pending",
  "drop index outbox_unsettled",
  "drop index outbox_of_turn",
  "update outbox set settled_at = created_at where settled_at is null and state not in ('pending', 'sending')",
  "create index outbox_unsettled on outbox (conversation_id, id) where settled_at is null",
  "alter table conversations alter column state type json using state::json",
];

/** Lighter indexes of the queues. */
export const queueIndexes: Migration = { up };
