import type { Kysely, Selectable } from "kysely";

import type { Invitation } from "../../people/invitation.ts";
import type { Role } from "../../people/member.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Schema } from "./schema.ts";

/** An invitation that can still be used, as a coordinator reads it. */
export interface OpenInvitation extends Invitation {
  readonly issuedBy: string;
  readonly createdAt: Temporal.Instant;
}

/** An invitation before it has a number. */
export interface NewInvitation {
  readonly codeHash: string;
  readonly unit: string;
  readonly role: Role;
  readonly replaces: string | null;
  readonly issuedBy: string;
  readonly expiresAt: Temporal.Instant;
}

/** Keeps a new invitation under the hash of its code; gives its number. */
export async function createInvitation(
  db: Kysely<Schema>,
  invitation: NewInvitation,
  now: Temporal.Instant,
): Promise<string> {
  return inTransaction(db, async (trx) => {
    const { id, entry } = await createInvitationRow(trx, invitation, { kind: "admin" }, now);
    await appendAudit(trx, [entry], now.toString());
    return id;
  });
}

/** The row of a new invitation, inside a transaction, and what the audit log is to hold of it. */
export async function createInvitationRow(
  trx: Kysely<Schema>,
  { codeHash, unit, role, replaces, issuedBy, expiresAt }: NewInvitation,
  by: AuditEntry["by"],
  now: Temporal.Instant,
): Promise<{ readonly id: string; readonly entry: AuditEntry }> {
  const { id } = await trx
    .insertInto("invitations")
    .values({
      code_hash: codeHash,
      unit,
      role,
      replaces: replaces === null ? null : Number(replaces),
      issued_by: issuedBy,
      created_at: now.toString(),
      expires_at: expiresAt.toString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const after = { role, replaces, expires_at: expiresAt.toString() };
  const subject = { action: "invitation.made", subject: `invitation ${id}`, campaign: null, unit };
  return { id: String(id), entry: { by, ...subject, after } };
}

/** The invitation whose code has this hash, whatever became of it; null when there is none. */
export async function findInvitation(db: Kysely<Schema>, hash: string): Promise<Invitation | null> {
  const row = await db.selectFrom("invitations").selectAll().where("code_hash", "=", hash).executeTakeFirst();
  return row ? invitationOf(row) : null;
}

/** Invitations that can still be used, the newest first. */
export async function openInvitations(db: Kysely<Schema>, now: Temporal.Instant): Promise<OpenInvitation[]> {
  const rows = await db
    .selectFrom("invitations")
    .selectAll()
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now.toString() as never)
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({ ...invitationOf(row), issuedBy: row.issued_by, createdAt: row.created_at }));
}

/** Takes invitations back that can still be used: the one with this hash, or all of a unit; gives how many. */
export async function revokeInvitations(
  db: Kysely<Schema>,
  which: { readonly hash: string } | { readonly unit: string },
  now: Temporal.Instant,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const open = trx
      .updateTable("invitations")
      .set({ revoked_at: now.toString() })
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", now.toString() as never);
    const those = "hash" in which ? open.where("code_hash", "=", which.hash) : open.where("unit", "=", which.unit);
    const revoked = await those.returning(["id", "unit"]).execute();
    const entries = revoked.map(({ id, unit }) => ({
      by: { kind: "admin" } as const,
      action: "invitation.revoked",
      subject: `invitation ${id}`,
      campaign: null,
      unit,
    }));
    await appendAudit(trx, entries, now.toString());
    return revoked.length;
  });
}

function invitationOf(row: Selectable<Schema["invitations"]>): Invitation {
  return {
    id: String(row.id),
    unit: row.unit,
    role: row.role,
    replaces: row.replaces === null ? null : String(row.replaces),
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}
