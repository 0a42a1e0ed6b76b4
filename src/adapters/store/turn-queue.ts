import { type Kysely, sql } from "kysely";

import type { ClaimedTurn, KeptHappening, TurnOutcome, TurnQueue } from "../../conversation/ports.ts";
import type { ChannelId } from "../../messages/address.ts";
import type { Schema } from "./schema.ts";
import { StaleDesk } from "./stale-desk.ts";
import { type ApplyWrite, endMemberWithoutConversation } from "./turn-writes.ts";

/**
 * The inbox as the queue of turns. `deliveredByRow` are the channels whose readers read the outbox row itself. Every
 * statement locks the turn beside its conversation: a lock makes PostgreSQL look at a row as it is now, not as it was
 * when the statement began. The locks leave the key free, so that turns of two conversations can each write a message
 * into the other.
 */
export function createTurnQueue(
  db: Kysely<Schema>,
  deliveredByRow: ReadonlySet<ChannelId>,
  applyWrite: ApplyWrite = noWrites,
): TurnQueue {
  return {
    async claim(owner, now, until) {
      const { rows } = await sql<ClaimedRow>`
        with next as (
          select i.id as turn_id, c.id as conversation_id, i.happening
          from inbox i join conversations c on c.id = i.conversation_id
          where i.status = 'waiting' and (c.lease_until is null or c.lease_until <= ${now.toString()})
            and not exists (
              select 1 from inbox before
              where before.conversation_id = i.conversation_id and before.id < i.id and before.status = 'waiting'
            )
          order by i.id
          limit 1
          for no key update of c, i skip locked
        ), counted as (
          update inbox set attempts = attempts + 1 from next where inbox.id = next.turn_id
          returning inbox.attempts
        )
        update conversations c set lease_owner = ${owner}, lease_until = ${until.toString()}
        from next, counted
        where c.id = next.conversation_id
        returning c.id, c.channel, c.address, c.state, c.member_id, next.turn_id, next.happening, counted.attempts`.execute(
        db,
      );
      const row = rows[0];
      if (!row) return null;
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
    },

    async commit(turn, outcome, now) {
      const write = (on: Kysely<Schema>) => writeOutcome(on, turn, outcome, now, deliveredByRow);
      const { forget, unanswered, writes } = outcome;
      if (!forget && !unanswered && writes.length === 0) return (await write(db)) ? "written" : "lost";
      try {
        return await db.transaction().execute(async (trx) => {
          if (!(await write(trx))) return "lost";
          for (const one of writes) await applyWrite(trx, turn, one, now);
          if (forget) await blankConversation(trx, turn, now);
          if (unanswered) await keepUnanswered(trx, unanswered, now);
          return "written";
        });
      } catch (error) {
        if (error instanceof StaleDesk || isDeadlock(error)) return "stale";
        throw error;
      }
    },
  };
}

/** Two transactions waited for each other, and PostgreSQL gave this one up: it is tried again on what the other wrote. */
function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "40P01";
}

/** The writes of a store without a campaign that reports. */
const noWrites: ApplyWrite = async (_, __, write) => {
  throw new Error(`nothing here writes ${write.kind}`);
};

interface ClaimedRow {
  readonly id: number;
  readonly channel: string;
  readonly address: string;
  readonly state: unknown;
  readonly member_id: number | null;
  readonly turn_id: number;
  readonly happening: unknown;
  readonly attempts: number;
}

/** One statement, so all of it or nothing: it does nothing unless the lease is still held and the turn still waits. */
async function writeOutcome(
  db: Kysely<Schema>,
  turn: ClaimedTurn,
  outcome: TurnOutcome,
  now: Temporal.Instant,
  deliveredByRow: ReadonlySet<ChannelId>,
): Promise<boolean> {
  const at = now.toString();
  const byRow = deliveredByRow.has(turn.address.channel);
  const { rows } = await sql`
    with held as (
      select c.id as conversation_id, i.id as turn_id
      from conversations c join inbox i on i.conversation_id = c.id
      where c.id = ${turn.conversationId} and c.lease_owner = ${turn.lease.owner}
        and i.id = ${turn.id} and i.status = 'waiting' and i.attempts = ${turn.attempts}
      for no key update of c, i
    ), kept as (
      update conversations c set
        state = ${JSON.stringify(outcome.state)}::jsonb,
        muted = coalesce(${outcome.muted}::boolean, muted),
        reachable = coalesce(${outcome.reachable}::boolean, reachable),
        lease_owner = null, lease_until = null
      from held where c.id = held.conversation_id
    ), done as (
      update inbox set status = 'done', done_at = ${at}, error_code = ${outcome.errorCode}
      from held where inbox.id = held.turn_id
    ), said as (
      insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
      select conversation_id, turn_id, reply.value, ${byRow ? "sent" : "pending"}, ${at}, ${at}, ${byRow ? at : null}::timestamptz
      from held, jsonb_array_elements(${JSON.stringify(outcome.replies)}::jsonb) with ordinality as reply(value, place)
      order by reply.place
    )
    select turn_id from held`.execute(db);
  return rows.length > 0;
}

/** What was said goes; the rows stay as a record that something was said and answered. What is in flight loses its words too: its sender holds them. */
async function blankConversation(db: Kysely<Schema>, turn: ClaimedTurn, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable("inbox")
    .set({ happening: null })
    .where("conversation_id", "=", Number(turn.conversationId))
    .where("status", "=", "done")
    .execute();
  await sql`
    update outbox set
      reply = null,
      state = case when state = 'pending' then 'expired' else state end,
      settled_at = case when state = 'pending' then ${now.toString()}::timestamptz else settled_at end,
      why = case when state = 'pending' then ${DELETED} else why end
    where conversation_id = ${turn.conversationId} and in_reply_to is distinct from ${turn.id}`.execute(db);
  await db.deleteFrom("upload_links").where("conversation_id", "=", Number(turn.conversationId)).execute();
  await db
    .deleteFrom("files")
    .where("conversation_id", "=", Number(turn.conversationId))
    .where("form", "=", "expected")
    .execute();
  await db
    .updateTable("conversations")
    .set({ forgotten_at: now.toString(), member_id: null })
    .where("id", "=", Number(turn.conversationId))
    .execute();
  if (turn.memberId !== null) await endMemberWithoutConversation(db, Number(turn.memberId), now.toString());
}

/** Why a message ended that was deleted before it could go out. */
export const DELETED = "deleted on request";

async function keepUnanswered(
  db: Kysely<Schema>,
  { question, unitKind, reason }: NonNullable<TurnOutcome["unanswered"]>,
  now: Temporal.Instant,
): Promise<void> {
  const asked_on = now.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString();
  await db.insertInto("unanswered").values({ asked_on, question, unit_kind: unitKind, reason }).execute();
}
