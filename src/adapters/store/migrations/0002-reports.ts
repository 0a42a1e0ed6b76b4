import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table members (
    id bigint generated always as identity primary key,
    unit text not null,
    role text not null check (role in ('officer', 'approver', 'coordinator')),
    name text,
    created_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create index members_of_unit on members (unit) where ended_at is null`,
  `alter table conversations add column member_id bigint references members`,
  `create index conversations_of_member on conversations (member_id) where member_id is not null`,
  `create table invitations (
    id bigint generated always as identity primary key,
    code_hash text not null unique,
    unit text not null,
    role text not null check (role in ('officer', 'approver', 'coordinator')),
    replaces bigint references members,
    issued_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by bigint references members,
    revoked_at timestamptz
  )`,
  `create table wrong_codes (
    id bigint generated always as identity primary key,
    conversation_id bigint not null references conversations,
    at timestamptz not null
  )`,
  `create index wrong_codes_of_conversation on wrong_codes (conversation_id, at)`,
  `create table drafts (
    id bigint generated always as identity primary key,
    campaign text not null,
    unit text not null,
    form text not null,
    period text not null,
    version integer not null,
    content jsonb not null,
    updated_at timestamptz not null,
    unique (campaign, unit, form, period)
  )`,
  `create table draft_log (
    id bigint generated always as identity primary key,
    campaign text not null,
    unit text not null,
    revision integer not null,
    at timestamptz not null,
    member_id bigint references members,
    entry jsonb not null
  )`,
  `create index draft_log_of_unit on draft_log (campaign, unit, id)`,
  `create table reports (
    id bigint generated always as identity primary key,
    campaign text not null,
    unit text not null,
    form text not null,
    form_version integer not null,
    period text not null,
    revision integer not null,
    cause text not null,
    receipt text not null unique,
    answers jsonb not null,
    exceptions jsonb not null,
    submitted_by bigint references members,
    approved_by bigint references members,
    submitted_at timestamptz not null,
    timeliness text not null check (timeliness in ('on_time', 'to_be_judged', 'late')),
    state text not null default 'submitted' check (state in ('submitted', 'returned', 'accepted')),
    official_number text,
    official_date date,
    official_received_at timestamptz,
    unique (campaign, unit, form, period, revision)
  )`,
  `create view report_answers as
    select r.campaign, r.unit, r.form, r.period, r.revision, r.receipt, r.state, r.timeliness,
      a.key as field, a.value -> 'value' as value, a.value ->> 'raw' as raw,
      a.value ->> 'by' as answered_by, (a.value ->> 'at')::timestamptz as answered_at
    from reports r, jsonb_each(r.answers) as a`,
  `create view newest_reports as
    select distinct on (campaign, unit, form, period) * from reports order by campaign, unit, form, period, revision desc`,
  `create table forwardings (
    report_id bigint primary key references reports,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'done', 'dead')),
    attempts integer not null default 0,
    due_at timestamptz not null,
    lease_owner text,
    lease_until timestamptz,
    outcome text,
    settled_at timestamptz
  )`,
  `create index forwardings_unsettled on forwardings (due_at) where state in ('waiting', 'sending')`,
  `create table difficulties (
    id bigint generated always as identity primary key,
    campaign text not null,
    code text not null unique,
    unit text not null,
    member_id bigint references members,
    topic text not null,
    content text not null,
    routed_to text not null,
    raised_at timestamptz not null,
    answer text,
    answered_by text,
    answered_at timestamptz
  )`,
  `create table api_tokens (
    id bigint generated always as identity primary key,
    token_hash text not null unique,
    label text not null,
    created_at timestamptz not null,
    revoked_at timestamptz
  )`,
  `create table api_requests (
    idempotency_key text primary key,
    token_id bigint not null references api_tokens,
    body_hash text not null,
    receipt text not null,
    at timestamptz not null
  )`,
];

/** Members of units, invitations, drafts, reports that were handed in, their forwarding, difficulties, and tokens of the HTTP API. */
export const reports: Migration = { up };
