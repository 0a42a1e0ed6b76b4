import { type Kysely, sql } from "kysely";

import type { ClaimedTurn, Write } from "../../conversation/ports.ts";
import type { ChannelId } from "../../messages/address.ts";
import type { AuditEntry } from "./audit.ts";
import { cancelEntry, endBroadcast, insertBroadcast } from "./broadcast-writes.ts";
import { hashCode } from "./code-hash.ts";
import { applyDecision } from "./decision-writes.ts";
import { saveDraft } from "./draft-writes.ts";
import { fileDraft } from "./file-report.ts";
import { applyFileWrite } from "./file-writes.ts";
import { keepFormLink } from "./form-link-writes.ts";
import { createInvitationRow } from "./invitations.ts";
import { hashToken } from "./link-hash.ts";
import { applyReminderWrite } from "./reminder-writes.ts";
import type { Schema } from "./schema.ts";
import { StaleDesk } from "./stale-desk.ts";
import { tellMember } from "./tell.ts";

/** Writes one thing of a turn inside its transaction and gives what the audit log is to hold of it; throws StaleDesk. */
export type ApplyWrite = (
  trx: Kysely<Schema>,
  turn: Pick<ClaimedTurn, "id" | "conversationId" | "memberId">,
  write: Write,
  now: Temporal.Instant,
) => Promise<readonly AuditEntry[]>;

const NOTHING: readonly AuditEntry[] = [];

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
        return NOTHING;
      case "name_member":
        await trx.updateTable("members").set({ name: write.name }).where("id", "=", Number(write.member)).execute();
        return NOTHING;
      case "invite": {
        const { code, unit, role, replaces, by, expiresAt } = write;
        const given = { codeHash: await hashCode(code), unit, role, replaces, issuedBy: by, expiresAt };
        const { entry } = await createInvitationRow(trx, given, by, now);
        return [entry];
      }
      case "save_draft":
        return saveDraft(trx, campaign, write, at);
      case "file":
        return [await fileDraft(trx, write, forwards && !write.collected, at)];
      case "official":
        return official(trx, turn, campaign, write);
      case "raise_difficulty": {
        const { member, text, ...rest } = write.difficulty;
        await trx
          .insertInto("difficulties")
          .values({ campaign, ...rest, content: text, member_id: Number(member) })
          .execute();
        const { code, unit, topic, routed_to } = rest;
        const subject = { action: "difficulty.raised", subject: code, campaign, unit };
        return [{ by: member, ...subject, after: { topic, text, routed_to } }];
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
        return NOTHING;
      case "form_link":
        await keepFormLink(trx, turn, write, at);
        return NOTHING;
      case "upload_link":
      case "keep_file":
        await applyFileWrite(trx, turn, write, at);
        return NOTHING;
      case "official_file": {
        await applyFileWrite(trx, turn, write, at);
        const subject = { action: "report.signed_file", subject: write.receipt, campaign, unit: null };
        return turn.memberId === null ? NOTHING : [{ by: turn.memberId, ...subject, after: { file: write.file } }];
      }
      case "snooze":
      case "wants_reminders":
      case "phone":
        await applyReminderWrite(trx, campaign, write);
        return NOTHING;
      case "broadcast":
        return [(await insertBroadcast(trx, { campaign, ...write, link: null }, now)).entry];
      case "cancel_broadcast": {
        const { id, by } = write;
        const isEnded = await endBroadcast(trx, { campaign, id: Number(id), state: "cancelled" }, now);
        if (!isEnded) throw new StaleDesk("the broadcast is over meanwhile");
        return [cancelEntry(campaign, id, by)];
      }
      case "tell":
        await tellMember(trx, write.member, write.reply, deliveredByRow, at);
        return NOTHING;
      default:
        return (await applyDecision(trx, { campaign, deliveredByRow }, write, now)).entries;
    }
  };
}

async function official(
  trx: Kysely<Schema>,
  { memberId }: Pick<ClaimedTurn, "memberId">,
  campaign: string,
  { receipt, number, date }: Extract<Write, { kind: "official" }>,
): Promise<readonly AuditEntry[]> {
  const before = await trx
    .selectFrom("reports")
    .select(["unit", "official_number", "official_date"])
    .where("receipt", "=", receipt)
    .forUpdate()
    .executeTakeFirst();
  await trx
    .updateTable("reports")
    .set({ official_number: number, official_date: date, official_received_at: null })
    .where("receipt", "=", receipt)
    .execute();
  if (!before || memberId === null) return NOTHING;
  const { unit, official_number, official_date } = before;
  const subject = { action: "report.official_number", subject: receipt, campaign, unit };
  const earlier = { number: official_number, date: official_date };
  return [{ by: memberId, ...subject, before: earlier, after: { number, date } }];
}

async function bind(
  trx: Kysely<Schema>,
  turn: Pick<ClaimedTurn, "id" | "conversationId" | "memberId">,
  { invitation }: Extract<Write, { kind: "bind" }>,
  at: string,
): Promise<readonly AuditEntry[]> {
  const { id, unit, role, replaces } = invitation;
  const used = await trx
    .updateTable("invitations")
    .set({ used_at: at })
    .where("id", "=", Number(id))
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) throw new StaleDesk("the invitation was used meanwhile");
  const { id: member } = await trx
    .insertInto("members")
    .values({ unit, role, created_at: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx.updateTable("invitations").set({ used_by: member }).where("id", "=", Number(id)).execute();
  await trx
    .updateTable("conversations")
    .set({ member_id: member })
    .where("id", "=", Number(turn.conversationId))
    .execute();
  const by = { kind: "member", id: String(member), role } as const;
  const place = { campaign: null, unit };
  const entries: AuditEntry[] = [
    { by, action: "invitation.used", subject: `invitation ${id}`, ...place },
    { by, action: "member.bound", subject: `member ${member}`, ...place, after: { role, replaces } },
  ];
  if (turn.memberId !== null) entries.push(...(await endMemberWithoutConversation(trx, Number(turn.memberId), at)));
  if (replaces === null) return entries;
  await trx
    .updateTable("members")
    .set({ ended_at: at, name: null, phone: null })
    .where("id", "=", Number(replaces))
    .execute();
  await trx.updateTable("conversations").set({ member_id: null }).where("member_id", "=", Number(replaces)).execute();
  return [...entries, { by, action: "member.handed_over", subject: `member ${replaces}`, ...place }];
}

/** Ends a member to whom no conversation is bound any more; the name goes with the binding. */
export async function endMemberWithoutConversation(
  trx: Kysely<Schema>,
  member: number,
  at: string,
): Promise<readonly AuditEntry[]> {
  const { rows } = await sql<{ unit: string }>`
    update members set ended_at = ${at}, name = null, phone = null
    where id = ${member} and ended_at is null
      and not exists (select from conversations where member_id = ${member}) returning unit`.execute(trx);
  return rows.map(({ unit }) => ({
    by: String(member),
    action: "member.ended",
    subject: `member ${member}`,
    campaign: null,
    unit,
  }));
}
