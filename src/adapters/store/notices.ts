import { type Kysely, sql } from "kysely";

import type { Notices } from "../../conversation/ports.ts";
import type { ChannelId } from "../../messages/address.ts";
import type { Means } from "../../outbox/choose-way.ts";
import type { MadeNotice, NoticePerson } from "../../reminders/broadcast.ts";
import { openPlaces } from "./broadcast-people.ts";
import { channelLoad } from "./channel-load.ts";
import type { Schema } from "./schema.ts";
import { contactsOf } from "./unit-snapshots.ts";

/** How many of the last broadcasts a coordinator is shown. */
const SHOWN = 5;

/** What a coordinator's conversation knows of broadcasts: the officers they can be for, and the last that were made. */
export async function noticesOf(
  db: Kysely<Schema>,
  campaign: string,
  given: {
    readonly deliveredByRow: ReadonlySet<ChannelId>;
    readonly means: Omit<Means, "load" | "now">;
    readonly timeZone: string;
  },
  now: Temporal.Instant,
): Promise<Notices> {
  const [people, made, load] = await Promise.all([
    noticePeople(db, given.deliveredByRow),
    madeNotices(db, campaign),
    channelLoad(db, given.timeZone, now),
  ]);
  return { people, means: { ...given.means, load }, made };
}

async function noticePeople(db: Kysely<Schema>, deliveredByRow: ReadonlySet<ChannelId>): Promise<NoticePerson[]> {
  const people = await contactsOf(db, sql`m.role = 'officer'`, deliveredByRow);
  return people.map(({ unit, ...places }) => ({ unit, ...openPlaces(places) }));
}

/** Reads the present state of what is still under way out of the outbox, so that a list never lags behind. */
async function madeNotices(db: Kysely<Schema>, campaign: string): Promise<MadeNotice[]> {
  const { rows } = await sql<MadeRow>`
    with made as (
      select id, content, state, due_at from broadcasts where campaign = ${campaign} order by id desc limit ${SHOWN}
    ), people as (
      select p.broadcast_id, p.member_id, case
        when p.state <> 'queued' or o.state in ('pending', 'sending') then p.state
        when o.state in ('sent', 'unknown') then o.state
        when o.state = 'recipient_gone' then 'blocked' else 'failed' end as state
      from broadcast_people p left join outbox o on o.id = p.outbox_id
      where p.broadcast_id in (select id from made)
    )
    select m.id, m.content, m.state, m.due_at, coalesce((
      select jsonb_object_agg(state, count) from (
        select state, count(*) as count from people where broadcast_id = m.id group by state) s
    ), '{}') as people, coalesce((
      select jsonb_agg(jsonb_build_object('unit', x.unit, 'name', x.name, 'state', p.state) order by x.unit, x.id)
      from people p join members x on x.id = p.member_id
      where p.broadcast_id = m.id and p.state in ('blocked', 'failed', 'unknown')
    ), '[]') as unreached
    from made m order by m.id desc`.execute(db);
  return rows.map(({ id, content, due_at, ...row }) => ({
    ...row,
    id: String(id),
    text: content,
    dueAt: due_at.toString(),
  }));
}

interface MadeRow extends Pick<MadeNotice, "state" | "people" | "unreached"> {
  readonly id: number;
  readonly content: string;
  readonly due_at: Temporal.Instant;
}
