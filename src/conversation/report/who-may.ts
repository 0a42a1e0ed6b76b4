import { type Action, may } from "../../people/may.ts";
import type { ReportCommand } from "./report-words.ts";
import { wording } from "./wording.ts";
import type { Work } from "./work.ts";

/** Commands that mean something while no report waits. */
export const OPENING = new Set<ReportCommand["kind"]>([
  "open",
  "page",
  "submit",
  "preview",
  "document",
  "forms",
  "send_form",
  "discard",
  "undo",
  "approve",
  "decline",
  "final_figures",
  "correct",
  "hand_over",
  "invite",
  "section",
  "edit",
  "assign",
  "official",
  "difficulty",
  "left",
  "sections",
  "snooze",
  "calendar",
  "remind_me",
  "phone",
]);
/** Commands that somebody without a unit is told about. */
export const NEEDS_UNIT = new Set<ReportCommand["kind"]>(["open", "page", "submit", "document", "forms", "send_form"]);
/** What a command does to a report; any other fills it in. */
const ACTIONS: Partial<Record<ReportCommand["kind"], Action>> = {
  open: "read_draft",
  page: "read_draft",
  preview: "read_draft",
  document: "read_draft",
  snooze: "read_draft",
  calendar: "read_draft",
  remind_me: "read_draft",
  phone: "read_draft",
  forms: "read_draft",
  submit: "submit",
  approve: "approve",
  decline: "approve",
  hand_over: "hand_over",
  invite: "invite",
  difficulty: "raise_difficulty",
};

/** Why somebody may not do this here; null where they may. A leader's words from an officer are no command, but words. */
export function refusal({ member }: Work, { kind }: ReportCommand): string | null {
  if (member.role === "coordinator") return wording.coordinatorWrites;
  if (member.role === "partner") return wording.partnerWrites;
  const action = ACTIONS[kind] ?? "edit_draft";
  return action === "approve" || may(member, action, member.unit) ? null : wording.mayNot;
}

/** A leader's buttons, and those of a report that was handed in, stand whatever is waited for. */
export function isStanding(work: Work, key: string): boolean {
  return (key === "filed" && mayEdit(work)) || (key === "approval" && mayApprove(work));
}

/** Whether somebody may fill in the report of their unit. */
export const mayEdit = ({ member }: Work): boolean => may(member, "edit_draft", member.unit);

/** Whether somebody may agree to the report of their unit. */
export const mayApprove = ({ member }: Work): boolean => may(member, "approve", member.unit);
