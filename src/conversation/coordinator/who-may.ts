import { may } from "../../people/may.ts";
import type { CoordinatorCommand } from "./coordinator-command.ts";
import { noticeWording } from "./notices/wording.ts";
import { wording } from "./wording.ts";
import { type CoordinatorWork, collects } from "./work.ts";

/** Whether somebody may accept and return reports; a district may those of its communes. */
export const mayJudge = (work: CoordinatorWork): boolean => collects(work) || may(work.member, "judge_reports", null);

/** Why somebody may not do this; null where they may. Whoever reads reports may also comment and answer difficulties. */
export function refusal(work: CoordinatorWork, { kind }: CoordinatorCommand): string | null {
  if (kind === "accept" || kind === "return" || kind === "extend") return mayJudge(work) ? null : wording.mayNotJudge;
  if (kind === "invite") return collects(work) || may(work.member, "invite", null) ? null : wording.mayNotInvite;
  if (NOTICES.has(kind)) return may(work.member, "broadcast", null) ? null : noticeWording.mayNot;
  return null;
}

const NOTICES = new Set<CoordinatorCommand["kind"]>(["notice", "notices", "cancel_notice"]);

/** What only the receiver of the whole campaign has; to a district these words mean something else. */
const PROVINCE = new Set<CoordinatorCommand["kind"]>([
  "difficulties",
  "answer",
  "figures",
  "letters",
  "notice",
  "notices",
  "cancel_notice",
]);

/** Whether a command has a meaning for whoever says it. */
export const isMeant = (work: CoordinatorWork, { kind }: CoordinatorCommand): boolean =>
  !collects(work) || !PROVINCE.has(kind);
