import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import { isHopeless } from "../../reminders/broadcast.ts";
import { appendAudit } from "./audit.ts";
import { cancelEntry, endBroadcast, insertBroadcast } from "./broadcast-writes.ts";
import type { Schema } from "./schema.ts";
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
}

/** Somebody a broadcast is for. */
export interface BroadcastPerson {
  readonly unit: string;
  readonly name: string | null;
  readonly member: string;
  /** Null where nobody may write: no conversation, or notices are switched off. */
  readonly conversation: string | null;
  readonly isMuted: boolean;
}

/** Broadcasts of one campaign: one row for each person, so that a stop in the middle neither loses nor doubles anybody. */
export function createBroadcasts(options: {
  readonly db: Kysely<Schema>;
  readonly campaign: string;
  readonly deliveredByRow: ReadonlySet<ChannelId>;
}) {
  const { db, campaign, deliveredByRow } = options;

  async function officersOf(trx: Kysely<Schema>, units: readonly string[]): Promise<readonly BroadcastPerson[]> {
    const people = await contactsOf(
      trx,
      sql`m.role = 'officer' and m.unit = any(${[...units]}::text[])`,
      deliveredByRow,
    );
    return people.map(({ id, unit, name, conversations }) => ({
      unit,
      name,
      member: id,
      conversation: conversations.find(({ muted }) => !muted)?.id ?? null,
      isMuted: conversations.length > 0 && conversations.every(({ muted }) => muted),
    }));
  }

  return {
    /** The officers of some units, and where to write to them. */
    officers: (units: readonly string[]) => officersOf(db, units),

    async create(
      given: { to: readonly string[]; text: string; link: string | null; dueAt: Temporal.Instant },
      now: Temporal.Instant,
    ): Promise<string> {
      return db.transaction().execute(async (trx) => {
        const asked = { campaign, ...given, by: { kind: "admin" } as const };
        const { id, entry } = await insertBroadcast(trx, asked, now);
        await appendAudit(trx, [entry], now.toString());
        return id;
      });
    },

    async list(): Promise<readonly BroadcastRow[]> {
      const { rows } = await sql<Omit<BroadcastRow, "id"> & { id: number }>`
        select b.id, b.recipients as "to", b.content as text, b.link, b.state, b.due_at::text as due_at, coalesce((
          select jsonb_object_agg(state, count) from (
            select state, count(*) as count from broadcast_people where broadcast_id = b.id group by state) s
        ), '{}') as people
        from broadcasts b where b.campaign = ${campaign} order by b.id desc`.execute(db);
      return rows.map(({ id, ...row }) => ({ ...row, id: String(id) }));
    },

    /** Ends a broadcast that is not over; what has not gone out is taken back. Gives whether there was one. */
    async cancel(id: string, now: Temporal.Instant): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        const isEnded = await endBroadcast(trx, { campaign, id: Number(id), state: "cancelled" }, now);
        if (isEnded) await appendAudit(trx, [cancelEntry(campaign, id, { kind: "admin" })], now.toString());
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
        for (const { member, conversation, isMuted } of await officersOf(trx, units)) {
          const state = conversation ? "waiting" : isMuted ? "muted" : "blocked";
          await sql`
            insert into broadcast_people (broadcast_id, member_id, state)
            values (${Number(id)}, ${Number(member)}, ${state}) on conflict do nothing`.execute(trx);
        }
      });
    },

    /** Writes to the next people of a broadcast, reads what became of the others, and ends it when nobody is left or too much went wrong. */
    async goOn(id: string, reply: Reply, most: number, now: Temporal.Instant): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const held = await sql`
          select id from broadcasts where id = ${Number(id)} and state = 'sending' for update`.execute(trx);
        if (held.rows.length === 0) return;
        await readOutcomes(trx, Number(id));
        const counts = await countsOf(trx, Number(id));
        if (isHopeless({ sent: counts["sent"] ?? 0, failed: (counts["failed"] ?? 0) + (counts["blocked"] ?? 0) })) {
          await endBroadcast(trx, { campaign, id: Number(id), state: "stopped" }, now);
          return;
        }
        const written = await writeNext(trx, Number(id), reply, most, now);
        if (written === 0 && !counts["waiting"] && !counts["queued"])
          await sql`update broadcasts set state = 'done', ended_at = ${now.toString()} where id = ${Number(id)}`.execute(
            trx,
          );
      });
    },
  };

  async function readOutcomes(trx: Kysely<Schema>, id: number): Promise<void> {
    await sql`
      update broadcast_people p set why = o.why, state = case o.state
        when 'sent' then 'sent' when 'unknown' then 'unknown' when 'recipient_gone' then 'blocked' else 'failed' end
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
    now: Temporal.Instant,
  ): Promise<number> {
    const { rows } = await sql<{ member_id: number }>`
      select member_id from broadcast_people where broadcast_id = ${id} and state = 'waiting'
      order by member_id limit ${most}`.execute(trx);
    const members = rows.map(({ member_id }) => member_id);
    const people = await contactsOf(trx, sql`m.id = any(${members}::bigint[])`, deliveredByRow);
    const at = now.toString();
    const byRow = [...deliveredByRow];
    for (const member of members) {
      const conversations = people.find((one) => Number(one.id) === member)?.conversations ?? [];
      const to = conversations.find(({ muted }) => !muted);
      if (!to) {
        const state = conversations.length > 0 ? "muted" : "blocked";
        await sql`
          update broadcast_people set state = ${state} where broadcast_id = ${id} and member_id = ${member}`.execute(
          trx,
        );
        continue;
      }
      await sql`
        with said as (
          insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
          select id, null, ${JSON.stringify(reply)}::jsonb,
            case when channel = any(${byRow}::text[]) then 'sent' else 'pending' end, ${at}, ${at},
            case when channel = any(${byRow}::text[]) then ${at}::timestamptz end
          from conversations where id = ${Number(to.id)} returning id
        )
        update broadcast_people set state = 'queued', outbox_id = said.id from said
        where broadcast_id = ${id} and member_id = ${member}`.execute(trx);
    }
    return members.length;
  }
}

/** Broadcasts in the store. */
export type Broadcasts = ReturnType<typeof createBroadcasts>;
