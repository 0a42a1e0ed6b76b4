import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import { type ChannelLoad, type Choice, whyClosed, withOneMore } from "../../outbox/choose-way.ts";
import type { Contact } from "../../reminders/ports.ts";
import type { Schema } from "./schema.ts";
import { conversationOf } from "./template-places.ts";
import { contactsOf } from "./unit-snapshots.ts";

/** The ways to somebody for a broadcast. */
export type ChooseOne = (
  person: Pick<Contact, "conversations" | "templates">,
  reply: Reply,
  load: ChannelLoad,
) => Choice;

/** Where notices may go: who switched them off everywhere gets none by any other way either. */
export function openPlaces({ conversations, templates }: Pick<Contact, "conversations" | "templates">) {
  const isMuted = conversations.length > 0 && conversations.every(({ muted }) => muted);
  return { conversations: conversations.filter(({ muted }) => !muted), templates: isMuted ? [] : templates, isMuted };
}

/** Takes over what became of the messages of a broadcast that have ended; whom no way was open to after all waits for the next one. */
export async function readOutcomes(trx: Kysely<Schema>, broadcast: number): Promise<void> {
  await sql`
    update broadcast_people p set why = o.why, state = case o.state
      when 'sent' then 'sent' when 'unknown' then 'unknown' when 'recipient_gone' then 'blocked'
      when 'outside_window' then 'waiting' when 'quota_exhausted' then 'waiting' else 'failed' end
    from outbox o
    where p.broadcast_id = ${broadcast} and p.outbox_id = o.id and p.state = 'queued'
      and o.state not in ('pending', 'sending')`.execute(trx);
}

/** How many people of a broadcast stand where; "unreachable" are those whom nobody could have written to. */
export async function countsOf(trx: Kysely<Schema>, broadcast: number): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select case when state = 'blocked' and outbox_id is null then 'unreachable' else state end as state,
      count(*)::bigint as count
    from broadcast_people where broadcast_id = ${broadcast} group by 1`.execute(trx);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** How many messages of a broadcast could go out now. */
export async function dueOf(trx: Kysely<Schema>, broadcast: number, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::bigint as count from broadcast_people p join outbox o on o.id = p.outbox_id
    where p.broadcast_id = ${broadcast} and p.state = 'queued' and o.state = 'pending' and o.due_at <= ${now.toString()}`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

/** Writes to so many of those who wait; whoever left or switched notices off meanwhile is not written to. */
export async function writeNext(
  trx: Kysely<Schema>,
  given: {
    readonly broadcast: number;
    readonly reply: Reply;
    readonly most: number;
    readonly choose: ChooseOne;
    readonly load: ChannelLoad;
    readonly deliveredByRow: ReadonlySet<ChannelId>;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const { broadcast, reply, most, choose, deliveredByRow, now } = given;
  const { rows } = await sql<{ member_id: number; tried: readonly (number | string)[] }>`
    select member_id, tried from broadcast_people where broadcast_id = ${broadcast} and state = 'waiting'
    order by member_id limit ${most}`.execute(trx);
  const members = rows.map(({ member_id }) => member_id);
  const people = await contactsOf(trx, sql`m.id = any(${members}::bigint[])`, deliveredByRow);
  const byMember = new Map(people.map((person) => [Number(person.id), person]));
  const at = now.toString();
  let { load } = given;
  const looked: Looked[] = [];
  for (const { member_id: member, tried } of rows) {
    const person = openPlaces(byMember.get(member) ?? { conversations: [], templates: [] });
    const choice = choose(person, reply, load);
    const way = choice.ways.find(({ conversation }) => !tried.map(String).includes(conversation));
    const otherwise = person.isMuted ? "muted" : tried.length > 0 ? "failed" : "blocked";
    if (way) load = withOneMore(load, way);
    looked.push({
      member,
      conversation: way ? await conversationOf(trx, way.conversation, at) : null,
      state: way ? "queued" : otherwise,
      why: way ? null : whyClosed(choice),
      way: way?.reason ?? null,
      price: way?.price ?? null,
    });
  }
  const byRow = [...deliveredByRow];
  await sql`
    with looked as (
      select * from json_to_recordset(${JSON.stringify(looked)}::json)
        as p(member bigint, conversation bigint, state text, why text, way text, price numeric)
    ), said as (
      insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
      select c.id, null, ${JSON.stringify(reply)}::jsonb,
        case when c.channel = any(${byRow}::text[]) then 'sent' else 'pending' end, ${at}, ${at},
        case when c.channel = any(${byRow}::text[]) then ${at}::timestamptz end
      from looked join conversations c on c.id = looked.conversation order by looked.member
      returning id, conversation_id
    )
    update broadcast_people p set state = looked.state, outbox_id = coalesce(said.id, p.outbox_id),
      why = coalesce(looked.why, p.why), way = coalesce(looked.way, p.way), price = coalesce(looked.price, p.price),
      tried = case when looked.conversation is null then p.tried else array_append(p.tried, looked.conversation) end
    from looked left join said on said.conversation_id = looked.conversation
    where p.broadcast_id = ${broadcast} and p.member_id = looked.member`.execute(trx);
}

/** What a batch writes of one person. */
interface Looked {
  readonly member: number;
  readonly conversation: number | null;
  readonly state: string;
  readonly why: string | null;
  readonly way: string | null;
  /** In đồng; null where it is not known. */
  readonly price: number | null;
}

/** Takes back what has not gone out of a broadcast that was ended early; it is over once nothing is in flight any more. */
export async function takeBack(
  trx: Kysely<Schema>,
  broadcast: number,
  state: string,
  now: Temporal.Instant,
): Promise<void> {
  const at = now.toString();
  await sql`
    update outbox o set state = 'expired', why = ${state}, settled_at = ${at}
    from broadcast_people p
    where p.broadcast_id = ${broadcast} and p.outbox_id = o.id and p.state = 'queued' and o.state = 'pending'`.execute(
    trx,
  );
  await sql`
    update broadcast_people p set state = 'withdrawn', why = ${state}
    where p.broadcast_id = ${broadcast} and p.state = 'queued' and exists (
      select from outbox o where o.id = p.outbox_id and o.state = 'expired' and o.why = ${state})`.execute(trx);
  await readOutcomes(trx, broadcast);
  await sql`
    update broadcast_people set state = 'withdrawn', why = ${state}
    where broadcast_id = ${broadcast} and state = 'waiting'`.execute(trx);
  await sql`
    update broadcasts set ended_at = ${at} where id = ${broadcast} and not exists (
      select from broadcast_people where broadcast_id = ${broadcast} and state = 'queued')`.execute(trx);
}
