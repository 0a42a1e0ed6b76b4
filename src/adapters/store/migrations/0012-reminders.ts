import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table members add column wants_reminders boolean not null default false`,
  `create table reminders (
    id bigint generated always as identity primary key,
    campaign text not null,
    unit text not null,
    deadline date not null,
    step text not null,
    member_id bigint references members,
    recipient text not null,
    state text not null check (state in ('queued', 'sent', 'unknown', 'blocked', 'failed', 'muted', 'withdrawn', 'not_due',
      'nobody_bound', 'nobody_reached')),
    why text,
    conversation_id bigint references conversations,
    outbox_id bigint references outbox,
    tried bigint[] not null default '{}',
    unknowns integer not null default 0,
    claimed_at timestamptz not null,
    settled_at timestamptz,
    told_on date,
    unique (campaign, unit, deadline, step, recipient)
  )`,
  `create index reminders_queued on reminders (outbox_id) where state = 'queued'`,
  `create index reminders_untold on reminders (campaign, id) where told_on is null and state <> 'not_due'`,
  `create table reminder_snoozes (
    id bigint generated always as identity primary key,
    campaign text not null,
    unit text not null,
    member_id bigint not null references members,
    due_at timestamptz not null,
    done_at timestamptz,
    unique (campaign, member_id, due_at)
  )`,
  `create index reminder_snoozes_waiting on reminder_snoozes (due_at) where done_at is null`,
  `create table reminder_runs (campaign text primary key, ran_at timestamptz not null)`,
  `create table broadcasts (
    id bigint generated always as identity primary key,
    campaign text not null,
    recipients text[] not null,
    content text not null,
    link text,
    state text not null check (state in ('scheduled', 'sending', 'done', 'cancelled', 'stopped')),
    due_at timestamptz not null,
    created_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create index broadcasts_open on broadcasts (due_at) where state in ('scheduled', 'sending')`,
  `create table broadcast_people (
    broadcast_id bigint not null references broadcasts,
    member_id bigint not null references members,
    state text not null check (state in ('waiting', 'queued', 'sent', 'unknown', 'blocked', 'failed', 'muted', 'withdrawn')),
    outbox_id bigint references outbox,
    why text,
    primary key (broadcast_id, member_id)
  )`,
  `create function withdraw_reminders() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('reminder ' || new.campaign || ' ' || new.unit, 0));
      update outbox set state = 'expired', why = 'handed in meanwhile', settled_at = new.submitted_at
      where state = 'pending' and id in (
        select outbox_id from reminders
        where campaign = new.campaign and unit = new.unit and state = 'queued' and step not like 'notice:%'
      );
      return null;
    end $$`,
  `create trigger report_withdraws_reminders after insert on reports for each row execute function withdraw_reminders()`,
];

/** Reminders with what became of them, those put off by their reader, and when the scheduler last ran, broadcasts with their people; a report that comes in takes back reminders that have not gone out. */
export const reminders: Migration = { up };
