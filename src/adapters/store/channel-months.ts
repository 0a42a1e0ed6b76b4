import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import { textReply } from "../../messages/reply.ts";
import type { Schema } from "./schema.ts";
import { tellMember } from "./tell.ts";

/** What a channel carried in one month. */
export interface ChannelMonth {
  readonly month: string;
  readonly cameIn: number;
  readonly wentOut: number;
}

/** Adds messages to a channel's month ("2026-11") and gives what they come to. */
export async function addToMonth(
  db: Kysely<Schema>,
  channel: ChannelId,
  month: string,
  { cameIn, wentOut }: { readonly cameIn: number; readonly wentOut: number },
): Promise<ChannelMonth> {
  const row = await db
    .insertInto("channel_months")
    .values({ channel, month, came_in: cameIn, went_out: wentOut })
    .onConflict((conflict) =>
      conflict.columns(["channel", "month"]).doUpdateSet((eb) => ({
        came_in: eb("channel_months.came_in", "+", cameIn),
        went_out: eb("channel_months.went_out", "+", wentOut),
      })),
    )
    .returning(["came_in", "went_out"])
    .executeTakeFirstOrThrow();
  return { month, cameIn: row.came_in, wentOut: row.went_out };
}

/** Writes a message to the coordinators, on every channel but this one, unless that was done in this month; whether it was done now. */
export async function tellCoordinatorsOnce(
  db: Kysely<Schema>,
  about: { readonly channel: ChannelId; readonly month: string; readonly words: string },
  deliveredByRow: ReadonlySet<ChannelId>,
  now: Temporal.Instant,
): Promise<boolean> {
  const { channel, month, words } = about;
  const at = now.toString();
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      insert into channel_months (channel, month, used_up_told_at) values (${channel}, ${month}, ${at})
      on conflict (channel, month) do update set used_up_told_at = ${at} where channel_months.used_up_told_at is null
      returning month`.execute(trx);
    if (rows.length === 0) return false;
    await tellCoordinators(trx, words, channel, deliveredByRow, at);
    return true;
  });
}

/** One message to every coordinator, on every channel but the one that is in trouble. */
export async function tellCoordinators(
  trx: Kysely<Schema>,
  words: string,
  except: ChannelId,
  deliveredByRow: ReadonlySet<ChannelId>,
  at: string,
): Promise<void> {
  const coordinators = await trx
    .selectFrom("members")
    .select("id")
    .where("role", "=", "coordinator")
    .where("ended_at", "is", null)
    .execute();
  for (const { id } of coordinators) await tellMember(trx, String(id), textReply(words), deliveredByRow, at, except);
}
