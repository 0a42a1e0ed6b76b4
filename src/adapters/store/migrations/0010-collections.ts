import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table collections (
    id bigint generated always as identity primary key,
    campaign text not null,
    district text not null,
    until date,
    set_by text not null,
    at timestamptz not null
  )`,
  `create index collections_of_district on collections (campaign, district, id)`,
];

/** What districts collect from their communes: the newest row of a district stands; no day means that it collects nothing. */
export const collections: Migration = { up };
