import { type Kysely, sql } from "kysely";

import type { ClaimedTurn, TurnQueue } from "../../conversation/ports.ts";
import { createGather } from "../../kernel/gather.ts";
import type { ChannelId } from "../../messages/address.ts";
import type { HandOver } from "../../outbox/sender.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { createKnownTurns, type KnownTurns } from "./known-turns.ts";
import type { Schema } from "./schema.ts";
import { isStale } from "./stale-desk.ts";
import { isOfOneRow } from "./statement-errors.ts";
import { createClaimTurn } from "./turn-claims.ts";
import { type Ended, MOST_COMMITTED, writeOutcomes } from "./turn-outcomes.ts";
import { type ApplyWrite, endMemberWithoutConversation } from "./turn-writes.ts";

/** How a queue of turns is put together beside its tables. */
export interface TurnQueueOptions {
  /** The channels whose readers read the outbox row itself. */
  readonly deliveredByRow: ReadonlySet<ChannelId>;
  readonly applyWrite?: ApplyWrite;
  /** What this process accepted itself. */
  readonly known?: KnownTurns;
  /** Who sends a reply at once, without taking it up first. */
  readonly handOver?: HandOver;
}

/** The inbox as the queue of turns. */
export function createTurnQueue(db: Kysely<Schema>, options: TurnQueueOptions): TurnQueue {
  const { deliveredByRow, applyWrite = noWrites, known = createKnownTurns(), handOver = null } = options;

  const writeTogether = createGather<Ended, boolean>({
    most: MOST_COMMITTED,
    isOfOneItem: isOfOneRow,
    run: (ended) => writeOutcomes(db, ended, deliveredByRow, handOver),
  });

  async function write({ turn, outcome, now }: Ended): Promise<"written" | "lost" | "stale"> {
    const { forget, writes } = outcome;
    if (!forget && writes.length === 0) return (await writeTogether({ turn, outcome, now })) ? "written" : "lost";
    try {
      return await db.transaction().execute(async (trx) => {
        const [isWritten] = await writeOutcomes(trx, [{ turn, outcome, now }], deliveredByRow, null);
        if (!isWritten) return "lost";
        const entries: AuditEntry[] = [];
        for (const one of writes) entries.push(...(await applyWrite(trx, turn, one, now)));
        if (forget) entries.push(...(await blankConversation(trx, turn, now)));
        await appendAudit(trx, entries, now.toString());
        return "written";
      });
    } catch (error) {
      if (isStale(error)) return "stale";
      throw error;
    }
  }

  return {
    claim: createClaimTurn(db, known),
    async commit(turn, outcome, now) {
      let written: "written" | "lost" | "stale" | "broken" = "broken";
      try {
        written = await write({ turn, outcome, now });
        return written;
      } finally {
        if (written !== "stale") known.free(turn.conversationId);
      }
    },
  };
}

/** The writes of a store without a campaign that reports. */
const noWrites: ApplyWrite = async (_, __, write) => {
  throw new Error(`nothing here writes ${write.kind}`);
};

/** What was said goes; the rows stay as a record that something was said and answered. What is in flight loses its words too: its sender holds them. */
async function blankConversation(
  db: Kysely<Schema>,
  turn: ClaimedTurn,
  now: Temporal.Instant,
): Promise<readonly AuditEntry[]> {
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
  return turn.memberId === null ? [] : endMemberWithoutConversation(db, Number(turn.memberId), now.toString());
}

/** Why a message ended that was deleted before it could go out. */
export const DELETED = "deleted on request";
