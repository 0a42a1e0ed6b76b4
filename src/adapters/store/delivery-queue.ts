import { type Kysely, sql } from "kysely";

import type { Reply } from "../../messages/reply.ts";
import type { DeliveryQueue } from "../../outbox/ports.ts";
import type { Schema } from "./schema.ts";

/** The outbox as the queue of deliveries. */
export function createDeliveryQueue(db: Kysely<Schema>): DeliveryQueue {
  return {
    async claim(channel, owner, now, until) {
      const { rows } = await sql<ClaimedRow>`
        with next as (
          select o.id, c.address
          from outbox o join conversations c on c.id = o.conversation_id
          where o.state = 'pending' and o.due_at <= ${now.toString()} and c.channel = ${channel}
            and not exists (
              select 1 from outbox before
              where before.conversation_id = o.conversation_id and before.id < o.id and before.state in ('pending', 'sending')
            )
          order by o.id
          limit 1
          for update of o skip locked
        )
        update outbox o set state = 'sending', attempts = attempts + 1, lease_owner = ${owner}, lease_until = ${until.toString()}
        from next
        where o.id = next.id
        returning o.id, next.address, o.reply, o.parts_sent, o.attempts, o.created_at`.execute(db);
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

    async partSent({ id, owner }, partsSent) {
      await db
        .updateTable("outbox")
        .set({ parts_sent: partsSent })
        .where("id", "=", Number(id))
        .where("state", "=", "sending")
        .where("lease_owner", "=", owner)
        .execute();
    },

    async settle({ id, owner, attempts }, settlement, now) {
      const set =
        settlement.kind === "again"
          ? { state: "pending", due_at: settlement.dueAt.toString(), why: settlement.why }
          : {
              state: settlement.state,
              settled_at: now.toString(),
              provider_id: settlement.providerId,
              why: settlement.why,
            };
      const { conversation_id } =
        (await db
          .updateTable("outbox")
          .set({ ...set, lease_owner: null, lease_until: null })
          .where("id", "=", Number(id))
          .where("state", "=", "sending")
          .where("lease_owner", "=", owner)
          .where("attempts", "=", attempts)
          .returning("conversation_id")
          .executeTakeFirst()) ?? {};
      if (conversation_id !== undefined && settlement.kind === "final" && settlement.state === "recipient_gone")
        await db.updateTable("conversations").set({ reachable: false }).where("id", "=", conversation_id).execute();
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
