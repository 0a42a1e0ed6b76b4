import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/reports/draft.ts";
import { answersAndFigures, exceptionsOf, submissionOf } from "../../src/reports/hand-in.ts";
import { receiptOf } from "../../src/reports/receipt.ts";
import type { FiledReport, Submission } from "../../src/reports/submission.ts";
import { campaign, reportDeadline as deadline } from "../support/report-talk.ts";
import { draftOf, engineOf, field, formOf, rule } from "./small-form.ts";

const engine = engineOf(
  formOf(
    [
      field("tong"),
      field("ngheo"),
      field("co", "yes_no", { required: false }),
      field("dtts", "whole", { relevant_if: { field: "co", is: true } }),
      field("ghi_chu", "long_text", { required: false }),
      field("tl", "calculated", { calculation: { op: "percent", of: ["ngheo", "tong"] } }),
      field("tl_dtts", "calculated", {
        calculation: { op: "percent", of: ["ngheo", "tong"] },
        relevant_if: { field: "co", is: true },
      }),
    ],
    {
      rules: [
        rule({ kind: "at_most", field: "ngheo", of: "tong" }),
        rule({ kind: "range", field: "tong", max: 1000, strength: "soft", id: "mem" }),
      ],
    },
  ),
);
const reason = { text: "huyện lớn", by: "1", at: "2023-12-01T01:00:00Z" };
const GOOD = { tong: 400, ngheo: 100 };

/** Hands a draft in at a moment in An Giang. */
function handIn(
  draft: Draft,
  moment = "2023-12-01T08:00",
  previous: FiledReport | null = null,
  extendedUntil: string | null = null,
): Submission {
  const now = Temporal.Instant.from(`${moment}+07:00`);
  return submissionOf({ engine, campaign, deadline, extendedUntil, draft, previous, by: "7", approvedBy: "9", now });
}
const filed = (given: Partial<FiledReport>): FiledReport => ({
  ...handIn(draftOf(GOOD)),
  state: "submitted",
  official: null,
  ...given,
});

describe("handing in", () => {
  it("carries its key, its receipt, who and when, and the answers with calculated figures that nobody gave", () => {
    const draft = draftOf({ ...GOOD, ghi_chu: null });
    expect(handIn(draft)).toEqual({
      campaign: campaign.id,
      unit: "HUYEN",
      form: "f",
      form_version: 1,
      period: "2023",
      revision: 1,
      cause: "first",
      receipt: `${campaign.receipt_prefix}-HUYEN-1`,
      answers: {
        ...draft.answers,
        tl: { state: "given", value: 25, raw: "", by: "", at: "2023-12-01T01:00:00Z" },
      },
      exceptions: [],
      submitted_by: "7",
      approved_by: "9",
      submitted_at: "2023-12-01T01:00:00Z",
      timeliness: "on_time",
    });
  });

  it.each<[string, Record<string, unknown>, Draft["reasons"], RegExp]>([
    ["a required answer is missing", { tong: 400 }, {}, /ngheo/],
    ["a required answer is put off", { tong: 400, ngheo: null }, {}, /ngheo/],
    ["a required answer is relevant and missing", { ...GOOD, co: true }, {}, /dtts/],
    ["a hard rule is broken", { tong: 1, ngheo: 2 }, {}, /ngheo/],
    ["a hard rule is broken, whatever reason is given", { tong: 1, ngheo: 2 }, { luat: reason }, /ngheo/],
    ["a soft rule has no reason", { tong: 2000, ngheo: 1 }, {}, /tong/],
  ])("throws where %s", (_, values, reasons, expected) => {
    expect(() => handIn(draftOf(values, { reasons }))).toThrow(expected);
  });

  it.each<[string, string, Submission["timeliness"]]>([
    ["early", "2023-11-01T08:00", "on_time"],
    ["at the last minute of the last day before the 10th", "2023-12-09T23:59:59", "on_time"],
    ["at the first minute of the 10th", "2023-12-10T00:00", "to_be_judged"],
    ["at the last minute of the next working day", "2023-12-11T23:59:59", "to_be_judged"],
    ["after that", "2023-12-12T00:00", "late"],
    ["in another year", "2024-03-01T08:00", "late"],
  ])("the first report is judged by the local day: %s", (_, moment, expected) => {
    expect(handIn(draftOf(GOOD), moment).timeliness).toBe(expected);
  });

  it.each<[string, Submission["timeliness"]]>([
    ["2023-12-20T23:59:59", "on_time"],
    ["2023-12-21T00:00", "late"],
  ])("a unit that was given until the 20th is judged by it: %s is %s", (moment, expected) => {
    expect(handIn(draftOf(GOOD), moment, null, "2023-12-20").timeliness).toBe(expected);
  });

  it("a returned figure that stays goes with its reason", () => {
    const kept = { tong: { text: "đã rà soát lại", by: "7", at: "2023-12-01T01:00:00Z" } };
    expect(handIn(draftOf(GOOD, { kept })).exceptions).toEqual([
      { rule: "kept_as_returned", field: "tong", reason: "đã rà soát lại" },
    ]);
  });

  it("throws while a returned question is neither mended nor kept", () => {
    expect(() => handIn(draftOf(GOOD, { returned: { tong: "lệch" } }))).toThrow(/tong/);
  });

  it.each(["correction", "final_figures", "returned"] as const)(
    "a %s after the deadline is as timely as the first was",
    (cause) => {
      const draft = draftOf(GOOD, { revision: 2, cause });
      for (const timeliness of ["on_time", "to_be_judged", "late"] as const)
        expect(handIn(draft, "2024-01-15T08:00", filed({ timeliness }))).toMatchObject({
          timeliness,
          cause,
          revision: 2,
        });
    },
  );

  it("the receipt is the same for the same key, and another for another revision or unit", () => {
    const key = { prefix: "BC2023", unit: "891", revision: 1 };
    expect(receiptOf(key)).toBe("BC2023-891-1");
    expect(receiptOf({ ...key })).toBe(receiptOf(key));
    expect(receiptOf({ ...key, revision: 2 })).toBe("BC2023-891-2");
    expect(receiptOf({ ...key, unit: "886" })).toBe("BC2023-886-1");
  });

  it("exceptions are the soft rules that do not hold, with their reasons; a reason for a rule that holds is none", () => {
    const reasons = { mem: reason };
    expect(exceptionsOf(engine, draftOf({ tong: 2000, ngheo: 1 }, { reasons }))).toEqual([
      { rule: "mem", field: "tong", reason: "huyện lớn" },
    ]);
    expect(handIn(draftOf(GOOD, { reasons })).exceptions).toEqual([]);
    expect(handIn(draftOf({ tong: 2000, ngheo: 1 }, { reasons })).exceptions).toHaveLength(1);
  });

  it("answers and figures that are not relevant stay out, and so does what the unit is not asked", () => {
    const at = "2023-12-01T01:00:00Z";
    const ids = (values: Record<string, unknown>) => Object.keys(answersAndFigures(engine, draftOf(values), at));
    expect(ids({ ...GOOD, co: false, dtts: 5, la: 1 })).toEqual(["tong", "ngheo", "co", "tl"]);
    expect(ids({ ...GOOD, co: true, dtts: 5 })).toEqual(["tong", "ngheo", "co", "dtts", "tl", "tl_dtts"]);
  });
});
