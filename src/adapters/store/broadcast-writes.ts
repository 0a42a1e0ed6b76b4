import { type Kysely, sql } from "kysely";

import type { Actor } from "../../people/actor.ts";
import type { AuditEntry } from "./audit.ts";
import { takeBack } from "./broadcast-people.ts";
import type { Schema } from "./schema.ts";

/** A broadcast that is asked for. */
export interface BroadcastAsked {
  readonly campaign: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly link: string | null;
  readonly dueAt: Temporal.Instant;
  readonly by: Actor;
}

/** Keeps a broadcast that is to go out; gives its id and what the audit log is to hold of it. */
export async function insertBroadcast(
  trx: Kysely<Schema>,
  { campaign, to, text, link, dueAt, by }: BroadcastAsked,
  now: Temporal.Instant,
): Promise<{ readonly id: string; readonly entry: AuditEntry }> {
  const { rows } = await sql<{ id: number }>`
    insert into broadcasts (campaign, recipients, content, link, state, due_at, created_at)
    values (${campaign}, ${[...to]}::text[], ${text}, ${link}, 'scheduled', ${dueAt.toString()}, ${now.toString()})
    returning id`.execute(trx);
  const id = String(rows[0]?.id ?? "");
  const subject = { action: "broadcast.made", subject: id, campaign, unit: null };
  return { id, entry: { by, ...subject, after: { to, text, link, due_at: dueAt.toString() } } };
}

/** Ends a broadcast before its time; what has not gone out is taken back. Gives whether there was one. */
export async function endBroadcast(
  trx: Kysely<Schema>,
  { campaign, id, state }: { readonly campaign: string; readonly id: number; readonly state: "cancelled" | "stopped" },
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update broadcasts set state = ${state}
    where id = ${id} and campaign = ${campaign} and state in ('scheduled', 'sending') returning id`.execute(trx);
  if (rows.length === 0) return false;
  await takeBack(trx, id, state, now);
  return true;
}

/** What the audit log holds of a broadcast that somebody stopped. */
export const cancelEntry = (campaign: string, id: string, by: Actor): AuditEntry => ({
  by,
  action: "broadcast.cancelled",
  subject: id,
  campaign,
  unit: null,
});
