import { type Kysely, sql } from "kysely";

import type { Reply } from "../../messages/reply.ts";
import type { DeliveryQueue, OutgoingMessage } from "../../outbox/ports.ts";
import type { Schema } from "./schema.ts";

/** The outbox as the queue of deliveries. */
export function createDeliveryQueue(db: Kysely<Schema>): DeliveryQueue {
  const heldBy = ({ id, owner, attempts }: OutgoingMessage) =>
    db
      .updateTable("outbox")
      .where("id", "=", Number(id))
      .where("state", "=", "sending")
      .where("lease_owner", "=", owner)
      .where("attempts", "=", attempts);

  return {
    // The channel is looked up row by row: joined, a store without statistics would go through every conversation of it.
    async claim(channel, owner, now, until) {
      const { rows } = await sql<ClaimedRow>`
        with next as (
          select o.id, o.conversation_id
          from outbox o
          where o.state = 'pending' and o.due_at <= ${now.toString()}
            and (select channel from conversations where id = o.conversation_id) = ${channel}
            and not exists (
              select 1 from outbox before
              where before.conversation_id = o.conversation_id and before.id < o.id and before.state in ('pending', 'sending')
            )
          order by o.id
          limit 1
          for update of o skip locked
        )
        update outbox o set state = 'sending', attempts = attempts + 1, lease_owner = ${owner}, lease_until = ${until.toString()}
        from next join conversations c on c.id = next.conversation_id
        where o.id = next.id
        returning o.id, c.address, o.reply, o.parts_sent, o.attempts, o.created_at`.execute(db);
      const row = rows[0];
      if (!row) return null;
      return {
        id: String(row.id),
        conversation: row.address,
        reply: row.reply as Reply,
        partsSent: row.parts_sent,
        attempts: row.attempts,
        createdAt: row.created_at,
        owner,
      };
    },

    async partSent(message, partsSent, until) {
      const { numUpdatedRows } = await heldBy(message)
        .set({ parts_sent: partsSent, lease_until: until.toString() })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async settle(message, settlement, now) {
      const settled = heldBy(message).set({ lease_owner: null, lease_until: null, why: settlement.why });
      if (settlement.kind === "again") {
        await settled
          .set(({ eb }) => ({
            state: eb.case().when("reply", "is", null).then("expired").else("pending").end(),
            due_at: settlement.dueAt.toString(),
          }))
          .execute();
        return;
      }
      const { state, providerId } = settlement;
      const ended = settled.set({ state, settled_at: now.toString(), provider_id: providerId });
      if (state !== "recipient_gone") {
        await ended.execute();
        return;
      }
      await db
        .with("ended", () => ended.returning("conversation_id"))
        .with("unsent", (query) =>
          query
            .updateTable("outbox")
            .from("ended")
            .set({ state, settled_at: now.toString(), why: settlement.why })
            .whereRef("outbox.conversation_id", "=", "ended.conversation_id")
            .where("outbox.state", "=", "pending"),
        )
        .updateTable("conversations")
        .from("ended")
        .set({ reachable: false })
        .whereRef("conversations.id", "=", "ended.conversation_id")
        .execute();
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
        .where("state", "=", "sending")
        .where("lease_until", "<=", now.toString() as never)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

interface ClaimedRow {
  readonly id: number;
  readonly address: string;
  readonly reply: unknown;
  readonly parts_sent: number;
  readonly attempts: number;
  readonly created_at: Temporal.Instant;
}
