import { INVITATION_DAYS } from "../../people/invitation.ts";
import type { Unit } from "../../people/unit.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { wording } from "./wording.ts";
import { type CoordinatorStep, type CoordinatorWork, says } from "./work.ts";

/** "Cấp mã Tri Tôn": a code for an officer of the unit, in a message that can be sent on. */
export function inviteOfficer(work: CoordinatorWork, unit: Unit): CoordinatorStep {
  const code = work.deps.newCode();
  const expiresAt = work.now.add({ hours: 24 * INVITATION_DAYS });
  const until = showDate(expiresAt.toZonedDateTimeISO(work.deps.campaign.time_zone).toPlainDate().toString());
  return says(work.focus, wording.invited(unit.name, code, until), [], {
    kind: "invite",
    code,
    unit: unit.code,
    role: "officer",
    replaces: null,
    by: work.member.id,
    expiresAt,
  });
}
