import type { ReportCommand } from "./report-words.ts";
import { wording } from "./wording.ts";
import type { Work } from "./work.ts";

/** Commands that mean something while no report waits. */
export const OPENING = new Set<ReportCommand["kind"]>([
  "open",
  "submit",
  "preview",
  "document",
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
]);
/** Commands that somebody without a unit is told about. */
export const NEEDS_UNIT = new Set<ReportCommand["kind"]>(["open", "submit", "document"]);
/** Commands of a leader. */
const LEADERS = new Set<ReportCommand["kind"]>([
  "open",
  "submit",
  "preview",
  "document",
  "approve",
  "decline",
  "difficulty",
]);

/** Why somebody may not do this here; null where they may. */
export function refusal({ member }: Work, command: ReportCommand): string | null {
  if (member.role === "coordinator") return wording.coordinatorWrites;
  return member.role === "approver" && !LEADERS.has(command.kind) ? wording.mayNot : null;
}

/** A leader's buttons, and those of a report that was handed in, stand whatever is waited for. */
export function isStanding({ member }: Work, key: string): boolean {
  return (key === "filed" && member.role === "officer") || (key === "approval" && member.role === "approver");
}
