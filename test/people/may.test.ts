import { describe, expect, it } from "vitest";

import { ACTIONS, type Action, may } from "../../src/people/may.ts";
import { ROLES, type Role } from "../../src/people/member.ts";

type Reach = "own" | "any" | "none";

/** Who may do what, for whose unit: the whole table. */
const TABLE: Record<Action, Record<Role | "nobody", Reach>> = {
  ask: { nobody: "any", officer: "any", approver: "any", coordinator: "any", partner: "any" },
  read_draft: { nobody: "none", officer: "own", approver: "own", coordinator: "none", partner: "none" },
  edit_draft: { nobody: "none", officer: "own", approver: "none", coordinator: "none", partner: "none" },
  submit: { nobody: "none", officer: "own", approver: "own", coordinator: "none", partner: "none" },
  approve: { nobody: "none", officer: "none", approver: "own", coordinator: "none", partner: "none" },
  hand_over: { nobody: "none", officer: "own", approver: "none", coordinator: "none", partner: "none" },
  invite: { nobody: "none", officer: "own", approver: "none", coordinator: "any", partner: "none" },
  raise_difficulty: { nobody: "none", officer: "own", approver: "own", coordinator: "none", partner: "none" },
  read_reports: { nobody: "none", officer: "own", approver: "own", coordinator: "any", partner: "any" },
  judge_reports: { nobody: "none", officer: "none", approver: "none", coordinator: "any", partner: "none" },
  comment_report: { nobody: "none", officer: "none", approver: "none", coordinator: "any", partner: "any" },
  extend_deadline: { nobody: "none", officer: "none", approver: "none", coordinator: "any", partner: "none" },
  mark_received: { nobody: "none", officer: "none", approver: "none", coordinator: "any", partner: "none" },
  answer_difficulties: { nobody: "none", officer: "none", approver: "none", coordinator: "any", partner: "any" },
  broadcast: { nobody: "none", officer: "none", approver: "none", coordinator: "any", partner: "none" },
};

const cases = ACTIONS.flatMap((action) =>
  [...ROLES, "nobody" as const].flatMap((role) =>
    [
      ["its own unit", "886"],
      ["another unit", "887"],
      ["all units", null],
    ].map(([whose, unit]) => {
      const reach = TABLE[action][role];
      const allowed = reach === "any" || (reach === "own" && unit === "886");
      return { role, action, whose, unit: unit ?? null, allowed };
    }),
  ),
);

describe("who may do what", () => {
  it("has an entry for every action", () => {
    expect(Object.keys(TABLE).toSorted()).toEqual([...ACTIONS].toSorted());
  });

  it.each(cases)("$role, $action, $whose: $allowed", ({ role, action, unit, allowed }) => {
    const member = role === "nobody" ? null : { id: "1", unit: "886", role, name: null };
    expect(may(member, action, unit)).toBe(allowed);
  });
});
