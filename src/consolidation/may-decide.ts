import type { Actor } from "../people/actor.ts";
import { type Action, may } from "../people/may.ts";

/** The longest reason or comment, in characters. */
export const LONGEST_DECISION_TEXT = 2000;

/** What a district decides about the reports that it collects from its communes. */
const COLLECTING = new Set<Action>(["judge_reports", "comment_report", "extend_deadline"]);

/** Whether somebody may decide this about any unit (an operator at this machine may), or, `collects`, about a commune of their district. */
export function mayDecide(by: Actor, action: Action, collects = false): boolean {
  if (collects && by.kind === "member" && by.role === "officer") return COLLECTING.has(action);
  if (by.kind !== "member") return by.kind === "admin";
  return may({ id: by.id, role: by.role, unit: "", name: null }, action, null);
}
