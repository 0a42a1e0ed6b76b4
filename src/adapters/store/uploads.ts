import type { Kysely } from "kysely";

import { keptEventOf } from "../../conversation/accept-inbound.ts";
import type { FileType } from "../../files/file-types.ts";
import type { FileSource } from "../../files/ports.ts";
import type { ChannelId } from "../../messages/address.ts";
import { bytesOf, bytesText, bytesValue } from "./bytes.ts";
import { createInbox } from "./inbox.ts";
import { hashToken } from "./link-hash.ts";
import type { Schema } from "./schema.ts";

/** A file as a page took it: checked, its name cleaned. */
export interface UploadedFile {
  readonly name: string;
  readonly type: FileType;
  readonly bytes: Uint8Array;
}

/** Whether a page still takes a file. */
export async function isUploadOpen(db: Kysely<Schema>, token: string, now: Temporal.Instant): Promise<boolean> {
  const row = await db
    .selectFrom("upload_links")
    .select("conversation_id")
    .where("token_hash", "=", hashToken(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", now.toString() as never)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a page once: the bytes and the event in its conversation are kept at once or not at all; false when the page takes nothing any more. */
export async function keepUpload(
  db: Kysely<Schema>,
  token: string,
  { name, type, bytes }: UploadedFile,
  now: Temporal.Instant,
): Promise<boolean> {
  const id = hashToken(token);
  const at = now.toString();
  return db.transaction().execute(async (trx) => {
    const page = await trx
      .updateTable("upload_links")
      .set({ used_at: at })
      .where("token_hash", "=", id)
      .where("used_at", "is", null)
      .where("expires_at", ">", at as never)
      .returning("conversation_id")
      .executeTakeFirst();
    if (!page) return false;
    const { channel, address } = await trx
      .selectFrom("conversations")
      .select(["channel", "address"])
      .where("id", "=", page.conversation_id)
      .executeTakeFirstOrThrow();
    const what = type.startsWith("image/") ? "photo" : "file";
    const event = keptEventOf({
      channel: channel as ChannelId,
      conversation: address,
      eventKey: `upload:${id}`,
      at: now,
      happening: { kind: "file", what, name, type, size: bytes.byteLength, handle: id },
    });
    if (event.happening.kind === "file")
      await trx
        .insertInto("uploads")
        .values({ id, bytes: bytesValue(bytes), kept_at: at })
        .execute();
    await createInbox(trx).accept(event, now);
    return true;
  });
}

/** What pages took, as the channel of those who cannot send files otherwise. */
export function createUploadSource(db: Kysely<Schema>): FileSource {
  return {
    async fetch(handle) {
      try {
        const text = bytesText("bytes").as("text");
        const row = await db.selectFrom("uploads").select(text).where("id", "=", handle).executeTakeFirst();
        return row?.text ? { kind: "bytes", bytes: bytesOf(row.text) } : { kind: "refused", why: "gone" };
      } catch {
        return { kind: "later", afterMs: 0, why: "the store did not answer" };
      }
    },
    async done(handle) {
      await db.deleteFrom("uploads").where("id", "=", handle).execute();
    },
  };
}
