import { type Kysely, sql } from "kysely";

import type { ClaimedTurn, Write } from "../../conversation/ports.ts";
import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import type { Submission } from "../../reports/submission.ts";
import { hashCode } from "./code-hash.ts";
import { logEntries, saveDraft } from "./draft-writes.ts";
import { applyFileWrite } from "./file-writes.ts";
import { hashToken } from "./link-hash.ts";
import type { Schema } from "./schema.ts";
import { StaleDesk } from "./stale-desk.ts";

/** Writes one thing of a turn inside its transaction; throws StaleDesk. */
export type ApplyWrite = (trx: Kysely<Schema>, turn: ClaimedTurn, write: Write, now: Temporal.Instant) => Promise<void>;

/** The writes of one campaign; `forwards`: reports that are filed go on to an outside store. */
export function createApplyWrite(options: {
  readonly campaign: string;
  readonly deliveredByRow: ReadonlySet<ChannelId>;
  readonly forwards: boolean;
}): ApplyWrite {
  const { campaign, deliveredByRow, forwards } = options;

  return async (trx, turn, write, now) => {
    const at = now.toString();
    switch (write.kind) {
      case "bind":
        return bind(trx, turn, write, at);
      case "wrong_code":
        await trx
          .insertInto("wrong_codes")
          .values({ conversation_id: Number(turn.conversationId), at })
          .execute();
        return;
      case "name_member":
        await trx.updateTable("members").set({ name: write.name }).where("id", "=", Number(write.member)).execute();
        return;
      case "invite":
        await trx
          .insertInto("invitations")
          .values({
            code_hash: await hashCode(write.code),
            unit: write.unit,
            role: write.role,
            replaces: write.replaces === null ? null : Number(write.replaces),
            issued_by: write.by,
            created_at: at,
            expires_at: write.expiresAt.toString(),
          })
          .execute();
        return;
      case "save_draft":
        await saveDraft(trx, campaign, write, at);
        return logEntries(trx, campaign, write.draft, write.entries, write.by, at);
      case "file":
        await fileReport(trx, write, forwards, at);
        return logEntries(
          trx,
          campaign,
          write.submission,
          [{ did: "handed_in", receipt: write.submission.receipt }],
          write.by,
          at,
        );
      case "official":
        await trx
          .updateTable("reports")
          .set({ official_number: write.number, official_date: write.date, official_received_at: null })
          .where("receipt", "=", write.receipt)
          .execute();
        return;
      case "raise_difficulty": {
        const { member, text, ...rest } = write.difficulty;
        await trx
          .insertInto("difficulties")
          .values({ campaign, ...rest, content: text, member_id: Number(member) })
          .execute();
        return;
      }
      case "link":
        await trx
          .insertInto("links")
          .values({
            token_hash: hashToken(write.token),
            file: write.file,
            name: write.name,
            created_at: at,
            expires_at: write.expiresAt.toString(),
          })
          .execute();
        return;
      case "upload_link":
      case "keep_file":
      case "official_file":
        return applyFileWrite(trx, turn, write, at);
      case "tell":
        return tellMember(trx, write.member, write.reply, deliveredByRow, at);
    }
  };
}

/** One message into every conversation of a member that can be written to, on every channel but one. */
export async function tellMember(
  trx: Kysely<Schema>,
  member: string,
  reply: Reply,
  deliveredByRow: ReadonlySet<ChannelId>,
  at: string,
  except: ChannelId | null = null,
): Promise<void> {
  const byRow = [...deliveredByRow];
  await sql`
    insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
    select id, null, ${JSON.stringify(reply)}::jsonb,
      case when channel = any(${byRow}::text[]) then 'sent' else 'pending' end, ${at}, ${at},
      case when channel = any(${byRow}::text[]) then ${at}::timestamptz end
    from conversations where member_id = ${Number(member)} and reachable and forgotten_at is null
      and channel is distinct from ${except}::text`.execute(trx);
}

async function bind(
  trx: Kysely<Schema>,
  turn: ClaimedTurn,
  { invitation }: Extract<Write, { kind: "bind" }>,
  at: string,
): Promise<void> {
  const { id, unit, role, replaces } = invitation;
  const used = await trx
    .updateTable("invitations")
    .set({ used_at: at })
    .where("id", "=", Number(id))
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) throw new StaleDesk("the invitation was used meanwhile");
  const member = await trx
    .insertInto("members")
    .values({ unit, role, created_at: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx.updateTable("invitations").set({ used_by: member.id }).where("id", "=", Number(id)).execute();
  await trx
    .updateTable("conversations")
    .set({ member_id: member.id })
    .where("id", "=", Number(turn.conversationId))
    .execute();
  if (turn.memberId !== null) await endMemberWithoutConversation(trx, Number(turn.memberId), at);
  if (replaces === null) return;
  await trx.updateTable("members").set({ ended_at: at, name: null }).where("id", "=", Number(replaces)).execute();
  await trx.updateTable("conversations").set({ member_id: null }).where("member_id", "=", Number(replaces)).execute();
}

/** Ends a member to whom no conversation is bound any more; the name goes with the binding. */
export async function endMemberWithoutConversation(trx: Kysely<Schema>, member: number, at: string): Promise<void> {
  await sql`
    update members set ended_at = ${at}, name = null
    where id = ${member} and not exists (select from conversations where member_id = ${member})`.execute(trx);
}

async function fileReport(
  trx: Kysely<Schema>,
  { submission, version, by }: Extract<Write, { kind: "file" }>,
  forwards: boolean,
  at: string,
): Promise<void> {
  const { campaign, unit, form, period } = submission;
  const ended = await sql`
    delete from drafts
    where campaign = ${campaign} and unit = ${unit} and form = ${form} and period = ${period} and version = ${version}
      and exists (select from members where id = ${Number(by)} and ended_at is null)`.execute(trx);
  if (!ended.numAffectedRows) throw new StaleDesk("the draft, or who may hand it in, has changed meanwhile");
  await insertReport(trx, submission, forwards, at);
}

/** Files a revision with its forwarding; throws StaleDesk when it was filed before. */
export async function insertReport(
  trx: Kysely<Schema>,
  submission: Submission,
  forwards: boolean,
  at: string,
): Promise<void> {
  const { answers, exceptions, submitted_by, approved_by, ...rest } = submission;
  const filed = await trx
    .insertInto("reports")
    .values({
      ...rest,
      answers: JSON.stringify(answers),
      exceptions: JSON.stringify(exceptions),
      submitted_by: submitted_by === "" ? null : Number(submitted_by),
      approved_by: approved_by === null ? null : Number(approved_by),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!filed) throw new StaleDesk("this revision was filed before");
  if (forwards) await trx.insertInto("forwardings").values({ report_id: filed.id, due_at: at }).execute();
}
