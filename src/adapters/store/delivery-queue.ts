import { type Kysely, sql } from "kysely";

import { createGather } from "../../kernel/gather.ts";
import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import type { DeliveryQueue, OutgoingMessage, Settlement } from "../../outbox/ports.ts";
import type { Schema } from "./schema.ts";
import { isOfOneRow } from "./statement-errors.ts";

/** The most messages that one statement takes: only what senders that ask can begin at once. */
export const MOST_TAKEN = 16;
/** The most messages whose end one statement writes. */
export const MOST_SETTLED = 32;

/** A sender that asks; for all of a round the moment of the last one counts. */
interface Asked {
  readonly owner: string;
  readonly now: Temporal.Instant;
  readonly until: Temporal.Instant;
}

interface Settled {
  readonly message: OutgoingMessage;
  readonly settlement: Settlement;
  readonly now: Temporal.Instant;
}

/** The outbox as the queue of deliveries: what several senders ask for or write at about the same time is one statement. */
export function createDeliveryQueue(db: Kysely<Schema>): DeliveryQueue {
  const heldBy = ({ id, owner, attempts }: OutgoingMessage) =>
    db
      .updateTable("outbox")
      .where("id", "=", Number(id))
      .where("state", "=", "sending")
      .where("lease_owner", "=", owner)
      .where("attempts", "=", attempts);
  const claims = new Map<ChannelId, ReturnType<typeof claimOf>>();
  const claimOf = (channel: ChannelId) =>
    createGather<Asked, OutgoingMessage | null>({ most: MOST_TAKEN, run: (asked) => takeNext(db, channel, asked) });
  const settle = createGather<Settled, void>({
    most: MOST_SETTLED,
    isOfOneItem: isOfOneRow,
    async run(settled) {
      await writeEnds(db, settled);
      return settled.map(() => undefined);
    },
  });

  return {
    claim(channel, owner, now, until) {
      const claim = claims.get(channel) ?? claimOf(channel);
      claims.set(channel, claim);
      return claim({ owner, now, until });
    },

    async partSent(message, partsSent, until) {
      const { numUpdatedRows } = await heldBy(message)
        .set({ parts_sent: partsSent, lease_until: until.toString() })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async settle(message, settlement, now) {
      if (settlement.kind === "final" && settlement.state === "recipient_gone")
        await endAll(db, { message, why: settlement.why, now });
      else await settle({ message, settlement, now });
    },

    async abandon(now) {
      const { numUpdatedRows } = await db
        .updateTable("outbox")
        .set({
          state: "unknown",
          settled_at: now.toString(),
          why: "the worker went away while it was in flight",
          lease_owner: null,
          lease_until: null,
        })
        .where("settled_at", "is", null)
        .where("state", "=", "sending")
        .where("lease_until", "<=", now.toString() as never)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

/** The first unsettled message of each conversation, as far as it is due, replies before notices and the oldest first: one for each that asks. */
async function takeNext(
  db: Kysely<Schema>,
  channel: ChannelId,
  asked: readonly Asked[],
): Promise<(OutgoingMessage | null)[]> {
  const { now, until } = asked.at(-1) as Asked;
  const { rows } = await sql<ClaimedRow>`
    with picked as materialized (
      select first.id from (
        select distinct on (conversation_id) conversation_id, id, in_reply_to, state, due_at from outbox
        where settled_at is null order by conversation_id, id
      ) first
      where first.state = 'pending' and first.due_at <= ${now.toString()}
        and (select channel from conversations where id = first.conversation_id) = ${channel}
      order by first.in_reply_to is null, first.id
      limit ${asked.length}
    ), next as (
      select o.id, o.conversation_id from picked join outbox o on o.id = picked.id
      where o.state = 'pending' and o.due_at <= ${now.toString()}
      order by o.id
      for update of o skip locked
    ), given as (
      select *, row_number() over (order by id)::integer as place from next
    )
    update outbox o set
      state = 'sending', attempts = attempts + 1,
      lease_owner = (${asked.map(({ owner }) => owner)}::text[])[given.place], lease_until = ${until.toString()}
    from given join conversations c on c.id = given.conversation_id
    where o.id = given.id
    returning o.id, given.place, c.address, o.reply, o.parts_sent, o.attempts, o.created_at`.execute(db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map(({ owner }, at) => {
    const row = byPlace.get(at + 1);
    return row ? { ...messageOf(row), owner } : null;
  });
}

function messageOf(row: ClaimedRow): Omit<OutgoingMessage, "owner"> {
  return {
    id: String(row.id),
    conversation: row.address,
    reply: row.reply as Reply,
    partsSent: row.parts_sent,
    attempts: row.attempts,
    createdAt: row.created_at,
  };
}

/** Writes how attempts ended, of those that are still held by their owners; a message that lost its words meanwhile is not tried again. */
async function writeEnds(db: Kysely<Schema>, settled: readonly Settled[]): Promise<void> {
  await sql`
    update outbox o set
      state = case when ended.due_at is null then ended.state when o.reply is null then 'expired' else 'pending' end,
      due_at = coalesce(ended.due_at, o.due_at),
      settled_at = case when ended.due_at is null or o.reply is null then ended.now end,
      provider_id = ended.provider_id, why = ended.why, lease_owner = null, lease_until = null
    from (
      select * from json_to_recordset(${JSON.stringify(settled.map(rowOf))}::json) as message(id bigint, owner text, attempts integer,
        state text, due_at timestamptz, now timestamptz, provider_id text, why text)
      limit ${sql.lit(MOST_SETTLED)}
    ) ended
    where o.id = ended.id and o.state = 'sending' and o.lease_owner = ended.owner and o.attempts = ended.attempts`.execute(
    db,
  );
}

/** Whoever is gone gets nothing more, also not what waits. */
async function endAll(
  db: Kysely<Schema>,
  { message, why, now }: { message: OutgoingMessage; why: string | null; now: Temporal.Instant },
): Promise<void> {
  const at = now.toString();
  await sql`
    with ended as (
      update outbox set state = 'recipient_gone', settled_at = ${at}, why = ${why}, provider_id = null, lease_owner = null, lease_until = null
      where id = ${Number(message.id)} and state = 'sending' and lease_owner = ${message.owner} and attempts = ${message.attempts}
      returning conversation_id
    ), unsent as (
      update outbox set state = 'recipient_gone', settled_at = ${at}, why = ${why}
      from ended
      where outbox.conversation_id = ended.conversation_id and outbox.settled_at is null and outbox.state = 'pending'
    )
    update conversations set reachable = false from ended where conversations.id = ended.conversation_id`.execute(db);
}

const rowOf = ({ message, settlement, now }: Settled) => ({
  id: message.id,
  owner: message.owner,
  attempts: message.attempts,
  now: now.toString(),
  why: settlement.why,
  state: settlement.kind === "final" ? settlement.state : null,
  due_at: settlement.kind === "again" ? settlement.dueAt.toString() : null,
  provider_id: settlement.kind === "final" ? settlement.providerId : null,
});

interface ClaimedRow {
  readonly id: number;
  readonly place: number;
  readonly address: string;
  readonly reply: unknown;
  readonly parts_sent: number;
  readonly attempts: number;
  readonly created_at: Temporal.Instant;
}
