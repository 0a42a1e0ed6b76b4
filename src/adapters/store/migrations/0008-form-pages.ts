import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table form_links (
    token_hash text primary key,
    conversation_id bigint not null references conversations,
    member_id bigint not null references members,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table form_sessions (
    session_hash text primary key,
    conversation_id bigint not null references conversations,
    member_id bigint not null references members,
    unit text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    seen_at timestamptz not null,
    section text
  )`,
  `create index form_sessions_of_unit on form_sessions (unit, seen_at)`,
];

/** The report form as a page: the ways to it, and the pages that are open. */
export const formPages: Migration = { up };
