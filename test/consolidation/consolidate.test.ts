import { describe, expect, it } from "vitest";
import { consolidate } from "../../src/consolidation/consolidate.ts";
import type { Consolidation } from "../../src/consolidation/consolidation.ts";
import { field, formOf } from "../reports/small-form.ts";
import { consolidated, engineFor, type GivenUnit, given } from "./small-consolidation.ts";

const FORM = formOf([
  field("ho", "whole", { total: "sum", unit: "hộ" }),
  field("ngheo", "whole", { total: "sum" }),
  field("quy", "money", { total: "sum", required: false }),
  field("so_rieng", "whole"),
  field("ty_le", "calculated", { unit: "%", calculation: { op: "percent", of: ["ngheo", "ho"] } }),
  field("so_ket", "yes_no"),
  field("chot", "as_of"),
  field("han_che", "long_text"),
  field("mo_hinh", "table", {
    columns: [
      { id: "ten", label: "Tên", kind: "short_text", required: true },
      { id: "so", label: "Số hộ", kind: "whole", required: true },
    ],
  }),
  field("dtts", "whole", { total: "sum", relevant_if: { field: "ho", is: "positive" } }),
]);
const filed = (values: Record<string, unknown>, more: GivenUnit["filed"] = {}): GivenUnit => ({
  filed: { values, ...more },
});
const figure = (of: Consolidation, id: string) => {
  const found = of.figures.find((one) => one.field.id === id);
  if (!found) throw new Error(`${id} is no figure`);
  return found;
};
const standings = (of: Consolidation) =>
  Object.fromEntries(of.rows.map(({ standing }) => [standing.code, [standing.handingIn, standing.uncounted]]));

describe("which revisions count", () => {
  const units: Record<string, GivenUnit> = {
    A: filed({ ho: 100, ngheo: 10 }, { state: "accepted" }),
    B: filed({ ho: 200, ngheo: 40 }, { timeliness: "late" }),
    C: filed({ ho: 400, ngheo: 4 }, { state: "returned", revision: 2, receipt: "BC-C-2" }),
    D: {},
    E: filed({ ho: 800, ngheo: 8 }, { form: "another" }),
    G: filed({ ho: 800, ngheo: 8 }, { period: "2022" }),
  };

  it("are those handed in and not returned; the accepted are shown apart", () => {
    const of = consolidated(FORM, units);
    expect(figure(of, "ho")).toMatchObject({
      total: 300,
      givenBy: ["A", "B"],
      accepted: { total: 100, given: 1 },
      noReport: ["C", "D", "E", "G"],
    });
    expect(standings(of)).toEqual({
      A: ["on_time", null],
      B: ["late", null],
      C: ["returned", "returned"],
      D: ["missing", "missing"],
      E: ["on_time", "other_form"],
      G: ["on_time", "other_form"],
    });
  });

  it("are the accepted alone where that is chosen", () => {
    const of = consolidated(FORM, units, "accepted");
    expect(figure(of, "ho")).toMatchObject({ total: 100, givenBy: ["A"], noReport: ["B", "C", "D", "E", "G"] });
    expect(standings(of)["B"]).toEqual(["late", "not_accepted"]);
  });

  it("never an older accepted revision of a unit whose newest was returned", () => {
    const { status, reports } = given(FORM, units);
    const older = {
      ...reports[0],
      unit: "C",
      state: "accepted",
      revision: 1,
      receipt: "BC-C-1",
    } as (typeof reports)[0];
    const engine = engineFor(FORM, units);
    const at = "2023-12-12T02:00:00Z";
    const newestLast = [older, ...reports];
    const of = consolidate({ engine, status, reports: newestLast, counting: "submitted", at, today: "2023-12-12" });
    expect(figure(of, "ho").givenBy).not.toContain("C");
    expect(of.rows.find(({ standing }) => standing.code === "C")?.standing).toMatchObject({
      revision: 2,
      handingIn: "returned",
    });
  });
});

describe("totals", () => {
  it("are null, not 0, where nobody gave the figure, and 0 where 0 was given", () => {
    expect(figure(consolidated(FORM, { A: filed({}) }), "ho")).toMatchObject({ total: null, givenBy: [] });
    expect(figure(consolidated(FORM, { A: filed({ ho: 0 }) }), "ho")).toMatchObject({ total: 0, givenBy: ["A"] });
  });

  it("work percentages out of sums, over the units that gave both figures, and never average them", () => {
    const of = consolidated(FORM, {
      A: filed({ ho: 100, ngheo: 50, ty_le: 50 }),
      B: filed({ ho: 900, ngheo: 9, ty_le: 1 }),
      C: filed({ ho: 5000, ngheo: null }),
    });
    expect(figure(of, "ho").total).toBe(6000);
    expect(figure(of, "ty_le")).toMatchObject({ total: 5.9, givenBy: ["A", "B"], notYet: ["C"] });
  });

  it("have no percentage of nothing", () => {
    const of = consolidated(FORM, { A: filed({ ho: 0, ngheo: 0 }) });
    expect(figure(of, "ty_le")).toMatchObject({ total: null, givenBy: ["A"] });
  });

  it("tell apart put off, left blank, of an older form, not relevant and not asked", () => {
    const form = formOf(
      { mot: [field("ho", "whole", { total: "sum" })], hai: FORM.sections[0]?.fields.slice(1) ?? [] },
      { asked: { hai: ["department"] } },
    );
    const of = consolidated(FORM, {
      A: filed({ ho: 5, dtts: null }),
      B: filed({ ho: 5 }),
      C: filed({ ho: 5, dtts: "ba" }),
      D: filed({ ho: 0, dtts: 7 }),
      E: filed({ ho: 5, dtts: 3 }),
    });
    expect(figure(of, "dtts")).toMatchObject({
      total: 3,
      givenBy: ["E"],
      notYet: ["A"],
      blank: ["B"],
      unfit: ["C"],
      notRelevant: 1,
      notAsked: 0,
    });
    expect(figure(consolidated(form, { A: filed({ ho: 1, ngheo: 2 }) }), "ngheo")).toMatchObject({
      total: null,
      notAsked: 1,
    });
  });

  it("leave out figures that the form does not add up", () => {
    const of = consolidated(FORM, { A: filed({ so_rieng: 3 }) });
    expect(of.figures.map((one) => one.field.id)).toEqual(["ho", "ngheo", "quy", "ty_le", "dtts"]);
    expect(of.rows[0]?.cells.get("so_rieng")).toMatchObject({ kind: "given", value: 3 });
  });

  it("keep money in đồng, exactly", () => {
    const of = consolidated(FORM, { A: filed({ quy: 4_503_599_627_370_497 }), B: filed({ quy: 2 }) });
    expect(figure(of, "quy").total).toBe(4_503_599_627_370_499);
  });
});

describe("completeness", () => {
  it("counts every unit once, by kind and together", () => {
    const of = consolidated(FORM, {
      A: filed({}, { state: "accepted" }),
      B: filed({}, { timeliness: "to_be_judged" }),
      S: { ...filed({}, { timeliness: "late" }), kind: "department" },
      T: { kind: "department" },
      R: { ...filed({}, { state: "returned", timeliness: "late" }), kind: "department" },
    });
    expect(of.kinds).toEqual([
      {
        kind: "district",
        expected: 2,
        by: { on_time: 1, to_be_judged: 1, late: 0, returned: 0, missing: 0 },
        accepted: 1,
      },
      {
        kind: "department",
        expected: 3,
        by: { on_time: 0, to_be_judged: 0, late: 1, returned: 1, missing: 1 },
        accepted: 0,
      },
      { kind: null, expected: 5, by: { on_time: 1, to_be_judged: 1, late: 1, returned: 1, missing: 1 }, accepted: 1 },
    ]);
  });

  it("takes the overview's judgement of timeliness, but not of another revision", () => {
    const judged = (receipt: string): GivenUnit => ({ ...filed({}), status: { timeliness: "late", receipt } });
    expect(standings(consolidated(FORM, { A: judged("BC-A-1"), B: judged("BC-B-0") }))).toEqual({
      A: ["late", null],
      B: ["on_time", null],
    });
  });

  it("says that a day is over only for units that handed in nothing", () => {
    const until = (deadline: string): GivenUnit => ({ status: { deadline } });
    const of = consolidated(FORM, {
      A: until("2023-12-11"),
      B: until("2023-12-12"),
      C: { ...filed({}), status: { deadline: "2023-12-01" } },
    });
    expect(of.rows.map(({ standing }) => standing.overdue)).toEqual([true, false, false]);
  });
});

describe("words", () => {
  const text = { han_che: "  Còn chậm.\r\n\r\nThiếu   vốn. ", mo_hinh: [{ ten: "Nuôi bò", so: 1250 }] };

  it("are gathered by field with the unit that wrote them", () => {
    const of = consolidated(FORM, {
      A: filed(text),
      B: filed({ han_che: null, mo_hinh: [] }),
      C: filed(text, { state: "returned" }),
    });
    expect(
      of.narrative.map(({ field: { id }, entries }) => [
        id,
        entries.map(({ unit, paragraphs, rows }) => [unit.receipt, paragraphs, rows]),
      ]),
    ).toEqual([
      ["han_che", [["BC-A-1", ["Còn chậm.", "Thiếu vốn."], []]]],
      ["mo_hinh", [["BC-A-1", [], [["Nuôi bò", "1.250"]]]]],
    ]);
  });

  it("count choices and the days figures are of", () => {
    const of = consolidated(FORM, {
      A: filed({ so_ket: true, chot: { date: "2023-11-30", final: false } }),
      B: filed({ so_ket: false, chot: { date: "2023-11-30", final: true } }),
      C: filed({ so_ket: true, chot: { date: "2023-11-25", final: false } }),
    });
    expect(of.choices[0]).toMatchObject({
      given: 3,
      choices: [
        { label: "Có", units: ["A", "C"] },
        { label: "Không", units: ["B"] },
      ],
    });
    expect(of.asOf[0]?.days).toEqual([
      { date: "2023-11-25", final: false, units: ["C"] },
      { date: "2023-11-30", final: false, units: ["A"] },
      { date: "2023-11-30", final: true, units: ["B"] },
    ]);
  });
});

it("tells how many units it has read", () => {
  const units = { A: {}, B: {}, C: {} };
  const seen: number[] = [];
  consolidate({
    engine: engineFor(FORM, units),
    ...given(FORM, units),
    counting: "submitted",
    at: "2023-12-12T02:00:00Z",
    today: "2023-12-12",
    seen: (done) => seen.push(done),
  });
  expect(seen).toEqual([1, 2, 3]);
});
