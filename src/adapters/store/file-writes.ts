import type { Kysely } from "kysely";

import type { ClaimedTurn, Write } from "../../conversation/ports.ts";
import { hashToken } from "./link-hash.ts";
import type { Schema } from "./schema.ts";

/** What a turn writes about files that come in. */
export type FileWrite = Extract<Write, { kind: "upload_link" | "keep_file" | "official_file" }>;

/** Writes one of them inside the turn's transaction. */
export async function applyFileWrite(
  trx: Kysely<Schema>,
  turn: Pick<ClaimedTurn, "conversationId">,
  write: FileWrite,
  at: string,
): Promise<void> {
  switch (write.kind) {
    case "upload_link":
      await trx
        .insertInto("upload_links")
        .values({
          token_hash: hashToken(write.token),
          conversation_id: Number(turn.conversationId),
          created_at: at,
          expires_at: write.expiresAt.toString(),
        })
        .execute();
      return;
    case "keep_file": {
      const { id, unit, member, name, type, size, channel, handle, form = null } = write;
      const waiting = { state: "waiting", bytes: null, received_at: at, due_at: at };
      const read = form === null ? {} : { form, conversation_id: Number(turn.conversationId) };
      await trx
        .insertInto("files")
        .values({ id, unit, member_id: Number(member), name, type, size, channel, handle, ...read, ...waiting })
        .execute();
      return;
    }
    case "official_file":
      await trx
        .updateTable("reports")
        .set({ official_file: write.file })
        .where("receipt", "=", write.receipt)
        .execute();
  }
}
