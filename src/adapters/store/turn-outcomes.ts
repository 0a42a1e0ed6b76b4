import { type Kysely, sql } from "kysely";

import type { ClaimedTurn, TurnOutcome } from "../../conversation/ports.ts";
import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import type { OutgoingMessage } from "../../outbox/ports.ts";
import type { HandOver } from "../../outbox/sender.ts";
import type { Schema } from "./schema.ts";

/** The most turns that one statement writes: as many as one statement takes. */
export const MOST_COMMITTED = 16;

/** A turn with all that it changes. */
export interface Ended {
  readonly turn: ClaimedTurn;
  readonly outcome: TurnOutcome;
  readonly now: Temporal.Instant;
}

/**
 * One statement, so all of it or nothing; for each turn whether it was written: a turn is left as it is unless its lease is
 * still held and it still waits. The first reply is handed over already taken up where a sender is free and nothing of the
 * conversation is before it.
 */
export async function writeOutcomes(
  db: Kysely<Schema>,
  ended: readonly Ended[],
  deliveredByRow: ReadonlySet<ChannelId>,
  handOver: HandOver | null,
): Promise<boolean[]> {
  const offers = ended.map(({ turn, outcome, now }) =>
    outcome.replies.length > 0 ? (handOver?.offer(turn.address.channel, now) ?? null) : null,
  );
  const taken = new Set<number>();
  try {
    const rowsToWrite = ended.map((one, at) => rowOf(one, deliveredByRow, offers[at] ?? null));
    const { rows } = await sql<WrittenRow>`
      with told as (
        select * from json_to_recordset(${JSON.stringify(rowsToWrite)}::json) as turn(conversation bigint, turn bigint,
          owner text, attempts integer, now timestamptz, state json, muted boolean, reachable boolean, error_code text,
          replies jsonb, by_row boolean, sender text, sends_until timestamptz, asked_on date, question text, unit_kind text,
          reason text)
        limit ${sql.lit(MOST_COMMITTED)}
      ), held as (
        select told.* from told join conversations c on c.id = told.conversation join inbox i on i.id = told.turn
        where c.lease_owner = told.owner and i.conversation_id = c.id and i.status = 'waiting' and i.attempts = told.attempts
        order by c.id
        for no key update of c, i
      ), kept as (
        update conversations c set
          state = held.state,
          muted = coalesce(held.muted, c.muted),
          reachable = coalesce(held.reachable, c.reachable),
          lease_owner = null, lease_until = null
        from held where c.id = held.conversation
      ), done as (
        update inbox set status = 'done', done_at = held.now, error_code = held.error_code
        from held where inbox.id = held.turn
      ), noted as (
        insert into unanswered (asked_on, question, unit_kind, reason)
        select asked_on, question, unit_kind, reason from held where question is not null
      ), lines as (
        select held.*, reply.value as reply, reply.place, reply.place = 1 and held.sender is not null and not exists (
            select from outbox before where before.conversation_id = held.conversation and before.settled_at is null offset 0
          ) as handed
        from held, jsonb_array_elements(held.replies) with ordinality as reply(value, place)
      ), said as (
        insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at, attempts, lease_owner, lease_until)
        select conversation, turn, reply, case when by_row then 'sent' when handed then 'sending' else 'pending' end, now, now,
          case when by_row then now end, handed::integer, case when handed then sender end, case when handed then sends_until end
        from lines
        order by turn, place
        returning id, in_reply_to, state
      )
      select held.turn, min(said.id) filter (where said.state = 'sending') as handed
      from held left join said on said.in_reply_to = held.turn
      group by held.turn`.execute(db);
    const written = new Map(rows.map(({ turn, handed }) => [String(turn), handed]));
    return ended.map(({ turn, outcome, now }, at) => {
      const message = written.get(turn.id);
      const offer = offers[at];
      const [reply] = outcome.replies;
      if (message && offer && reply) {
        taken.add(at);
        handOver?.take(turn.address.channel, handedMessage(message, turn, reply, now, offer.owner));
      }
      return message !== undefined;
    });
  } finally {
    for (const [at, { turn }] of ended.entries())
      if (offers[at] && !taken.has(at)) handOver?.withdraw(turn.address.channel);
  }
}

function rowOf(
  { turn, outcome, now }: Ended,
  deliveredByRow: ReadonlySet<ChannelId>,
  sender: { readonly owner: string; readonly until: Temporal.Instant } | null,
) {
  const { unanswered } = outcome;
  return {
    conversation: turn.conversationId,
    turn: turn.id,
    owner: turn.lease.owner,
    attempts: turn.attempts,
    now: now.toString(),
    state: outcome.state,
    muted: outcome.muted,
    reachable: outcome.reachable,
    error_code: outcome.errorCode,
    replies: outcome.replies,
    by_row: deliveredByRow.has(turn.address.channel),
    sender: sender?.owner ?? null,
    sends_until: sender?.until.toString() ?? null,
    asked_on: unanswered && now.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString(),
    question: unanswered?.question ?? null,
    unit_kind: unanswered?.unitKind ?? null,
    reason: unanswered?.reason ?? null,
  };
}

interface WrittenRow {
  readonly turn: number;
  /** The message that was handed over. */
  readonly handed: number | null;
}

function handedMessage(
  id: number,
  turn: ClaimedTurn,
  reply: Reply,
  createdAt: Temporal.Instant,
  owner: string,
): OutgoingMessage {
  return {
    id: String(id),
    conversation: turn.address.conversation,
    reply,
    partsSent: 0,
    attempts: 1,
    createdAt,
    owner,
  };
}
