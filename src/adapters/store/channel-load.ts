import { type Kysely, sql } from "kysely";

import type { ChannelLoad } from "../../outbox/choose-way.ts";
import type { Schema } from "./schema.ts";

/** What channels carried so far and what waits to go out, as it stands in this transaction. */
export async function channelLoad(db: Kysely<Schema>, timeZone: string, now: Temporal.Instant): Promise<ChannelLoad> {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const { rows } = await sql<{ bot: number; waiting: number; templates: number; remaining: number | null }>`
    select
      coalesce((select came_in + went_out from channel_months
        where channel = 'zalo-bot' and month = ${today.toPlainYearMonth().toString()}), 0)::integer as bot,
      (select count(*) from outbox o join conversations c on c.id = o.conversation_id
        where o.settled_at is null and c.channel = 'zalo-bot')::integer as waiting,
      (select count(*) from outbox o join conversations c on c.id = o.conversation_id
        where o.settled_at is null and c.channel = 'zalo-zbs')::integer as templates,
      (select remaining from template_quotas where day = ${today.toString()}) as remaining`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("the load of channels could not be read");
  const { bot, waiting, templates, remaining } = row;
  return { botMessages: bot + waiting, templatesLeft: remaining === null ? null : remaining - templates };
}
