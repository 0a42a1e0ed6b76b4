import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  "alter table members add column phone text",
  "alter table outbox add column received_at timestamptz",
  "alter table outbox add column made_up_at timestamptz",
  "create index outbox_not_made_up on outbox (conversation_id) where state = 'quota_exhausted' and made_up_at is null",
  "alter table reminders add column way text, add column price numeric",
  "alter table broadcast_people add column way text, add column price numeric, add column tried bigint[] not null default '{}'",
  `create table template_quotas (
    day text primary key,
    remaining integer not null
  )`,
];

/** Telephone numbers for approved texts, what the platform told of their arrival and of its quota; the way each notice took, and its price. */
export const zaloTemplates: Migration = { up };
