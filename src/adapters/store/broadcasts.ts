import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import { type Choice, type Means, whyClosed } from "../../outbox/choose-way.ts";
import { isHopeless } from "../../reminders/broadcast.ts";
import type { Contact } from "../../reminders/ports.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { channelLoad } from "./channel-load.ts";
import type { Schema } from "./schema.ts";
import { conversationOf } from "./template-places.ts";
import { contactsOf } from "./unit-snapshots.ts";

/** A broadcast with what became of it. */
export interface BroadcastRow {
  readonly id: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly link: string | null;
  readonly state: string;
  readonly due_at: string;
  /** How many people stand where: "waiting", "queued", "sent", "unknown", "blocked", "failed", "muted", "withdrawn". */
  readonly people: Readonly<Record<string, number>>;
  /** How many went by which way, by the reason for it, and what that costs in đồng as far as it is known. */
  readonly ways: Readonly<Record<string, number>>;
  readonly dong: number;
  /** How many could not be written to or were not reached, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Somebody a broadcast is for. */
export interface BroadcastPerson {
  readonly unit: string;
  readonly name: string | null;
  readonly member: string;
  /** Where to write, as far as notices are not switched off: conversations, and places for approved texts. */
  readonly conversations: Contact["conversations"];
  readonly templates: Contact["templates"];
  readonly isMuted: boolean;
}

/** The ways to somebody for a broadcast. */
export type ChooseOne = (
  person: Pick<Contact, "conversations" | "templates">,
  reply: Reply,
  load: Means["load"],
) => Choice;

/** Broadcasts of one campaign: one row for each person, so that a stop in the middle neither loses nor doubles anybody. */
export function createBroadcasts(options: {
  readonly db: Kysely<Schema>;
  readonly campaign: string;
  readonly deliveredByRow: ReadonlySet<ChannelId>;
  readonly timeZone: string;
}) {
  const { db, campaign, deliveredByRow, timeZone } = options;

  async function officersOf(trx: Kysely<Schema>, units: readonly string[]): Promise<readonly BroadcastPerson[]> {
    const people = await contactsOf(
      trx,
      sql`m.role = 'officer' and m.unit = any(${[...units]}::text[])`,
      deliveredByRow,
    );
    return people.map(({ id, unit, name, ...places }) => ({ unit, name, member: id, ...open(places) }));
  }

  /** Where notices may go: who switched them off everywhere gets none by any other way either. */
  function open({ conversations, templates }: Pick<Contact, "conversations" | "templates">) {
    const isMuted = conversations.length > 0 && conversations.every(({ muted }) => muted);
    return { conversations: conversations.filter(({ muted }) => !muted), templates: isMuted ? [] : templates, isMuted };
  }

  const entryOf = (done: "made" | "cancelled", id: string): AuditEntry => ({
    by: { kind: "admin" },
    action: `broadcast.${done}`,
    subject: id,
    campaign,
    unit: null,
  });

  return {
    /** The officers of some units, and where to write to them. */
    officers: (units: readonly string[]) => officersOf(db, units),

    /** What channels carried so far. */
    load: (now: Temporal.Instant) => channelLoad(db, timeZone, now),

    async create(
      given: { to: readonly string[]; text: string; link: string | null; dueAt: Temporal.Instant },
      now: Temporal.Instant,
    ): Promise<string> {
      const { to, text, link, dueAt } = given;
      return db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ id: number }>`
          insert into broadcasts (campaign, recipients, content, link, state, due_at, created_at)
          values (${campaign}, ${[...to]}::text[], ${text}, ${link}, 'scheduled', ${dueAt.toString()}, ${now.toString()})
          returning id`.execute(trx);
        const id = String(rows[0]?.id ?? "");
        await appendAudit(
          trx,
          [{ ...entryOf("made", id), after: { to, text, link, due_at: dueAt.toString() } }],
          now.toString(),
        );
        return id;
      });
    },

    async list(): Promise<readonly BroadcastRow[]> {
      const { rows } = await sql<Omit<BroadcastRow, "id" | "dong"> & { id: number; dong: number | string }>`
        select b.id, b.recipients as "to", b.content as text, b.link, b.state, b.due_at::text as due_at, coalesce((
          select jsonb_object_agg(state, count) from (
            select state, count(*) as count from broadcast_people where broadcast_id = b.id group by state) s
        ), '{}') as people, coalesce((
          select jsonb_object_agg(way, count) from (
            select way, count(*) as count from broadcast_people
            where broadcast_id = b.id and way is not null and outbox_id is not null group by way) w
        ), '{}') as ways, coalesce((
          select jsonb_object_agg(why, count) from (
            select why, count(*) as count from broadcast_people
            where broadcast_id = b.id and why is not null and state in ('blocked', 'failed') group by why) r
        ), '{}') as reasons, coalesce((
          select sum(price) from broadcast_people where broadcast_id = b.id and state in ('queued', 'sent', 'unknown')), 0) as dong
        from broadcasts b where b.campaign = ${campaign} order by b.id desc`.execute(db);
      return rows.map(({ id, dong, ...row }) => ({ ...row, id: String(id), dong: Number(dong) }));
    },

    /** Ends a broadcast that is not over; what has not gone out is taken back. Gives whether there was one. */
    async cancel(id: string, now: Temporal.Instant): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        const isEnded = await end(trx, Number(id), "cancelled", now);
        if (isEnded) await appendAudit(trx, [entryOf("cancelled", id)], now.toString());
        return isEnded;
      });
    },

    /** The broadcasts that are due or under way. */
    async open(
      now: Temporal.Instant,
    ): Promise<readonly { id: string; to: readonly string[]; text: string; link: string | null; isNew: boolean }[]> {
      const { rows } = await sql<{ id: number; to: string[]; text: string; link: string | null; state: string }>`
        select id, recipients as "to", content as text, link, state from broadcasts
        where campaign = ${campaign} and (state = 'sending' or (state = 'scheduled' and due_at <= ${now.toString()}))
        order by id`.execute(db);
      return rows.map(({ id, state, ...row }) => ({ ...row, id: String(id), isNew: state === "scheduled" }));
    },

    /** Writes down everybody a due broadcast is for, once. */
    async begin(id: string, units: readonly string[]): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql`
          update broadcasts set state = 'sending' where id = ${Number(id)} and state = 'scheduled' returning id`.execute(
          trx,
        );
        if (rows.length === 0) return;
        for (const { member, conversations, templates, isMuted } of await officersOf(trx, units)) {
          const state = conversations.length + templates.length > 0 ? "waiting" : isMuted ? "muted" : "blocked";
          await sql`
            insert into broadcast_people (broadcast_id, member_id, state)
            values (${Number(id)}, ${Number(member)}, ${state}) on conflict do nothing`.execute(trx);
        }
      });
    },

    /** Writes to the next people of a broadcast, reads what became of the others, and ends it when nobody is left or too much went wrong. */
    async goOn(id: string, reply: Reply, most: number, choose: ChooseOne, now: Temporal.Instant): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const held = await sql`
          select id from broadcasts where id = ${Number(id)} and state = 'sending' for update`.execute(trx);
        if (held.rows.length === 0) return;
        await readOutcomes(trx, Number(id));
        const counts = await countsOf(trx, Number(id));
        if (isHopeless({ sent: counts["sent"] ?? 0, failed: (counts["failed"] ?? 0) + (counts["blocked"] ?? 0) })) {
          await end(trx, Number(id), "stopped", now);
          return;
        }
        const written = await writeNext(trx, Number(id), reply, most, choose, now);
        if (written === 0 && !counts["waiting"] && !counts["queued"])
          await sql`update broadcasts set state = 'done', ended_at = ${now.toString()} where id = ${Number(id)}`.execute(
            trx,
          );
      });
    },
  };

  /** What no way was open to after all is tried by the next one. */
  async function readOutcomes(trx: Kysely<Schema>, id: number): Promise<void> {
    await sql`
      update broadcast_people p set why = o.why, state = case o.state
        when 'sent' then 'sent' when 'unknown' then 'unknown' when 'recipient_gone' then 'blocked'
        when 'outside_window' then 'waiting' when 'quota_exhausted' then 'waiting' else 'failed' end
      from outbox o
      where p.broadcast_id = ${id} and p.outbox_id = o.id and p.state = 'queued' and o.state not in ('pending', 'sending')`.execute(
      trx,
    );
  }

  async function countsOf(trx: Kysely<Schema>, id: number): Promise<Readonly<Record<string, number>>> {
    const { rows } = await sql<{ state: string; count: number }>`
      select state, count(*)::bigint as count from broadcast_people where broadcast_id = ${id} group by state`.execute(
      trx,
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** Whoever left or switched notices off meanwhile is not written to. */
  async function writeNext(
    trx: Kysely<Schema>,
    id: number,
    reply: Reply,
    most: number,
    choose: ChooseOne,
    now: Temporal.Instant,
  ): Promise<number> {
    const { rows } = await sql<{ member_id: number; tried: readonly (number | string)[] }>`
      select member_id, tried from broadcast_people where broadcast_id = ${id} and state = 'waiting'
      order by member_id limit ${most}`.execute(trx);
    const members = rows.map(({ member_id }) => member_id);
    const people = await contactsOf(trx, sql`m.id = any(${members}::bigint[])`, deliveredByRow);
    const at = now.toString();
    const byRow = [...deliveredByRow];
    for (const { member_id: member, tried } of rows) {
      const person = open(people.find((one) => Number(one.id) === member) ?? { conversations: [], templates: [] });
      const choice = choose(person, reply, await channelLoad(trx, timeZone, now));
      const way = choice.ways.find(({ conversation }) => !tried.map(String).includes(conversation));
      if (!way) {
        const state = person.isMuted ? "muted" : tried.length > 0 ? "failed" : "blocked";
        await sql`
          update broadcast_people set state = ${state}, why = coalesce(${whyClosed(choice)}, why)
          where broadcast_id = ${id} and member_id = ${member}`.execute(trx);
        continue;
      }
      const to = await conversationOf(trx, way.conversation, at);
      await sql`
        with said as (
          insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
          select id, null, ${JSON.stringify(reply)}::jsonb,
            case when channel = any(${byRow}::text[]) then 'sent' else 'pending' end, ${at}, ${at},
            case when channel = any(${byRow}::text[]) then ${at}::timestamptz end
          from conversations where id = ${to} returning id
        )
        update broadcast_people set state = 'queued', outbox_id = said.id, way = ${way.reason}, price = ${way.price},
          tried = array_append(tried, ${to}::bigint) from said
        where broadcast_id = ${id} and member_id = ${member}`.execute(trx);
    }
    return members.length;
  }

  async function end(trx: Kysely<Schema>, id: number, state: string, now: Temporal.Instant): Promise<boolean> {
    const { rows } = await sql`
      update broadcasts set state = ${state}, ended_at = ${now.toString()}
      where id = ${id} and campaign = ${campaign} and state in ('scheduled', 'sending') returning id`.execute(trx);
    if (rows.length === 0) return false;
    await sql`
      update outbox o set state = 'expired', why = ${state}, settled_at = ${now.toString()}
      from broadcast_people p
      where p.broadcast_id = ${id} and p.outbox_id = o.id and p.state = 'queued' and o.state = 'pending'`.execute(trx);
    await sql`
      update broadcast_people p set state = 'withdrawn', why = ${state}
      where p.broadcast_id = ${id} and (p.state = 'waiting' or exists (
        select from outbox o where o.id = p.outbox_id and o.state = 'expired' and o.why = ${state}))`.execute(trx);
    return true;
  }
}

/** Broadcasts in the store. */
export type Broadcasts = ReturnType<typeof createBroadcasts>;
