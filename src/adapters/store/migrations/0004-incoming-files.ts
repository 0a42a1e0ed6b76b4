import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table files
    alter column bytes drop not null,
    add column size bigint,
    add column channel text,
    add column handle text,
    add column state text not null default 'here' check (state in ('waiting', 'here', 'refused')),
    add column attempts integer not null default 0,
    add column due_at timestamptz,
    add column why text,
    add check (state <> 'here' or bytes is not null),
    add check (state <> 'waiting' or (channel is not null and handle is not null and due_at is not null))`,
  `create index files_waiting on files (due_at) where state = 'waiting'`,
  `create index files_of_unit on files (unit)`,
  `alter table reports add column official_file text references files`,
  `create index reports_of_official_file on reports (official_file) where official_file is not null`,
  `create or replace view newest_reports as
    select distinct on (campaign, unit, form, period) * from reports order by campaign, unit, form, period, revision desc`,
  `create table upload_links (
    token_hash text primary key,
    conversation_id bigint not null references conversations,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index upload_links_of_conversation on upload_links (conversation_id)`,
  `create table uploads (
    id text primary key,
    bytes bytea not null,
    kept_at timestamptz not null
  )`,
];

/** Files whose bytes are still with their channel, the signed report of a revision, and pages that take a file. */
export const incomingFiles: Migration = { up };
