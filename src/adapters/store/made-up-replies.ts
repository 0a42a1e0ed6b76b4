import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import { askAgain, givenElsewhere, STILL_AN_ANSWER_HOURS } from "../../outbox/make-up.ts";
import type { Schema } from "./schema.ts";

/** How many conversations one run looks at. */
const MOST = 200;

/** What makes up for answers that the end of a channel's plan kept back. */
export function createMakeUp(options: {
  readonly db: Kysely<Schema>;
  readonly channel: ChannelId;
  readonly timeZone: string;
  readonly deliveredByRow: ReadonlySet<ChannelId>;
  /** Hours since somebody's last word within which a message on Zalo OA costs nothing. */
  readonly freeHours: number;
}) {
  const { db, channel, timeZone, deliveredByRow, freeHours } = options;
  const byRow = [...deliveredByRow];

  async function say(trx: Kysely<Schema>, to: number, about: number | null, reply: Reply, at: string): Promise<void> {
    await sql`
      insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
      select id, ${about}, ${JSON.stringify(reply)}::jsonb,
        case when channel = any(${byRow}::text[]) then 'sent' else 'pending' end, ${at}, ${at},
        case when channel = any(${byRow}::text[]) then ${at}::timestamptz end
      from conversations where id = ${to}`.execute(trx);
  }

  return {
    /** Gives fresh answers where the same person can be written to elsewhere, and in a new month asks the others to say it again. Gives how many people were told. */
    async run(now: Temporal.Instant): Promise<number> {
      const at = now.toString();
      const fresh = now.subtract({ hours: STILL_AN_ANSWER_HOURS }).toString();
      const month = now.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
      return db.transaction().execute(async (trx) => {
        const { rows } = await sql<KeptBack>`
          select o.id, o.conversation_id, o.in_reply_to, o.reply, o.settled_at > ${fresh} as fresh,
            to_char(o.settled_at at time zone ${timeZone}, 'YYYY-MM') < ${month} as renewed, (
              select e.id from conversations e
              where e.member_id = c.member_id and e.channel not in (${channel}, 'zalo-zbs') and e.reachable and e.forgotten_at is null
                and (e.channel <> 'zalo-oa' or e.heard_at > ${now.subtract({ minutes: Math.floor(freeHours * 60) }).toString()})
              order by e.channel = any(${byRow}::text[]), e.heard_at desc limit 1
            ) as elsewhere
          from outbox o join conversations c on c.id = o.conversation_id
          where o.state = 'quota_exhausted' and o.made_up_at is null and o.in_reply_to is not null and o.reply is not null
            and c.channel = ${channel} and c.reachable and c.forgotten_at is null
          order by o.conversation_id, o.id limit ${MOST} for update of o skip locked`.execute(trx);
        const told = new Set<number>();
        const done: number[] = [];
        for (const row of rows) {
          const elsewhere = row.fresh ? row.elsewhere : null;
          if (elsewhere === null && !row.renewed) continue;
          if (elsewhere !== null) await say(trx, elsewhere, null, givenElsewhere(row.reply as Reply), at);
          else if (!told.has(row.conversation_id)) await say(trx, row.conversation_id, row.in_reply_to, askAgain(), at);
          told.add(row.conversation_id);
          done.push(row.id);
        }
        await sql`update outbox set made_up_at = ${at} where id = any(${done}::bigint[])`.execute(trx);
        return told.size;
      });
    },
  };
}

interface KeptBack {
  readonly id: number;
  readonly conversation_id: number;
  readonly in_reply_to: number | null;
  readonly reply: unknown;
  readonly fresh: boolean;
  readonly renewed: boolean;
  readonly elsewhere: number | null;
}
