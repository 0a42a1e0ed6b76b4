import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const ROLES = "('officer', 'approver', 'coordinator', 'partner')";

const STATEMENTS = [
  `alter table members drop constraint members_role_check, add constraint members_role_check check (role in ${ROLES})`,
  `alter table invitations drop constraint invitations_role_check,
    add constraint invitations_role_check check (role in ${ROLES})`,
  `alter table reports add column returned jsonb`,
  `create or replace view newest_reports as
    select distinct on (campaign, unit, form, period) * from reports order by campaign, unit, form, period, revision desc`,
  `create table deadline_extensions (
    id bigint generated always as identity primary key,
    campaign text not null,
    unit text not null,
    until date not null,
    reason text not null,
    given_by text not null,
    at timestamptz not null
  )`,
  `create index deadline_extensions_of_unit on deadline_extensions (campaign, unit, id)`,
  `create table report_comments (
    id bigint generated always as identity primary key,
    report_id bigint not null references reports on delete cascade,
    content text not null,
    written_by text not null,
    at timestamptz not null
  )`,
  `create index report_comments_of_report on report_comments (report_id, id)`,
];

/** Partners, reports that are returned field by field, later deadlines of single units, and comments beside reports. */
export const decisions: Migration = { up };
