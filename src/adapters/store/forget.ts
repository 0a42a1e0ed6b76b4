import { type Kysely, sql } from "kysely";

import type { Schema } from "./schema.ts";
import { forgetPlaces } from "./template-places.ts";

/** How long the address of a person who asked to be deleted is kept, so that the last reply can still be delivered. */
export const ADDRESS_KEPT_HOURS = 24;

/** How long a page that took a file, or a link that opened one, is remembered once it is over, bytes that nobody fetched, and those of a sheet that was read. */
const PAGES_KEPT_HOURS = 48;

/**
 * Removes what is kept no longer: the words of messages older than so many days, and the address of those who asked to be
 * deleted a day ago. The rows stay, without words and under a pseudonym, and so do their event keys, which may name the address. Gives how many messages lost their words.
 */
export async function forgetOld(db: Kysely<Schema>, now: Temporal.Instant, keptDays: number): Promise<number> {
  const before = now.subtract({ hours: 24 * keptDays }).toString();
  const inbox = await sql`
    update inbox set happening = null where happening is not null and status = 'done' and received_at < ${before}`.execute(
    db,
  );
  const outbox = await sql`
    update outbox set reply = null
    where reply is not null and state not in ('pending', 'sending') and created_at < ${before}`.execute(db);
  await sql`update conversations set state = null where state is not null and heard_at < ${before}`.execute(db);
  await sql`
    with forgotten as (
      update conversations c set address = 'da-xoa-' || id, state = null
      where forgotten_at < ${now.subtract({ hours: ADDRESS_KEPT_HOURS }).toString()} and address not like 'da-xoa-%'
        and not exists (select 1 from outbox o where o.conversation_id = c.id and o.state in ('pending', 'sending'))
        and not exists (select 1 from inbox i where i.conversation_id = c.id and i.status = 'waiting')
      returning c.id
    )
    update inbox set event_key = 'da-xoa-' || inbox.id from forgotten where conversation_id = forgotten.id`.execute(db);
  await forgetPlaces(db);
  await forgetPages(db, now);
  return Number(inbox.numAffectedRows ?? 0n) + Number(outbox.numAffectedRows ?? 0n);
}

async function forgetPages(db: Kysely<Schema>, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: PAGES_KEPT_HOURS }).toString() as never;
  await db.deleteFrom("links").where("expires_at", "<", before).execute();
  await db.deleteFrom("upload_links").where("expires_at", "<", before).execute();
  await db.deleteFrom("form_links").where("expires_at", "<", before).execute();
  await db.deleteFrom("form_sessions").where("expires_at", "<", before).execute();
  await db.deleteFrom("uploads").where("kept_at", "<", before).execute();
  await db
    .deleteFrom("files")
    .where("form", "=", "expected")
    .where("state", "<>", "waiting")
    .where("received_at", "<", before)
    .execute();
}
