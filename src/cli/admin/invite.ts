import { INVITATION_DAYS, MOST_INVITATION_DAYS } from "../../people/invitation.ts";
import { ROLES, type Role } from "../../people/member.ts";
import { type AdminCommand, needed, optional, WrongUse, wordsOf } from "./command.ts";
import { moment } from "./table.ts";
import { wording } from "./wording.ts";

/** What `invite --json` gives. */
interface Invited {
  readonly code: string;
  readonly expires_at: string;
  readonly links: readonly string[];
  readonly name: string;
  readonly role: Role;
}

/** `invite`: a one-time code for one person of a unit, shown here once. */
export const invite: AdminCommand<Invited> = {
  usage: wording.usage.invite,
  options: { unit: { type: "string" }, role: { type: "string" }, days: { type: "string" } },
  ask(given) {
    wordsOf(given, []);
    const unit = needed(given, "unit");
    const role = optional(given, "role") ?? "officer";
    if (!ROLES.some((one) => one === role)) throw new WrongUse(wording.wrongRole(role, ROLES));
    const days = optional(given, "days") ?? String(INVITATION_DAYS);
    if (!/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > MOST_INVITATION_DAYS)
      throw new WrongUse(wording.wrongDays(days, MOST_INVITATION_DAYS));
    return { route: "invite", body: { unit, role, days: Number(days) } };
  },
  show: ({ code, expires_at, links, name, role }) =>
    [wording.invited(code, wording.roles[role], name, moment(expires_at)), ...links].join("\n"),
};
