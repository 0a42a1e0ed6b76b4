import type { Kysely } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { FormWasRead } from "../../messages/inbound-event.ts";
import { createInbox } from "./inbox.ts";
import type { Schema } from "./schema.ts";

/** Puts what was read in a sheet behind the conversation from which it came, once; a conversation that was deleted meanwhile hears of nothing. Always true. */
export async function keepRead(trx: Kysely<Schema>, happening: FormWasRead, now: Temporal.Instant): Promise<true> {
  const from = await trx
    .selectFrom("files")
    .innerJoin("conversations", "conversations.id", "files.conversation_id")
    .select(["conversations.channel", "conversations.address"])
    .where("files.id", "=", happening.file)
    .where("conversations.forgotten_at", "is", null)
    .executeTakeFirst();
  if (!from) return true;
  const address = { channel: from.channel as ChannelId, conversation: from.address };
  await createInbox(trx).accept({ ...address, eventKey: `form:${happening.file}`, at: now, happening }, now);
  return true;
}
