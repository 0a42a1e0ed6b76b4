import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table channel_months (
    channel text not null,
    month text not null,
    came_in integer not null default 0,
    went_out integer not null default 0,
    used_up_told_at timestamptz,
    primary key (channel, month)
  )`,
  `create table zalo_oa_tokens (
    app_id text primary key,
    seed_hash text not null,
    refresh_token text not null,
    access_token text,
    expires_at timestamptz,
    lease_owner text,
    lease_until timestamptz,
    dead_at timestamptz
  )`,
  `create table zalo_oa_takeovers (
    user_id text primary key,
    quiet_until timestamptz not null
  )`,
];

/** What a metered channel carried in a month; the tokens of Zalo OA, and where somebody of the office writes by hand. */
export const zalo: Migration = { up };
