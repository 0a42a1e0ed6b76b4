import type { Role } from "./member.ts";

/** How long an invitation is good for unless told otherwise, in days. */
export const INVITATION_DAYS = 7;
/** The longest an invitation may be good for, in days. */
export const MOST_INVITATION_DAYS = 60;
/** How long a code is good for that an officer makes in chat for a colleague, in minutes. */
export const HAND_OVER_MINUTES = 15;
/** How many codes a conversation may get wrong within WRONG_CODES_WITHIN. */
export const MOST_WRONG_CODES = 5;
/** The time in which wrong codes are counted. */
export const WRONG_CODES_WITHIN: Temporal.Duration = Temporal.Duration.from({ hours: 1 });

/** A one-time code for one place in one unit; the code itself is known only to whom it was given. */
export interface Invitation {
  readonly id: string;
  readonly unit: string;
  readonly role: Role;
  /** The member whose place is taken over; null where the place is a new one. */
  readonly replaces: string | null;
  /** From this moment on it is good no longer. */
  readonly expiresAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
}

/** What has become of an invitation; one that was used stays so, whatever came later. */
export type InvitationState = "open" | "used" | "revoked" | "expired";

/** What has become of an invitation by now. */
export function stateOf(
  { expiresAt, usedAt, revokedAt }: Pick<Invitation, "expiresAt" | "usedAt" | "revokedAt">,
  now: Temporal.Instant,
): InvitationState {
  if (usedAt) return "used";
  if (revokedAt) return "revoked";
  return Temporal.Instant.compare(now, expiresAt) < 0 ? "open" : "expired";
}

/** What a typed code comes to. */
export type JudgedCode =
  | { readonly kind: "accepted"; readonly invitation: Invitation }
  /** Nothing was ever issued under this code: it counts as a wrong one. */
  | { readonly kind: "unknown" }
  | { readonly kind: "expired" | "used" | "revoked" }
  /** Too many were wrong: until then no code is looked at, so that a right guess tells nothing. */
  | { readonly kind: "too_many"; readonly until: Temporal.Instant };

/** Judges a typed code by its invitation (null: there is none) and by when this conversation typed wrong ones. */
export function judgeCode({
  invitation,
  wrongCodes,
  now,
}: {
  readonly invitation: Invitation | null;
  readonly wrongCodes: readonly Temporal.Instant[];
  readonly now: Temporal.Instant;
}): JudgedCode {
  const until = wrongCodes
    .map((at) => at.add(WRONG_CODES_WITHIN))
    .filter((end) => Temporal.Instant.compare(now, end) < 0)
    .toSorted(Temporal.Instant.compare)
    .at(-MOST_WRONG_CODES);
  if (until) return { kind: "too_many", until };
  if (!invitation) return { kind: "unknown" };
  const state = stateOf(invitation, now);
  return state === "open" ? { kind: "accepted", invitation } : { kind: state };
}
