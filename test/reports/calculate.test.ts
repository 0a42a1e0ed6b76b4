import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { figuresOf } from "../../src/reports/calculate.ts";
import { answersOf, field, formOf } from "./small-form.ts";

type Op = "sum" | "difference" | "percent" | "percent_points";

/** The figure that an operation gives over the answers, in the order of their names. */
function calculated(op: Op, values: Record<string, unknown>): number | undefined {
  const of = Object.keys(values);
  const form = formOf([
    ...of.map((id) => field(id, "decimal")),
    field("kq", "calculated", { calculation: { op, of } }),
  ]);
  return figuresOf(form, answersOf(values)).get("kq");
}

describe("calculated figures", () => {
  it.each<[string, Op, number[], number | undefined]>([
    ["a sum", "sum", [1, 2, 3], 6],
    ["a sum of decimals leaves no dust", "sum", [0.1, 0.2], 0.3],
    ["a long sum of decimals", "sum", [1.1, 2.2, 3.3, 4.4], 11],
    ["a difference", "difference", [5, 8], -3],
    ["a difference of decimals", "difference", [0.3, 0.1], 0.2],
    ["a percentage", "percent", [2900, 33530], 8.65],
    ["a percentage of a smaller denominator", "percent", [1500, 11200], 13.39],
    ["a third", "percent", [1, 3], 33.33],
    ["two thirds", "percent", [2, 3], 66.67],
    ["a half goes up", "percent", [1, 32], 3.13],
    ["a half that binary fractions lose", "percent", [2001, 20000], 10.01],
    ["another", "percent", [20, 160_000], 0.01],
    ["nothing of something", "percent", [0, 33530], 0],
    ["all of it", "percent", [33530, 33530], 100],
    ["more than all", "percent", [3, 2], 150],
    ["a denominator of 0 gives none", "percent", [5, 0], undefined],
    ["points are the difference of what is printed", "percent_points", [2900, 33530, 2240, 33530], 1.97],
    ["points that fall", "percent_points", [1, 3, 2, 3], -33.34],
    ["points without dust", "percent_points", [865, 10000, 668, 10000], 1.97],
    ["points over different denominators", "percent_points", [1500, 11200, 1150, 11000], 2.94],
    ["points: the first denominator is 0", "percent_points", [1, 0, 1, 2], undefined],
    ["points: the second denominator is 0", "percent_points", [1, 2, 1, 0], undefined],
  ])("%s: %s of %j is %s", (_, op, values, expected) => {
    expect(calculated(op, Object.fromEntries(values.map((value, at) => [`so_${at}`, value])))).toBe(expected);
  });

  it.each<[string, Record<string, unknown>]>([
    ["is not there", { so_a: 1 }],
    ["is put off", { so_a: 1, so_b: null }],
    ["is no number", { so_a: 1, so_b: "2" }],
  ])("there is none while a figure %s", (_, values) => {
    const fields = [
      field("so_a"),
      field("so_b"),
      field("kq", "calculated", { calculation: { op: "sum", of: ["so_a", "so_b"] } }),
    ];
    const figures = figuresOf(formOf(fields), answersOf(values));
    expect(figures.has("kq")).toBe(false);
  });

  it("may stand before what it is calculated from, and build on a calculated figure before it", () => {
    const form = formOf([
      field("tong", "calculated", { calculation: { op: "sum", of: ["so_a", "so_b"] } }),
      field("ty_le", "calculated", { calculation: { op: "percent", of: ["so_a", "tong"] } }),
      field("so_a"),
      field("so_b"),
    ]);
    const figures = figuresOf(form, answersOf({ so_a: 1, so_b: 3 }));
    expect([figures.get("tong"), figures.get("ty_le")]).toEqual([4, 25]);
  });

  it("a percentage is the exact one, rounded half up to hundredths, for all counts of households", () => {
    fc.assert(
      fc.property(fc.nat(600_000), fc.integer({ min: 1, max: 600_000 }), (part, whole) => {
        const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
        expect(calculated("percent", { so_a: part, so_b: whole })).toBe(Number(hundredths) / 100);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
