import { describe, expect, it } from "vitest";

import type { Rule } from "../../src/reports/rule.ts";
import { draftOf, engineOf, field, formOf, rule } from "./small-form.ts";

const FIELDS = [
  field("a", "decimal"),
  field("b", "decimal"),
  field("c", "decimal"),
  field("d", "decimal", { required: false }),
];
const engineWith = (...rules: Rule[]) => engineOf(formOf(FIELDS, { rules }));
/** The message of what is broken; null where the rule holds or is silent. */
const broken = (one: Rule, values: Record<string, unknown>): string | null =>
  engineWith(one).broken(draftOf(values))[0]?.message ?? null;

describe("rules at their edges", () => {
  const balance = rule({ kind: "balance", field: "a", plus: ["b", "c"], minus: ["d"] });
  const atMost = rule({ kind: "at_most", field: "a", of: "b" });
  const change = (percent: number) => rule({ kind: "change", field: "a", from: "b", percent });
  const range = (min?: number, max?: number) =>
    rule({ kind: "range", field: "a", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });

  it.each<[string, Rule, Record<string, unknown>, string | null]>([
    ["balance holds", balance, { a: 4, b: 3, c: 2, d: 1 }, null],
    ["balance: one too many", balance, { a: 5, b: 3, c: 2, d: 1 }, "5|4|"],
    ["balance below 0", balance, { a: 0, b: 1, c: 0, d: 3 }, "0|-2|"],
    ["balance of decimals", balance, { a: 0.3, b: 0.1, c: 0.2, d: 0 }, null],
    ["balance of decimals, broken", balance, { a: 0.4, b: 0.1, c: 0.2, d: 0 }, "0,4|0,3|"],
    ["balance: a part is missing", balance, { a: 5, b: 3, c: 2 }, null],
    ["balance: a part is put off", balance, { a: 5, b: 3, c: 2, d: null }, null],
    ["balance: the figure is missing", balance, { b: 3, c: 2, d: 1 }, null],
    ["at most: less", atMost, { a: 4, b: 5 }, null],
    ["at most: equal", atMost, { a: 5, b: 5 }, null],
    ["at most: one more", atMost, { a: 6, b: 5 }, "6||5"],
    ["at most: both 0", atMost, { a: 0, b: 0 }, null],
    ["at most: no limit", atMost, { a: 6 }, null],
    ["change: none", change(35), { a: 100, b: 100 }, null],
    ["change: exactly so many percent up", change(35), { a: 1350, b: 1000 }, null],
    ["change: exactly, where binary fractions are more", change(7), { a: 107, b: 100 }, null],
    ["change: exactly so many percent down", change(35), { a: 650, b: 1000 }, null],
    ["change: just more up", change(35), { a: 1351, b: 1000 }, "1.351|1.000|35,1"],
    ["change: just more down", change(35), { a: 649, b: 1000 }, "649|1.000|35,1"],
    ["change from 0 says nothing", change(35), { a: 5, b: 0 }, null],
    ["change: what it changed from is missing", change(35), { a: 5 }, null],
    ["range: at the lower bound", range(10, 20), { a: 10 }, null],
    ["range: at the upper bound", range(10, 20), { a: 20 }, null],
    ["range: below", range(10, 20), { a: 9 }, "9||10"],
    ["range: above", range(10, 20), { a: 21 }, "21||20"],
    ["range without a lower bound", range(undefined, 20), { a: 0 }, null],
    ["range without an upper bound", range(10), { a: 1e9 }, null],
    ["range: not answered", range(10, 20), {}, null],
    ["range: no number", range(10, 20), { a: "9" }, null],
  ])("%s", (_, one, values, expected) => {
    expect(broken(one, values)).toBe(expected);
  });

  it("may speak of calculated figures", () => {
    const fields = [...FIELDS, field("tl", "calculated", { calculation: { op: "percent", of: ["a", "b"] } })];
    const engine = engineOf(formOf(fields, { rules: [rule({ kind: "range", field: "tl", max: 100 })] }));
    expect(engine.broken(draftOf({ a: 3, b: 2 })).map(({ message }) => message)).toEqual(["150||100"]);
  });

  it("is silent over a field that the unit is not asked, and over one that is no longer relevant", () => {
    const form = formOf(
      [
        field("a", "decimal"),
        field("b", "decimal", { asked: ["department"] }),
        field("co", "yes_no"),
        field("c", "decimal", { relevant_if: { field: "co", is: true } }),
      ],
      {
        rules: [
          rule({ kind: "at_most", field: "b", of: "a" }),
          rule({ kind: "at_most", field: "c", of: "a", id: "luat_hai" }),
        ],
      },
    );
    const values = { a: 1, b: 9, c: 9 };
    const ids = (unit: string, co: boolean) =>
      engineOf(form)
        .broken(draftOf({ ...values, co }, { unit }))
        .map((fault) => fault.rule);
    expect(ids("HUYEN", false)).toEqual([]);
    expect(ids("HUYEN", true)).toEqual(["luat_hai"]);
    expect(ids("SO", true)).toEqual(["luat", "luat_hai"]);
  });
});

describe("what is wrong with a draft", () => {
  const soft = rule({ kind: "range", field: "a", max: 10, strength: "soft", id: "mem" });
  const hard = rule({ kind: "range", field: "b", max: 10, id: "cung" });
  const reason = { text: "đúng vậy", by: "1", at: "2023-12-01T01:00:00Z" };
  const faults = (values: Record<string, unknown>, reasons = {}) =>
    engineWith(soft, hard)
      .faults(draftOf(values, { reasons }))
      .map((fault) => (fault.kind === "rule" ? `${fault.strength} ${fault.rule}` : `thiếu ${fault.field}`));

  it.each<[string, Record<string, unknown>, object, string[]]>([
    ["nothing", { a: 1, b: 1, c: 1 }, {}, []],
    ["what is required is missing or put off, what is not may be", { a: 1, c: null }, {}, ["thiếu b", "thiếu c"]],
    ["missing answers come before rules", { a: 11, b: 11 }, {}, ["thiếu c", "soft mem", "hard cung"]],
    ["a soft rule with its reason is no fault", { a: 11, b: 1, c: 1 }, { mem: reason }, []],
    ["a reason is for its own rule", { a: 11, b: 1, c: 1 }, { cung: reason }, ["soft mem"]],
  ])("%s", (_, values, reasons, expected) => {
    expect(faults(values, reasons)).toEqual(expected);
  });

  it("a hard rule is a fault whatever reason is given", () => {
    expect(faults({ a: 1, b: 11, c: 1 }, { cung: reason })).toEqual(["hard cung"]);
  });

  it("the rules that do not hold are told with a reason as well", () => {
    const draft = draftOf({ a: 11, b: 1, c: 1 }, { reasons: { mem: reason } });
    expect(engineWith(soft, hard).broken(draft)).toMatchObject([{ rule: "mem", strength: "soft", field: "a" }]);
  });
});
