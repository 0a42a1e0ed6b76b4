import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import { loadReminders } from "../../../src/adapters/knowledge-files/load-reminders.ts";
import { BrokenKnowledge } from "../../../src/adapters/knowledge-files/read-yaml.ts";
import { copyKnowledge, type KnowledgeCopy } from "../../support/knowledge-copy.ts";

const PLAN = "vi-nguoi-ngheo-2023/reminders.yaml";

async function refusalAfter(spoil: (copy: KnowledgeCopy) => void): Promise<string> {
  using copy = copyKnowledge();
  spoil(copy);
  const error: unknown = await loadReminders(copy.root, copy.campaign).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BrokenKnowledge);
  return (error as BrokenKnowledge).message.replaceAll(`${copy.root}/`, "");
}

it("loads the real steps", async () => {
  using copy = copyKnowledge();
  const rules = await loadReminders(copy.root, copy.campaign);
  expect(rules?.plan.steps.map(({ id }) => id).join(" ")).toBe("T-30 T-14 T-7 T-3 T-1 T0 T+1 T+3");
});

it("reminds nobody in a campaign without the file", async () => {
  using copy = copyKnowledge();
  rmSync(join(copy.campaign, "reminders.yaml"));
  expect(await loadReminders(copy.root, copy.campaign)).toBeNull();
});

it.each([
  [
    "a step of the wrong name",
    PLAN,
    "{id: T-7, days: -7}",
    "{id: T-7, days: -8}",
    /reminders\.yaml:\d+: steps\.2\.id: T-7 does not name -8 days/,
  ],
  ["a time that is none", PLAN, 'send_at: "08:00"', 'send_at: "25:00"', /reminders\.yaml:\d+: send_at: must be a time/],
  ["a time at night", PLAN, 'send_at: "08:00"', 'send_at: "06:30"', /send_at: is in the quiet hours/],
  ["an unknown key", PLAN, "summary_after_minutes:", "summary_minutes:", /reminders\.yaml/],
  [
    "a milestone nobody knows",
    PLAN,
    "milestone: peak_month",
    "milestone: peak",
    /notices\.1\.milestone: peak is no milestone/,
  ],
  ["a notice after the end", PLAN, "on: 2023-10-17", "on: 2024-10-17", /2024-10-17 is after closes_at/],
  [
    "a step for leaders that is none",
    PLAN,
    "approvers_from: T-3",
    "approvers_from: T-4",
    /approvers_from: T-4 is no step/,
  ],
  [
    "a day that no calendar has",
    "holidays.yaml",
    "from: 2023-01-02",
    "from: 2023-02-30",
    /holidays\.yaml:\d+: closed\.0\.from/,
  ],
  [
    "rows out of order",
    "holidays.yaml",
    "from: 2023-01-20",
    "from: 2023-01-01",
    /closed\.1: 2023-01-01 is not after the row before/,
  ],
  [
    "a working day that is worked anyway",
    "holidays.yaml",
    "{day: 2024-05-04",
    "{day: 2024-05-03",
    /worked\.0: 2024-05-03 is no Saturday/,
  ],
  [
    "a row without its source",
    "holidays.yaml",
    ', source: "theo báo chí; chưa đọc văn bản"}',
    "}",
    /holidays\.yaml:\d+: worked\.0\.source/,
  ],
  [
    "years that do not reach the deadline",
    "holidays.yaml",
    "covers: {from: 2023, to: 2030}",
    "covers: {from: 2024, to: 2030}",
    /holidays\.yaml/,
  ],
])("refuses %s, and says where", async (_, path, found, instead, message) => {
  expect(
    await refusalAfter((copy) =>
      copy.rewrite(path, (text) => {
        expect(text).toContain(found);
        return text.replace(found, instead);
      }),
    ),
  ).toMatch(message);
});
