import { describe, expect, it } from "vitest";

import { ACTIONS, type Action, may } from "../../src/people/may.ts";
import { ROLES, type Role } from "../../src/people/member.ts";

type Reach = "own" | "any" | "none";

/** Who may do what, for whose unit: the whole table. */
const TABLE: Record<Action, Record<Role | "nobody", Reach>> = {
  ask: { nobody: "any", officer: "any", approver: "any", coordinator: "any" },
  read_draft: { nobody: "none", officer: "own", approver: "own", coordinator: "none" },
  edit_draft: { nobody: "none", officer: "own", approver: "none", coordinator: "none" },
  submit: { nobody: "none", officer: "own", approver: "own", coordinator: "none" },
  approve: { nobody: "none", officer: "none", approver: "own", coordinator: "none" },
  hand_over: { nobody: "none", officer: "own", approver: "none", coordinator: "none" },
  invite: { nobody: "none", officer: "own", approver: "none", coordinator: "any" },
  raise_difficulty: { nobody: "none", officer: "own", approver: "own", coordinator: "none" },
  read_reports: { nobody: "none", officer: "own", approver: "own", coordinator: "any" },
  judge_reports: { nobody: "none", officer: "none", approver: "none", coordinator: "any" },
  mark_received: { nobody: "none", officer: "none", approver: "none", coordinator: "any" },
  answer_difficulties: { nobody: "none", officer: "none", approver: "none", coordinator: "any" },
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
