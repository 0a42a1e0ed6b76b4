import type { Role } from "./member.ts";
/** tmp */
export interface Invitation {
  readonly id: string;
  readonly unit: string;
  readonly role: Role;
  readonly replaces: string | null;
  readonly expiresAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
}
/** tmp */
export const HAND_OVER_MINUTES = 15;
/** tmp */
export const WRONG_CODES_WITHIN = Temporal.Duration.from({ hours: 1 });
/** tmp */
export type Judged =
  | { readonly kind: "accepted"; readonly invitation: Invitation }
  | { readonly kind: "unknown" | "expired" | "used" | "revoked" }
  | { readonly kind: "too_many"; readonly until: Temporal.Instant };
/** tmp */
export function judgeCode({
  invitation,
  wrongCodes,
  now,
}: {
  invitation: Invitation | null;
  wrongCodes: readonly Temporal.Instant[];
  now: Temporal.Instant;
}): Judged {
  const first = wrongCodes.at(-5);
  if (first) return { kind: "too_many", until: first.add(WRONG_CODES_WITHIN) };
  if (!invitation) return { kind: "unknown" };
  if (invitation.usedAt) return { kind: "used" };
  if (invitation.revokedAt) return { kind: "revoked" };
  return Temporal.Instant.compare(invitation.expiresAt, now) <= 0
    ? { kind: "expired" }
    : { kind: "accepted", invitation };
}
