import { describe, expect, it } from "vitest";

import type { Decision, ReturnedField, Standing } from "../../src/consolidation/decision.ts";
import { extendDeadline } from "../../src/consolidation/extend-deadline.ts";
import { acceptReport, returnReport } from "../../src/consolidation/judge-report.ts";
import { LONGEST_DECISION_TEXT } from "../../src/consolidation/may-decide.ts";
import { answerDifficulty, commentOnReport, markReceived } from "../../src/consolidation/note-on-report.ts";
import type { Actor } from "../../src/people/actor.ts";
import type { FiledReport } from "../../src/reports/submission.ts";
import { engine } from "../support/report-talk.ts";

const coordinator: Actor = { kind: "member", id: "1", role: "coordinator" };
const partner: Actor = { kind: "member", id: "2", role: "partner" };
const officer: Actor = { kind: "member", id: "3", role: "officer" };
const admin: Actor = { kind: "admin" };
const context = { engine, receiver: "Sở Nội vụ" };
const UNIT = "SXD";
const [first, second] = engine.questions(UNIT);
if (!first || !second) throw new Error("the unit is asked nothing");

function standing(given: Partial<FiledReport> = {}, newest = "BC2023-SXD-1"): Standing {
  const report: FiledReport = {
    campaign: "vi-nguoi-ngheo-2023",
    unit: UNIT,
    form: "bao-cao",
    form_version: 1,
    period: "2023",
    revision: 1,
    cause: "first",
    receipt: "BC2023-SXD-1",
    answers: {},
    exceptions: [],
    submitted_by: "3",
    approved_by: null,
    submitted_at: "2023-12-01T01:00:00Z",
    timeliness: "on_time",
    state: "submitted",
    official: null,
    ...given,
  };
  return { report, before: null, newest, comments: [] };
}

const refused = (decision: Decision): unknown => (decision.kind === "refused" ? decision.refusal : decision.kind);
const returning = (fields: readonly ReturnedField[], of = standing(), by: Actor = admin) =>
  returnReport(of, fields, context, by);

describe("accepting", () => {
  it("writes it and tells the officers", () => {
    const decision = acceptReport(standing(), "Sở Nội vụ", coordinator);
    if (decision.kind === "refused") throw new Error("refused");
    expect(decision.writes.map(({ kind }) => kind)).toEqual(["accept_report", "tell_unit"]);
    expect(decision.writes[1]).toMatchObject({ unit: UNIT, roles: ["officer"] });
    expect(JSON.stringify(decision.writes[1])).toContain("Sở Nội vụ đã chấp nhận báo cáo BC2023-SXD-1");
  });

  it.each<[string, Standing, Actor, unknown]>([
    ["by an officer", standing(), officer, { kind: "may_not" }],
    ["by a partner", standing(), partner, { kind: "may_not" }],
    ["by another program", standing(), { kind: "api" }, { kind: "may_not" }],
    ["twice", standing({ state: "accepted" }), admin, { kind: "accepted_already", receipt: "BC2023-SXD-1" }],
    ["once returned", standing({ state: "returned" }), admin, { kind: "returned_already", receipt: "BC2023-SXD-1" }],
    [
      "of an older revision",
      standing({}, "BC2023-SXD-2"),
      admin,
      { kind: "not_newest", receipt: "BC2023-SXD-1", newest: "BC2023-SXD-2" },
    ],
  ])("is refused %s", (_, of, by, refusal) => {
    expect(refused(acceptReport(of, "Sở Nội vụ", by))).toEqual(refusal);
  });
});

describe("returning", () => {
  it("names fields by id or by number, in the form's order, each with its reason, and offers to mend them", () => {
    const decision = returning([
      { field: String(second.number), reason: " lệch  số " },
      { field: first.field.id, reason: "thiếu ngày" },
    ]);
    if (decision.kind === "refused") throw new Error("refused");
    expect(decision.writes[0]).toMatchObject({
      kind: "return_report",
      returned: { [first.field.id]: "thiếu ngày", [second.field.id]: "lệch số" },
    });
    const told = decision.writes[1];
    if (told?.kind !== "tell_unit") throw new Error("nobody is told");
    const text = JSON.stringify(told.reply.blocks);
    expect(text).toContain("xem lại 2 câu");
    expect(text.indexOf("thiếu ngày")).toBeLessThan(text.indexOf("lệch số"));
    expect(told.reply.choices).toHaveLength(1);
  });

  it("an accepted report can still be returned", () => {
    expect(returning([{ field: "1", reason: "lệch" }], standing({ state: "accepted" })).kind).toBe("decided");
  });

  const long = "x".repeat(LONGEST_DECISION_TEXT);
  it.each<[string, readonly ReturnedField[], unknown]>([
    ["without a field", [], { kind: "nothing_to_return" }],
    ["of no field", [{ field: "khong_co", reason: "x" }], { kind: "unknown_field", field: "khong_co", questions: 15 }],
    ["of question 0", [{ field: "0", reason: "x" }], { kind: "unknown_field", field: "0", questions: 15 }],
    ["of question 16", [{ field: "16", reason: "x" }], { kind: "unknown_field", field: "16", questions: 15 }],
    ["without a reason", [{ field: "1", reason: "  " }], { kind: "no_reason", field: "1" }],
    [
      "of one field twice",
      [
        { field: "1", reason: "x" },
        { field: first.field.id, reason: "y" },
      ],
      { kind: "field_twice", field: first.field.id },
    ],
    ["with too long a reason", [{ field: "1", reason: `${long}x` }], { kind: "text_too_long", most: 2000 }],
    ["with the longest reason", [{ field: "1", reason: long }], "decided"],
  ])("%s", (_, fields, outcome) => {
    expect(refused(returning(fields))).toEqual(outcome);
  });

  it("is refused for a question that the answers leave out", () => {
    const hidden = engine.questions(UNIT).find(({ field }) => field.relevant_if);
    if (!hidden) throw new Error("nothing is left out");
    expect(refused(returning([{ field: String(hidden.number), reason: "x" }]))).toEqual({
      kind: "not_asked",
      field: String(hidden.number),
    });
  });

  it("is refused to a partner, and of a revision that was returned", () => {
    const fields = [{ field: "1", reason: "x" }];
    expect(refused(returning(fields, standing(), partner))).toEqual({ kind: "may_not" });
    expect(refused(returning(fields, standing({ state: "returned" })))).toMatchObject({ kind: "returned_already" });
    expect(refused(returning(fields, standing({}, "BC2023-SXD-2")))).toMatchObject({ kind: "not_newest" });
  });
});

describe("extending a deadline", () => {
  const extend = (until: string, given: { today?: string; reason?: string; by?: Actor } = {}) =>
    extendDeadline(
      {
        unit: UNIT,
        until,
        present: "2023-12-09",
        today: given.today ?? "2023-12-01",
        reason: given.reason ?? "bão",
        receiver: "Sở Nội vụ",
      },
      given.by ?? coordinator,
    );

  it("writes it and tells the officers until when", () => {
    const decision = extend("2023-12-15");
    if (decision.kind === "refused") throw new Error("refused");
    expect(decision.writes[0]).toMatchObject({ kind: "extend_deadline", unit: UNIT, until: "2023-12-15" });
    expect(JSON.stringify(decision.writes[1])).toContain("đến hết ngày 15/12/2023");
  });

  it.each<[string, Decision, unknown]>([
    [
      "to the present day",
      extend("2023-12-09"),
      { kind: "until_not_later", until: "2023-12-09", present: "2023-12-09" },
    ],
    [
      "to an earlier day",
      extend("2023-12-05"),
      { kind: "until_not_later", until: "2023-12-05", present: "2023-12-09" },
    ],
    [
      "to yesterday",
      extend("2023-12-11", { today: "2023-12-12" }),
      { kind: "until_past", until: "2023-12-11", today: "2023-12-12" },
    ],
    ["to today", extend("2023-12-12", { today: "2023-12-12" }), "decided"],
    ["without a reason", extend("2023-12-15", { reason: "" }), { kind: "no_reason", field: null }],
    ["by a partner", extend("2023-12-15", { by: partner }), { kind: "may_not" }],
  ])("%s", (_, decision, outcome) => {
    expect(refused(decision)).toEqual(outcome);
  });
});

describe("notes", () => {
  it("a partner comments, an officer does not, and nobody comments nothing", () => {
    expect(commentOnReport("BC2023-SXD-1", " khớp ", partner)).toEqual({
      kind: "decided",
      writes: [{ kind: "comment", receipt: "BC2023-SXD-1", text: "khớp", by: partner }],
    });
    expect(refused(commentOnReport("BC2023-SXD-1", "khớp", officer))).toEqual({ kind: "may_not" });
    expect(refused(commentOnReport("BC2023-SXD-1", " ", partner))).toEqual({ kind: "no_reason", field: null });
  });

  it("the signed report is received on a day that has come, and not by a partner", () => {
    const official = { receipt: "BC2023-SXD-1", number: "1/BC", date: "2023-12-07", today: "2023-12-07" };
    expect(markReceived(official, coordinator).kind).toBe("decided");
    expect(refused(markReceived({ ...official, today: "2023-12-06" }, coordinator))).toMatchObject({
      kind: "future_date",
    });
    expect(refused(markReceived(official, partner))).toEqual({ kind: "may_not" });
  });

  it("a partner answers a difficulty that nobody has answered", () => {
    const difficulty = {
      code: "VM-1",
      unit: UNIT,
      member: "3",
      topic: "kinh phí",
      text: "chậm",
      routed_to: "Sở",
      raised_at: "2023-12-01T01:00:00Z",
      answer: null,
    };
    const given = { text: "đã cấp", body: "Sở Lao động", at: "2023-12-02T01:00:00Z" };
    const decision = answerDifficulty(difficulty, given, partner);
    expect(JSON.stringify(decision)).toContain("Sở Lao động đã trả lời vướng mắc VM-1");
    const answer = { text: "rồi", by: "Sở", at: "2023-12-01T02:00:00Z" };
    expect(refused(answerDifficulty({ ...difficulty, answer }, given, partner))).toMatchObject({
      kind: "answered_before",
    });
    expect(refused(answerDifficulty(difficulty, given, officer))).toEqual({ kind: "may_not" });
  });
});
