import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import { isHopeless } from "../../reminders/broadcast.ts";
import type { Contact } from "../../reminders/ports.ts";
import { appendAudit } from "./audit.ts";
import { type ChooseOne, countsOf, dueOf, openPlaces, readOutcomes, takeBack, writeNext } from "./broadcast-people.ts";
import { cancelEntry, endBroadcast, insertBroadcast } from "./broadcast-writes.ts";
import { channelLoad } from "./channel-load.ts";
import type { Schema } from "./schema.ts";
import { contactsOf } from "./unit-snapshots.ts";

/** How many messages of one broadcast are under way at most, those included that failed and are tried again later. */
const MOST_UNDER_WAY = 1000;

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
    return people.map(({ id, unit, name, ...places }) => ({ unit, name, member: id, ...openPlaces(places) }));
  }

  return {
    /** The officers of some units, and where to write to them. */
    officers: (units: readonly string[]) => officersOf(db, units),

    /** What channels carried so far. */
    load: (now: Temporal.Instant) => channelLoad(db, timeZone, now),

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
        const people = (await officersOf(trx, units)).map(({ member, conversations, templates, isMuted }) => ({
          member: Number(member),
          state: conversations.length + templates.length > 0 ? "waiting" : isMuted ? "muted" : "blocked",
        }));
        await sql`
          insert into broadcast_people (broadcast_id, member_id, state)
          select ${Number(id)}, member, state
          from json_to_recordset(${JSON.stringify(people)}::json) as p(member bigint, state text) on conflict do nothing`.execute(
          trx,
        );
      });
    },

    /**
     * Reads what became of a broadcast's messages, writes to the next people while fewer than so many wait to be sent, and ends it
     * when nobody is left or too much went wrong.
     */
    async goOn(id: string, reply: Reply, most: number, choose: ChooseOne, now: Temporal.Instant): Promise<void> {
      const broadcast = Number(id);
      await db.transaction().execute(async (trx) => {
        const held = await sql`
          select id from broadcasts where id = ${broadcast} and state = 'sending' for update`.execute(trx);
        if (held.rows.length === 0) return;
        await readOutcomes(trx, broadcast);
        const counts = await countsOf(trx, broadcast);
        const of = (state: string) => counts[state] ?? 0;
        if (isHopeless({ sent: of("sent"), failed: of("failed") + of("blocked") })) {
          await endBroadcast(trx, { campaign, id: broadcast, state: "stopped" }, now);
          return;
        }
        if (of("waiting") + of("queued") === 0) {
          await sql`update broadcasts set state = 'done', ended_at = ${now.toString()} where id = ${broadcast}`.execute(
            trx,
          );
          return;
        }
        const room = Math.min(most - (await dueOf(trx, broadcast, now)), MOST_UNDER_WAY - of("queued"));
        if (room > 0 && of("waiting") > 0) {
          const load = await channelLoad(trx, timeZone, now);
          await writeNext(trx, { broadcast, reply, most: room, choose, load, deliveredByRow, now });
        }
      });
    },

    /** Reads what became of messages that were in flight when their broadcast was ended early; what failed meanwhile is taken back too. */
    async settleEnded(now: Temporal.Instant): Promise<void> {
      const { rows } = await sql<{ id: number; state: string }>`
        select id, state from broadcasts
        where campaign = ${campaign} and state in ('cancelled', 'stopped') and ended_at is null`.execute(db);
      for (const { id, state } of rows)
        await db.transaction().execute(async (trx) => {
          await sql`select id from broadcasts where id = ${id} for update`.execute(trx);
          await takeBack(trx, id, state, now);
        });
    },
  };
}

/** Broadcasts in the store. */
export type Broadcasts = ReturnType<typeof createBroadcasts>;
