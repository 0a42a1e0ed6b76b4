import { may } from "../../people/may.ts";
import type { CoordinatorCommand } from "./coordinator-command.ts";
import { wording } from "./wording.ts";
import type { CoordinatorWork } from "./work.ts";

/** Whether somebody may accept and return reports. */
export const mayJudge = ({ member }: CoordinatorWork): boolean => may(member, "judge_reports", null);

/** Why somebody may not do this; null where they may. Whoever reads reports may also comment and answer difficulties. */
export function refusal(work: CoordinatorWork, { kind }: CoordinatorCommand): string | null {
  if (kind === "accept" || kind === "return" || kind === "extend") return mayJudge(work) ? null : wording.mayNotJudge;
  if (kind === "invite") return may(work.member, "invite", null) ? null : wording.mayNotInvite;
  return null;
}
