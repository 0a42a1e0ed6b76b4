import type { Member, Role } from "./member.ts";

/** Everything that not everybody may do, and asking, which everybody may. */
export const ACTIONS = [
  "ask",
  "read_draft",
  "edit_draft",
  "submit",
  "approve",
  /** Giving one's own place to a colleague. */
  "hand_over",
  "invite",
  "raise_difficulty",
  "read_reports",
  /** Accepting a report or returning it. */
  "judge_reports",
  "comment_report",
  "extend_deadline",
  "mark_received",
  "answer_difficulties",
  /** One notice to the officers of many units. */
  "broadcast",
] as const;
/** Something that a person may or may not do. */
export type Action = (typeof ACTIONS)[number];

/** What a role allows in the member's own unit. A leader hands in by agreeing; figures are the officer's to write. */
const OWN: Record<Role, ReadonlySet<Action>> = {
  officer: new Set(["read_draft", "edit_draft", "submit", "hand_over", "invite", "raise_difficulty", "read_reports"]),
  approver: new Set(["read_draft", "submit", "approve", "raise_difficulty", "read_reports"]),
  coordinator: new Set(),
  partner: new Set(),
};
/** What a role allows for every unit. A coordinator reads what was handed in, never a draft; a partner judges nothing. */
const ANY: Record<Role, ReadonlySet<Action>> = {
  officer: new Set(),
  approver: new Set(),
  coordinator: new Set([
    "invite",
    "read_reports",
    "judge_reports",
    "comment_report",
    "extend_deadline",
    "mark_received",
    "answer_difficulties",
    "broadcast",
  ]),
  partner: new Set(["read_reports", "comment_report", "answer_difficulties"]),
};

/** Whether a person (null: bound to no unit) may do this for a unit (null: for all of them at once). */
export function may(member: Member | null, action: Action, unit: string | null): boolean {
  if (action === "ask") return true;
  if (!member) return false;
  return ANY[member.role].has(action) || (member.unit === unit && OWN[member.role].has(action));
}
