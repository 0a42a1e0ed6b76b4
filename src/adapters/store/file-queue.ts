import { type Kysely, sql } from "kysely";

import type { FileType } from "../../files/file-types.ts";
import type { FileQueue, FormAsked, WaitingFile } from "../../files/ports.ts";
import type { ChannelId } from "../../messages/address.ts";
import { withoutFile } from "../../reports/change-draft.ts";
import { restoreDraft } from "../../reports/draft.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { bytesValue } from "./bytes.ts";
import { draftEntries } from "./draft-writes.ts";
import { keepRead } from "./form-reads.ts";
import type { Schema } from "./schema.ts";
import { tellMember } from "./tell.ts";

/** The kept files as a queue of bytes to fetch; a file that is fetched is held by moving its due moment on. */
export function createFileQueue(db: Kysely<Schema>, deliveredByRow: ReadonlySet<ChannelId>): FileQueue {
  const held = (on: Kysely<Schema>, { id, attempts }: WaitingFile) =>
    on.updateTable("files").where("id", "=", id).where("state", "=", "waiting").where("attempts", "=", attempts);

  return {
    async claim(channels, now, until) {
      const { rows } = await sql<ClaimedFile>`
        with next as (
          select id from files where state = 'waiting' and due_at <= ${now.toString()}
            and channel = any(${[...channels]}::text[])
          order by due_at limit 1 for update skip locked
        )
        update files f set attempts = attempts + 1, due_at = ${until.toString()}
        from next where f.id = next.id
        returning f.id, f.unit, f.member_id, f.name, f.type, f.channel, f.handle, f.form, f.attempts, f.received_at`.execute(
        db,
      );
      const row = rows[0];
      if (!row) return null;
      const { id, unit, name, handle, attempts } = row;
      return {
        id,
        unit,
        name,
        handle,
        attempts,
        member: row.member_id === null ? null : String(row.member_id),
        type: row.type as FileType,
        channel: row.channel as ChannelId,
        form: row.form as FormAsked | null,
        receivedAt: row.received_at,
      };
    },

    async keep(file, bytes, type, read, now) {
      const size = bytes.byteLength;
      const here = { state: "here", bytes: bytesValue(bytes), type, size, due_at: null, why: null };
      const keepOn = async (on: Kysely<Schema>) =>
        (await held(on, file).set(here).executeTakeFirst()).numUpdatedRows > 0n;
      if (!read) return keepOn(db);
      return db.transaction().execute(async (trx) => (await keepOn(trx)) && (await keepRead(trx, read, now)));
    },

    async again(file, dueAt, why) {
      await held(db, file).set({ due_at: dueAt.toString(), why }).execute();
    },

    async refuse(file, why, told, now) {
      return db.transaction().execute(async (trx) => {
        const ended = await held(trx, file).set({ state: "refused", due_at: null, why }).executeTakeFirst();
        if (ended.numUpdatedRows === 0n) return false;
        await trx.updateTable("reports").set({ official_file: null }).where("official_file", "=", file.id).execute();
        const entries = await leaveDrafts(trx, file, now.toString());
        if ("kind" in told) await keepRead(trx, told, now);
        else if (file.member !== null) await tellMember(trx, file.member, told, deliveredByRow, now.toString());
        await appendAudit(trx, entries, now.toString());
        return true;
      });
    },
  };
}

/** The question is open again when it has no other file. */
async function leaveDrafts(trx: Kysely<Schema>, { id, unit }: WaitingFile, at: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  const drafts = await trx
    .selectFrom("drafts")
    .select(["id", "campaign", "content"])
    .where("unit", "=", unit)
    .forUpdate()
    .execute();
  for (const row of drafts) {
    const draft = restoreDraft(row.content);
    const without = withoutFile(draft, id);
    if (without === draft) continue;
    await trx
      .updateTable("drafts")
      .set(({ eb }) => ({ content: JSON.stringify(without), version: eb("version", "+", 1), updated_at: at }))
      .where("id", "=", row.id)
      .execute();
    entries.push(...draftEntries(row.campaign, draft, without, [], { kind: "system" }));
  }
  return entries;
}

interface ClaimedFile {
  readonly id: string;
  readonly unit: string;
  readonly member_id: number | null;
  readonly name: string;
  readonly type: string;
  readonly channel: string;
  readonly handle: string;
  readonly form: string | null;
  readonly attempts: number;
  readonly received_at: Temporal.Instant;
}
