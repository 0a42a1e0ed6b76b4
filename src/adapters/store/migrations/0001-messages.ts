import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table conversations (
    id bigint generated always as identity primary key,
    channel text not null,
    address text not null,
    state jsonb,
    muted boolean not null default false,
    reachable boolean not null default true,
    forgotten_at timestamptz,
    lease_owner text,
    lease_until timestamptz,
    created_at timestamptz not null,
    heard_at timestamptz not null,
    unique (channel, address)
  )`,
  `create table inbox (
    id bigint generated always as identity primary key,
    channel text not null,
    event_key text not null,
    conversation_id bigint not null references conversations,
    happening jsonb,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    status text not null default 'waiting' check (status in ('waiting', 'done')),
    attempts integer not null default 0,
    error_code text,
    done_at timestamptz,
    unique (channel, event_key)
  )`,
  `create index inbox_waiting on inbox (id) where status = 'waiting'`,
  `create index inbox_waiting_of_conversation on inbox (conversation_id, id) where status = 'waiting'`,
  `create index inbox_of_conversation on inbox (conversation_id, id)`,
  `create table outbox (
    id bigint generated always as identity primary key,
    conversation_id bigint not null references conversations,
    in_reply_to bigint references inbox,
    reply jsonb,
    state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'unknown', 'recipient_gone',
      'outside_window', 'quota_exhausted', 'rejected', 'expired')),
    parts_sent integer not null default 0,
    attempts integer not null default 0,
    due_at timestamptz not null,
    lease_owner text,
    lease_until timestamptz,
    provider_id text,
    why text,
    created_at timestamptz not null,
    settled_at timestamptz
  )`,
  `create index outbox_pending on outbox (id) where state = 'pending'`,
  `create index outbox_unsettled on outbox (conversation_id, id) where state in ('pending', 'sending')`,
  `create index outbox_of_conversation on outbox (conversation_id, id)`,
  `create index outbox_of_turn on outbox (in_reply_to)`,
  `create table unanswered (
    id bigint generated always as identity primary key,
    asked_on date not null,
    question text not null,
    unit_kind text,
    reason text not null
  )`,
  `create function announce_reply() returns trigger language plpgsql as $$
    begin
      perform pg_notify('reply', (select left(channel || ' ' || address, 1000) from conversations where id = new.conversation_id));
      return null;
    end $$`,
  `create trigger reply_announced after insert on outbox for each row when (new.state = 'sent') execute function announce_reply()`,
];

/** Conversations, and the inbox and outbox as their queues. */
export const messages: Migration = { up };
