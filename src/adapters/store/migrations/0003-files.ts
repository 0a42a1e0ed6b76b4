import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table links (
    token_hash text primary key,
    file text not null,
    name text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table files (
    id text primary key,
    unit text not null,
    member_id bigint references members,
    name text not null,
    type text not null,
    bytes bytea not null,
    received_at timestamptz not null
  )`,
];

/** Links that open once, and files that officers sent. */
export const files: Migration = { up };
