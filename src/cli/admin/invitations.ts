import type { Role } from "../../people/member.ts";
import { listing } from "./command.ts";
import { moment, table } from "./table.ts";
import { wording } from "./wording.ts";

/** An open invitation as `invitations --json` gives it; its code is not kept anywhere. */
interface OpenRow {
  readonly unit: string;
  readonly name: string;
  readonly role: Role;
  readonly created_at: string;
  readonly expires_at: string;
}

/** `invitations`: those that can still be used. */
export const invitations = listing<readonly OpenRow[]>("invitations", (rows) =>
  rows.length === 0
    ? wording.noInvitations
    : table(
        [wording.unit.code, wording.unit.name, wording.role, wording.issuedAt, wording.expiresAt],
        rows.map(({ unit, name, role, created_at, expires_at }) => [
          unit,
          name,
          wording.roles[role],
          moment(created_at),
          moment(expires_at),
        ]),
      ),
);
