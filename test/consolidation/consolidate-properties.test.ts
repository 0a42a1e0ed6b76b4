import fc from "fast-check";
import { expect, it } from "vitest";

import type { Counting } from "../../src/consolidation/consolidation.ts";
import type { FiledReport } from "../../src/reports/submission.ts";
import { field, formOf } from "../reports/small-form.ts";
import { consolidated, type GivenUnit } from "./small-consolidation.ts";

const FORM = formOf(
  {
    chung: [
      field("ho", "whole", { total: "sum" }),
      field("ngheo", "whole", { total: "sum" }),
      field("thoat", "whole", { total: "sum", relevant_if: { field: "ngheo", is: "positive" } }),
      field("dien_tich", "decimal", { total: "sum" }),
    ],
    rieng: [
      field("quy", "money", { total: "sum" }),
      field("khac", "money", { total: "sum" }),
      field("ty_le", "calculated", { calculation: { op: "percent", of: ["ngheo", "ho"] } }),
      field("con_lai", "calculated", { calculation: { op: "difference", of: ["ngheo", "thoat"] } }),
      field("tong_tien", "calculated", { calculation: { op: "sum", of: ["quy", "khac"] } }),
      field("ty_trong", "calculated", { calculation: { op: "percent", of: ["quy", "tong_tien"] } }),
      field("giam", "calculated", { calculation: { op: "percent_points", of: ["ngheo", "ho", "thoat", "ho"] } }),
    ],
  },
  { asked: { rieng: ["district"] } },
);

const count = fc.oneof(fc.constant(null), fc.constant(0), fc.nat(60_000));
const money = fc.oneof(
  fc.constant(null),
  fc.nat(2_000_000).map((thousands) => thousands * 1000),
);
const values = fc.record(
  {
    ho: count,
    ngheo: count,
    thoat: count,
    dien_tich: fc.oneof(
      fc.constant(null),
      fc.nat(99_999).map((n) => n / 100),
    ),
    quy: money,
    khac: money,
  },
  { requiredKeys: [] },
);
const unit = fc.record({
  kind: fc.constantFrom("district" as const, "department" as const),
  filed: fc.option(
    fc.record({
      values,
      state: fc.constantFrom("submitted", "returned", "accepted"),
      form: fc.constantFrom("f", "f", "f", "cu"),
    }),
  ),
});
const units = fc
  .array(unit, { maxLength: 25 })
  .map((all) => Object.fromEntries(all.map((one, at) => [`D${at}`, one])) as Record<string, GivenUnit>);

/** Everything in millionths, so that nothing is lost. */
type Exact = bigint;

/** What the counted revisions come to, reckoned with whole millionths straight from what was filed. */
function reckon(all: Readonly<Record<string, GivenUnit>>, counting: Counting): Map<string, number | null> {
  const filed: Record<string, Exact | undefined>[] = [];
  for (const { kind, filed: one } of Object.values(all)) {
    const states: FiledReport["state"][] = counting === "accepted" ? ["accepted"] : ["submitted", "accepted"];
    if (one?.form !== "f" || !states.includes(one.state ?? "submitted")) continue;
    const own: Record<string, Exact | undefined> = {};
    for (const [id, value] of Object.entries(one.values ?? {}))
      if (typeof value === "number") own[id] = BigInt(Math.round(value * 1e6));
    if (!own["ngheo"] || own["ngheo"] <= 0n) delete own["thoat"];
    if (kind !== "district") for (const id of ["quy", "khac"]) delete own[id];
    filed.push(Object.assign(own, { district: kind === "district" ? 1n : undefined }));
  }
  const over = (ids: readonly string[], make: (sums: Record<string, Exact>) => number | null): number | null => {
    const sums: Record<string, Exact> = {};
    let some = false;
    for (const own of filed) {
      if (!ids.every((id) => own[id] !== undefined)) continue;
      some = true;
      for (const id of ids) sums[id] = (sums[id] ?? 0n) + (own[id] ?? 0n);
    }
    return some ? make(sums) : null;
  };
  const plain = (id: string) => over([id], (sums) => Number(sums[id]) / 1e6);
  const share = (part: Exact, whole: Exact): Exact => (part * 20_000n + whole) / (2n * whole);
  const ratio = (part: string, whole: string) =>
    over([part, whole], (sums) =>
      sums[whole] === 0n ? null : Number(share(sums[part] ?? 0n, sums[whole] ?? 1n)) / 100,
    );
  return new Map<string, number | null>([
    ...["ho", "ngheo", "thoat", "dien_tich", "quy", "khac"].map((id) => [id, plain(id)] as const),
    ["ty_le", inDistricts(() => ratio("ngheo", "ho"))],
    [
      "con_lai",
      inDistricts(() =>
        over(["ngheo", "thoat"], (sums) => Number((sums["ngheo"] ?? 0n) - (sums["thoat"] ?? 0n)) / 1e6),
      ),
    ],
    ["tong_tien", over(["quy", "khac"], (sums) => Number((sums["quy"] ?? 0n) + (sums["khac"] ?? 0n)) / 1e6)],
    [
      "ty_trong",
      over(["quy", "khac"], ({ quy = 0n, khac = 0n }) =>
        quy + khac === 0n ? null : Number(share(quy, quy + khac)) / 100,
      ),
    ],
    [
      "giam",
      inDistricts(() =>
        over(["ngheo", "ho", "thoat"], ({ ngheo = 0n, ho = 0n, thoat = 0n }) =>
          ho === 0n ? null : Number(share(ngheo, ho) - share(thoat, ho)) / 100,
        ),
      ),
    ],
  ]);

  /** Calculated figures of a section that only districts are asked are worked out from districts alone. */
  function inDistricts(make: () => number | null): number | null {
    const kept = filed.splice(0);
    filed.push(...kept.filter((own) => own["district"] !== undefined));
    const made = make();
    filed.splice(0, filed.length, ...kept);
    return made;
  }
}

it("comes to what the counted revisions come to, in 1,000 random cases", () => {
  let seen = 0;
  fc.assert(
    fc.property(units, fc.constantFrom<Counting>("submitted", "accepted"), (all, counting) => {
      seen += 1;
      const expected = reckon(all, counting);
      const got = consolidated(FORM, all, counting).figures;
      expect(got.map(({ field: { id } }) => id).toSorted()).toEqual([...expected.keys()].toSorted());
      for (const {
        field: { id },
        total,
      } of got)
        expect([id, total]).toEqual([id, expected.get(id)]);
    }),
    { numRuns: 1000 },
  );
  expect(seen).toBeGreaterThanOrEqual(1000);
});

it("leaves no unit out: for every figure the units add up", () => {
  fc.assert(
    fc.property(units, (all) => {
      for (const one of consolidated(FORM, all).figures) {
        const { givenBy, notYet, blank, unfit, noReport, notRelevant, notAsked } = one;
        const listed = [...givenBy, ...notYet, ...blank, ...unfit, ...noReport];
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed.length + notRelevant + notAsked).toBe(Object.keys(all).length);
      }
    }),
    { numRuns: 200 },
  );
});
