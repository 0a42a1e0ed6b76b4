import { type Kysely, sql } from "kysely";

import type { Inbox, KeptEvent } from "../../conversation/ports.ts";
import { createGather } from "../../kernel/gather.ts";
import { createKnownTurns, type KnownTurns } from "./known-turns.ts";
import type { Schema } from "./schema.ts";
import { isOfOneRow } from "./statement-errors.ts";

/** The most events that are kept by one statement: beyond that a statement gains little more and those in it wait longer. */
export const MOST_ACCEPTED = 32;

interface Came {
  readonly event: KeptEvent;
  readonly now: Temporal.Instant;
}

/**
 * The inbox: the conversations are found or made and the events kept in one statement; a repeated event touches nothing.
 * Rows are locked in one order, so that two such statements never wait for each other.
 */
export function createInbox(db: Kysely<Schema>, known: KnownTurns = createKnownTurns()): Inbox {
  const keep = createGather<Came, "accepted" | "repeated">({
    most: MOST_ACCEPTED,
    isOfOneItem: isOfOneRow,
    async run(came) {
      const { rows } = await sql<KeptRow>`
        with came as (
          select * from json_to_recordset(${JSON.stringify(came.map(asRow))}::json)
            as event(place integer, channel text, address text, event_key text, happening jsonb, at timestamptz, now timestamptz)
          limit ${sql.lit(MOST_ACCEPTED)}
        ), fresh as (
          select * from came
          where (select id from inbox i where i.channel = came.channel and i.event_key = came.event_key) is null
        ), found as (
          insert into conversations (channel, address, created_at, heard_at)
          select channel, address, min(now), max(now) from fresh
          group by channel, address
          order by (select id from conversations c where c.channel = fresh.channel and c.address = fresh.address), channel, address
          on conflict (channel, address) do update set heard_at = excluded.heard_at, forgotten_at = null
          returning id, channel, address
        )
        insert into inbox (channel, event_key, conversation_id, happening, happened_at, received_at)
        select channel, event_key, found.id, happening, at, now
        from fresh join found using (channel, address)
        order by place
        on conflict (channel, event_key) do nothing
        returning id, channel, event_key, conversation_id`.execute(db);
      for (const { id, conversation_id } of rows) known.add(String(id), String(conversation_id));
      const kept = new Set(rows.map(({ channel, event_key }) => keyOf(channel, event_key)));
      return came.map(({ event }) => (kept.delete(keyOf(event.channel, event.eventKey)) ? "accepted" : "repeated"));
    },
  });
  return { accept: (event, now) => keep({ event, now }) };
}

const keyOf = (channel: string, eventKey: string) => `${channel} ${eventKey}`;

const asRow = ({ event, now }: Came, place: number) => ({
  place,
  channel: event.channel,
  address: event.conversation,
  event_key: event.eventKey,
  happening: event.happening,
  at: event.at.toString(),
  now: now.toString(),
});

interface KeptRow {
  readonly id: number;
  readonly channel: string;
  readonly event_key: string;
  readonly conversation_id: number;
}
