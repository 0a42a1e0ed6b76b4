import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

import { auditHash, NO_HASH } from "../audit-hash.ts";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Names the lock under which rows are chained; any number that nothing else uses. */
const LOCK = 20231210;

const STATEMENTS = [
  `create table audit_log (
    sequence bigint primary key,
    at timestamptz not null,
    member_id bigint,
    role text not null,
    action text not null,
    subject text not null,
    campaign text,
    unit text,
    before jsonb,
    after jsonb,
    previous text not null,
    hash text not null
  )`,
  `create index audit_log_of_unit on audit_log (campaign, unit, sequence)`,
  `create index audit_log_at on audit_log (at)`,
  `create function chain_audit() returns trigger language plpgsql as $$
    declare head record;
    begin
      perform pg_advisory_xact_lock(${LOCK});
      select sequence, hash into head from audit_log order by sequence desc limit 1;
      new.sequence := coalesce(head.sequence, 0) + 1;
      new.previous := coalesce(head.hash, '${NO_HASH}');
      new.role := coalesce(new.role, (select role from members where id = new.member_id), 'member');
      new.hash := ${auditHash("new")};
      return new;
    end $$`,
  `create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit log is only ever added to';
    end $$`,
  `create trigger audit_chained before insert on audit_log for each row execute function chain_audit()`,
  `create trigger audit_kept before update or delete on audit_log for each row execute function refuse_audit_change()`,
  `create trigger audit_not_emptied before truncate on audit_log for each statement execute function refuse_audit_change()`,
  `insert into audit_log (at, member_id, action, subject, campaign, unit, after)
    select at, member_id, 'draft.' || (entry ->> 'did'), unit, campaign, unit,
      jsonb_build_object('revision', revision, 'entry', entry)
    from draft_log order by id`,
  `drop table draft_log`,
  `create view draft_log as
    select sequence as id, campaign, unit, (after ->> 'revision')::integer as revision, at, member_id, after -> 'entry' as entry
    from audit_log where after ? 'entry'`,
];

/** The log of every change, only ever added to, each row chained to the one before it; the log of drafts becomes a part of it. */
export const audit: Migration = { up };
