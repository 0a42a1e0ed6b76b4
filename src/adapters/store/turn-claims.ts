import { type Kysely, type RawBuilder, sql } from "kysely";

import type { ClaimedTurn, KeptHappening, TurnQueue } from "../../conversation/ports.ts";
import { createGather } from "../../kernel/gather.ts";
import type { ChannelId } from "../../messages/address.ts";
import type { KnownTurns } from "./known-turns.ts";
import type { Schema } from "./schema.ts";

/** The most turns that one statement takes: only what workers that ask can begin at once, so that another process finds the rest. */
export const MOST_CLAIMED = 16;

/** However much is known, what others left is looked for as often as this, in milliseconds: it may be older. */
export const LOOKS_EVERY_MS = 1000;

/** A worker that asks; for all of a round the moment of the last one counts. */
interface Asked {
  readonly owner: string;
  readonly now: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/**
 * Takes turns for all workers that ask, by one statement: those that this process accepted are known by their numbers, what
 * others left is looked for. A turn that was taken up before is taken alone: if it ends the process, nothing else ends with it.
 */
export function createClaimTurn(db: Kysely<Schema>, known: KnownTurns): TurnQueue["claim"] {
  async function claim(asked: readonly Asked[], picked: RawBuilder<unknown>): Promise<ClaimedTurn[]> {
    const last = asked.at(-1);
    if (!last) return [];
    const { until } = last;
    const { rows } = await claimPicked(picked, asked, last).execute(db);
    return rows.map((row) => {
      const { owner } = asked[row.place - 1] ?? last;
      known.hold(String(row.turn_id), String(row.id), until);
      return {
        id: String(row.turn_id),
        conversationId: String(row.id),
        address: { channel: row.channel as ChannelId, conversation: row.address },
        happening: row.happening as KeptHappening,
        state: row.state,
        memberId: row.member_id === null ? null : String(row.member_id),
        attempts: row.attempts,
        lease: { owner, until },
      };
    });
  }

  let lookedAt = Number.NEGATIVE_INFINITY;
  function knownNow(most: number, now: Temporal.Instant): readonly string[] {
    const ids = now.epochMilliseconds - lookedAt < LOOKS_EVERY_MS ? known.take(most, now) : [];
    if (ids.length < most) lookedAt = now.epochMilliseconds;
    return ids;
  }

  const take = createGather<Asked, ClaimedTurn | null>({
    most: MOST_CLAIMED,
    async run(asked) {
      const last = asked.at(-1);
      const ids = last ? knownNow(asked.length, last.now) : [];
      const taken = ids.length > 0 ? await claim(asked.slice(0, ids.length), knownTurns(ids)) : [];
      const rest = asked.slice(ids.length);
      if (rest.length > 0) taken.push(...(await claim(rest, oldestTurns(rest))));
      const byWorker = new Map<string, ClaimedTurn[]>();
      for (const turn of taken) byWorker.set(turn.lease.owner, [...(byWorker.get(turn.lease.owner) ?? []), turn]);
      return asked.map(({ owner }) => byWorker.get(owner)?.shift() ?? null);
    },
  });
  return (owner, now, until) => take({ owner, now, until });
}

/** Of these turns, those that are the first of their conversation. */
function knownTurns(ids: readonly string[]): RawBuilder<unknown> {
  return sql`
    select i.id from inbox i
    where i.id = any(${ids.map(Number)}::bigint[]) and i.attempts = 0 and not exists (
      select from inbox before
      where before.conversation_id = i.conversation_id and before.id < i.id and before.status = 'waiting' offset 0
    )`;
}

/** The oldest turns of conversations that nobody holds. */
function oldestTurns(asked: readonly Asked[]): RawBuilder<unknown> {
  return sql`
    select id from (
      select f.id, f.attempts, first_value(f.id) over w as oldest, first_value(f.attempts) over w as tried
      from (
        select distinct on (conversation_id) conversation_id, id, attempts from inbox
        where status = 'waiting' order by conversation_id, id
      ) f
      where (select lease_until is null or lease_until <= ${asked.at(-1)?.now.toString()} from conversations where id = f.conversation_id)
      window w as (order by f.id)
      order by f.id
      limit ${asked.length}
    ) free
    where case when tried > 0 then id = oldest else attempts = 0 end`;
}

/**
 * The turn is locked beside its conversation: a lock makes PostgreSQL look at a row as it is now, not as it was when the
 * statement began. The locks leave the key free, so that turns of two conversations can each write a message into the other.
 */
function claimPicked(picked: RawBuilder<unknown>, asked: readonly Asked[], { now, until }: Asked) {
  return sql<ClaimedRow>`
    with picked as materialized (${picked}), next as (
      select i.id as turn_id, c.id as conversation_id, i.happening
      from picked join inbox i on i.id = picked.id join conversations c on c.id = i.conversation_id
      where i.status = 'waiting' and (c.lease_until is null or c.lease_until <= ${now.toString()})
      order by i.id
      for no key update of c, i skip locked
    ), given as (
      select *, row_number() over (order by turn_id)::integer as place from next
    ), counted as (
      update inbox set attempts = attempts + 1 from given where inbox.id = given.turn_id
      returning inbox.id, inbox.attempts
    )
    update conversations c set
      lease_owner = (${asked.map(({ owner }) => owner)}::text[])[given.place], lease_until = ${until.toString()}
    from given join counted on counted.id = given.turn_id
    where c.id = given.conversation_id
    returning c.id, c.channel, c.address, c.state, c.member_id, given.place, given.turn_id, given.happening, counted.attempts`;
}

interface ClaimedRow {
  readonly id: number;
  readonly channel: string;
  readonly address: string;
  readonly state: unknown;
  readonly member_id: number | null;
  readonly place: number;
  readonly turn_id: number;
  readonly happening: unknown;
  readonly attempts: number;
}
