import { describe, expect, it } from "vitest";

import { isOpen, stepAt, stepsFor } from "../../src/reminders/steps.ts";
import { real } from "../support/reminding.ts";

const { plan, days } = real.rules;
const at = (moment: string) => Temporal.PlainDateTime.from(moment);

describe("the steps before 10 December", () => {
  it.each([
    ["2023-12-09", "T-30 11-09 · T-14 11-24 · T-7 12-01 · T-3 12-06 · T0 12-08 · T+1 12-11 · T+3 12-12"],
    ["2024-12-09", "T-30 11-08 · T-14 11-25 · T-7 12-02 · T-1 12-06 · T0 12-09 · T+1 12-10 · T+3 12-12"],
    ["2025-12-09", "T-30 11-07 · T-14 11-25 · T-7 12-02 · T-3 12-05 · T-1 12-08 · T0 12-09 · T+1 12-10 · T+3 12-12"],
    ["2026-12-09", "T-30 11-09 · T-14 11-25 · T-7 12-02 · T-3 12-04 · T-1 12-08 · T0 12-09 · T+1 12-10 · T+3 12-14"],
    ["2027-12-09", "T-30 11-09 · T-14 11-25 · T-7 12-02 · T-3 12-06 · T-1 12-08 · T0 12-09 · T+1 12-10 · T+3 12-13"],
    ["2028-12-09", "T-30 11-09 · T-14 11-23 · T-7 12-01 · T-3 12-06 · T0 12-08 · T+1 12-11 · T+3 12-12"],
    ["2029-12-09", "T-30 11-09 · T-14 11-23 · T-7 11-30 · T-3 12-06 · T0 12-07 · T+1 12-10 · T+3 12-12"],
    ["2030-12-09", "T-30 11-08 · T-14 11-22 · T-7 12-02 · T-1 12-06 · T0 12-09 · T+1 12-10 · T+3 12-12"],
  ])("with %s as the last valid day", (lastDay, expected) => {
    const steps = stepsFor(plan, days, Temporal.PlainDate.from(lastDay));
    expect(steps.map(({ id, at: moment }) => `${id} ${moment.toString().slice(5, 10)}`).join(" · ")).toBe(expected);
    for (const step of steps) expect(step.at.toPlainTime().toString()).toBe("08:00:00");
  });

  it("around Tết go back before it, or on after it", () => {
    const steps = stepsFor(plan, days, Temporal.PlainDate.from("2024-02-12"));
    expect(steps.map(({ id, at: moment }) => `${id} ${moment}`)).toEqual([
      "T-30 2024-01-12T08:00:00",
      "T-14 2024-01-29T08:00:00",
      "T-7 2024-02-05T08:00:00",
      "T0 2024-02-07T08:00:00",
      "T+3 2024-02-15T08:00:00",
    ]);
  });

  it("may be claimed until five o'clock of the next working day", () => {
    const steps = stepsFor(plan, days, Temporal.PlainDate.from("2023-12-09"));
    expect(steps.map(({ id, until }) => `${id} ${until}`)).toContain("T0 2023-12-11T17:00:00");
  });

  it("keep their own day when they are marked urgent", () => {
    const urgent = { ...plan, steps: plan.steps.map((step) => ({ ...step, urgent: step.id === "T0" })) };
    const steps = stepsFor(urgent, days, Temporal.PlainDate.from("2023-12-09"));
    expect(steps.map(({ id, at: moment }) => `${id} ${moment.toPlainDate()}`)).toEqual(
      expect.arrayContaining(["T-1 2023-12-08", "T0 2023-12-09"]),
    );
  });
});

describe("what is to be claimed", () => {
  const steps = stepsFor(plan, days, Temporal.PlainDate.from("2023-12-09"));
  const claimed = (moment: string, lastRun: string | null = null) => {
    const around = { days, catchUp: plan.catch_up_working_days, lastRun: lastRun === null ? null : at(lastRun) };
    const found = stepAt(steps, at(moment), around);
    return found && `${found.step.id}${found.isCatchUp ? " caught up" : ""}`;
  };

  it.each([
    ["2023-11-09T07:59:59", null],
    ["2023-11-09T08:00", "T-30"],
    ["2023-11-10T16:59:59", "T-30"],
    ["2023-11-10T17:00", null],
    ["2023-11-24T08:00", "T-14"],
    ["2023-11-27T16:59:59", "T-14"],
    ["2023-11-27T17:00", null],
    ["2023-12-07T08:00", "T-3"],
    ["2023-12-08T07:59", null],
    ["2023-12-08T08:00", "T0"],
    ["2023-12-11T07:30", null],
    ["2023-12-11T08:00", "T+1"],
    ["2023-12-12T08:00", "T+3"],
    ["2023-12-13T16:59", "T+3"],
    ["2023-12-13T17:00", null],
  ])("at %s by itself: %s", (moment, expected) => expect(claimed(moment)).toBe(expected));

  it.each([
    ["a step missed by a long stop is caught up", "2023-12-05T09:00", "2023-11-30T09:00", "T-7 caught up"],
    ["on the third working day after it still", "2023-12-06T07:30", "2023-11-30T09:00", null],
    ["not when it was looked at in time", "2023-12-05T09:00", "2023-12-01T08:00", null],
    ["nor after three working days", "2023-11-30T09:00", "2023-11-23T09:00", null],
    ["only the newest of several", "2023-12-05T09:00", "2023-11-01T09:00", "T-7 caught up"],
    ["not before a step of the same day", "2023-12-06T07:59", "2023-11-30T09:00", null],
  ])("%s", (_, moment, lastRun, expected) => expect(claimed(moment, lastRun)).toBe(expected));

  it("is caught up on the third working day, not on the fourth", () => {
    const lonely = { ...plan, steps: plan.steps.filter(({ id }) => id === "T-7") };
    const only = stepsFor(lonely, days, Temporal.PlainDate.from("2023-12-09"));
    const around = { days, catchUp: 3, lastRun: at("2023-11-30T09:00") };
    expect(stepAt(only, at("2023-12-06T20:00"), around)).toMatchObject({ isCatchUp: true });
    expect(stepAt(only, at("2023-12-07T08:00"), around)).toBeNull();
  });
});

describe("the hours in which something may go out", () => {
  it.each([
    ["2023-12-08T06:59:59", false],
    ["2023-12-08T07:00", true],
    ["2023-12-08T20:59:59", true],
    ["2023-12-08T21:00", false],
    ["2023-12-09T10:00", false],
    ["2023-12-10T10:00", false],
    ["2024-02-12T10:00", false],
    ["2024-05-04T10:00", true],
  ])("%s: %s", (moment, expected) => expect(isOpen(plan, days, at(moment))).toBe(expected));
});
