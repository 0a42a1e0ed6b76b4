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
];

/** How many messages a metered channel carried in a month. */
export const zalo: Migration = { up };
