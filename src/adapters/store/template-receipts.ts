import { type Kysely, sql } from "kysely";

import type { Schema } from "./schema.ts";

/** What Zalo tells of a template message that reached a telephone. */
export interface Receipt {
  readonly messageId: string;
  /** The number in the outbox and the moment in seconds, of which the tracking id was made; null where Zalo names none of ours. */
  readonly message: { readonly id: string; readonly createdAt: number } | null;
  readonly at: Temporal.Instant;
}

/** Keeps what Zalo tells of its template messages: receipts, and how many it still takes today. */
export function createTemplateBook(db: Kysely<Schema>, timeZone: string) {
  const dayOf = (now: Temporal.Instant) => now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return {
    /** Writes that a message arrived; one of unknown fate was sent after all, and so was what it said. Gives whether it is one of ours. */
    async received({ messageId, message, at }: Receipt): Promise<boolean> {
      const moment = at.toString();
      const { rows } = await sql<{ id: number }>`
        with arrived as (
          update outbox o set received_at = coalesce(o.received_at, ${moment}), state = 'sent',
            settled_at = coalesce(o.settled_at, ${moment}), provider_id = coalesce(o.provider_id, ${messageId}),
            lease_owner = null, lease_until = null
          from conversations c
          where c.id = o.conversation_id and c.channel = 'zalo-zbs' and o.state in ('sent', 'unknown', 'sending')
            and (o.provider_id = ${messageId} or (o.provider_id is null and o.id = ${Number(message?.id ?? 0)}
              and floor(extract(epoch from o.created_at)) = ${message?.createdAt ?? 0}))
          returning o.id
        ), told as (
          update reminders r set state = 'sent', why = null from arrived where r.outbox_id = arrived.id and r.state = 'unknown'
        ), noticed as (
          update broadcast_people p set state = 'sent', why = null from arrived where p.outbox_id = arrived.id and p.state = 'unknown'
        )
        select id from arrived`.execute(db);
      return rows.length > 0;
    },

    /** Keeps how many template messages Zalo still takes today. */
    async left(remaining: number, now: Temporal.Instant): Promise<void> {
      await sql`
        insert into template_quotas (day, remaining) values (${dayOf(now)}, ${remaining})
        on conflict (day) do update set remaining = excluded.remaining`.execute(db);
    },

    /** How many are left today; null where Zalo has not said. */
    async leftNow(now: Temporal.Instant): Promise<number | null> {
      const { rows } = await sql<{ remaining: number }>`
        select remaining from template_quotas where day = ${dayOf(now)}`.execute(db);
      return rows[0]?.remaining ?? null;
    },
  };
}
