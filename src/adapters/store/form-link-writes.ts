import type { Kysely } from "kysely";

import type { ClaimedTurn, Write } from "../../conversation/ports.ts";
import { hashToken } from "./link-hash.ts";
import type { Schema } from "./schema.ts";

/** Keeps the way to a page inside a turn's transaction. */
export async function keepFormLink(
  trx: Kysely<Schema>,
  turn: Pick<ClaimedTurn, "conversationId">,
  { token, member, expiresAt }: Extract<Write, { kind: "form_link" }>,
  at: string,
): Promise<void> {
  await trx
    .insertInto("form_links")
    .values({
      token_hash: hashToken(token),
      conversation_id: Number(turn.conversationId),
      member_id: Number(member),
      created_at: at,
      expires_at: expiresAt.toString(),
    })
    .execute();
}
