import { type Kysely, sql } from "kysely";

import type { Inbox } from "../../conversation/ports.ts";
import type { Schema } from "./schema.ts";

/** The inbox: the conversation is found or made and the event kept in one statement; a repeated event touches nothing. */
export function createInbox(db: Kysely<Schema>): Inbox {
  return {
    async accept(event, now) {
      const at = now.toString();
      const { rows } = await sql`
        with known as (
          select 1 from inbox where channel = ${event.channel} and event_key = ${event.eventKey}
        ), found as (
          insert into conversations (channel, address, created_at, heard_at)
          select ${event.channel}, ${event.conversation}, ${at}, ${at} where not exists (select from known)
          on conflict (channel, address) do update set heard_at = excluded.heard_at, forgotten_at = null
          returning id
        )
        insert into inbox (channel, event_key, conversation_id, happening, happened_at, received_at)
        select ${event.channel}, ${event.eventKey}, id, ${JSON.stringify(event.happening)}::jsonb, ${event.at.toString()}, ${at}
        from found
        on conflict (channel, event_key) do nothing
        returning id`.execute(db);
      return rows.length > 0 ? "accepted" : "repeated";
    },
  };
}
