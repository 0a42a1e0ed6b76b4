import type { Actor } from "../people/actor.ts";
import { type Action, may } from "../people/may.ts";

/** The longest reason or comment, in characters. */
export const LONGEST_DECISION_TEXT = 2000;

/** Whether somebody may decide this about any unit; an operator at this machine may. */
export function mayDecide(by: Actor, action: Action): boolean {
  if (by.kind !== "member") return by.kind === "admin";
  return may({ id: by.id, role: by.role, unit: "", name: null }, action, null);
}
