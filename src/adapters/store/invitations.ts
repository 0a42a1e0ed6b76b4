import type { Kysely } from "kysely";
import type { Invitation } from "../../people/invitation.ts";
import type { Schema } from "./schema.ts";
/** tmp */
export async function findInvitation(db: Kysely<Schema>, hash: string): Promise<Invitation | null> {
  const r = await db.selectFrom("invitations").selectAll().where("code_hash", "=", hash).executeTakeFirst();
  return r
    ? {
        id: String(r.id),
        unit: r.unit,
        role: r.role,
        replaces: r.replaces === null ? null : String(r.replaces),
        expiresAt: r.expires_at,
        usedAt: r.used_at,
        revokedAt: r.revoked_at,
      }
    : null;
}
