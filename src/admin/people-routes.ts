import { z } from "zod";

import { hashCode } from "../adapters/store/code-hash.ts";
import { createInvitation, openInvitations, revokeInvitations } from "../adapters/store/invitations.ts";
import type { AdminAnswer } from "../consolidation/admin-answer.ts";
import { MOST_INVITATION_DAYS } from "../people/invitation.ts";
import { makeCode } from "../people/invitation-code.ts";
import { invitationLinks } from "../people/invitation-links.ts";
import { ROLES } from "../people/member.ts";
import { type AdminCommands, type AdminDeps, done, line, refused, unitOf } from "./admin-commands.ts";

/** Units, and invitations for their people. */
export function addPeopleRoutes({ reportCommand }: AdminCommands, { db, reached, clock, random }: AdminDeps): void {
  reportCommand("units", z.object({}), async (_, { units }) =>
    done(
      units.units.map(({ code, name, kind, reports_to, confirmed }) => ({
        unit: code,
        name,
        kind,
        reports_to,
        confirmed,
      })),
    ),
  );

  const invitation = z.object({
    unit: line,
    role: z.enum(ROLES),
    days: z.int().min(1).max(MOST_INVITATION_DAYS),
  });
  reportCommand("invite", invitation, async ({ unit, role, days }, { units }) => {
    const found = unitOf(units, unit);
    if ("kind" in found) return refused(found);
    const now = clock.now();
    const code = makeCode(random(16));
    const expiresAt = now.add({ hours: 24 * days });
    const given = { unit: found.code, role, replaces: null, issuedBy: "admin", expiresAt };
    await createInvitation(db, { ...given, codeHash: await hashCode(code) }, now);
    const links = invitationLinks(code.replace("-", ""), reached());
    return done({ code, expires_at: expiresAt.toString(), links, unit: found.code, name: found.name, role });
  });

  reportCommand("invitations", z.object({}), async (_, { units }) => {
    const open = await openInvitations(db, clock.now());
    return done(
      open.map(({ unit, role, issuedBy, createdAt, expiresAt }) => ({
        unit,
        name: units.units.find(({ code }) => code === unit)?.name ?? unit,
        role,
        issued_by: issuedBy,
        created_at: createdAt.toString(),
        expires_at: expiresAt.toString(),
      })),
    );
  });

  reportCommand("revoke", z.union([z.object({ code: line }), z.object({ unit: line })]), async (which, { units }) => {
    if ("code" in which) return revoked(await revokeInvitations(db, { hash: await hashCode(which.code) }, clock.now()));
    const found = unitOf(units, which.unit);
    return "kind" in found ? refused(found) : revoked(await revokeInvitations(db, { unit: found.code }, clock.now()));
  });
}

const revoked = (count: number): AdminAnswer =>
  count > 0 ? done({ revoked: count }) : refused({ kind: "no_open_invitation" });
