import { type Kysely, sql } from "kysely";

import type { Schema } from "./schema.ts";

/** Begins the name of a place that is no conversation yet. */
const NEW = "to:";

/** The number of a conversation; a place for approved texts becomes one when it is first written to. */
export async function conversationOf(trx: Kysely<Schema>, place: string, at: string): Promise<number> {
  if (!place.startsWith(NEW)) return Number(place);
  const address = place.slice(NEW.length);
  const { rows } = await sql<{ id: number }>`
    insert into conversations (channel, address, created_at, heard_at) values ('zalo-zbs', ${address}, ${at}, ${at})
    on conflict (channel, address) do update set address = excluded.address returning id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("a place for approved texts could not be kept");
  return id;
}

/** Where approved texts reach the member `m`, as JSON: by the OA's number of the person, then by telephone. */
export const templatePlaces = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', coalesce(z.id::text, ${NEW} || place.address), 'by', place.kind) order by place.kind desc, place.address)
  from (
    select distinct 'user' as kind, 'user:' || c.address as address from conversations c
    where c.member_id = m.id and c.channel = 'zalo-oa' and c.reachable and c.forgotten_at is null
    union all
    select 'phone', 'phone:' || m.phone where m.phone is not null
  ) place left join conversations z on z.channel = 'zalo-zbs' and z.address = place.address
  where coalesce(z.reachable, true)
), '[]')`;

/** Takes the address from places whose person left the OA, asked to be deleted or has another telephone, once nothing of theirs waits. */
export async function forgetPlaces(db: Kysely<Schema>): Promise<void> {
  await sql`
    update conversations z set address = 'da-xoa-' || z.id
    where z.channel = 'zalo-zbs' and z.address not like 'da-xoa-%'
      and not exists (select from outbox o where o.conversation_id = z.id and o.settled_at is null)
      and not exists (select from conversations c where c.channel = 'zalo-oa' and 'user:' || c.address = z.address
        and c.member_id is not null and c.forgotten_at is null)
      and not exists (select from members m where m.ended_at is null and 'phone:' || m.phone = z.address)`.execute(db);
}
