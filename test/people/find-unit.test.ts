import { describe, expect, it } from "vitest";

import { findUnit } from "../../src/people/find-unit.ts";
import { UNITS } from "../support/units.ts";

const find = (typed: string) => {
  const found = findUnit(UNITS, typed);
  switch (found.kind) {
    case "found":
      return found.unit.code;
    case "ambiguous":
      return { candidates: found.candidates.map(({ code }) => code) };
    case "unknown":
      return { near: found.near.map(({ code }) => code) };
  }
};

describe("finding a unit by what was typed", () => {
  it.each([
    ["886", "886"],
    [" snv ", "SNV"],
    ["Sở Nội vụ", "SNV"],
    ["so noi vu", "SNV"],
    ["UBND huyện An Phú", "886"],
    ["Uỷ ban nhân dân huyện An Phú", "886"],
    ["ubnd huyen an phu", "886"],
    ["uy ban nhan dan huyen an phu", "886"],
    ["huyện An Phú", "886"],
    ["thị trấn An Phú", "AP01"],
    ["xã Bình Thạnh", "BT02"],
    ["xã Bình Thành", "BT01"],
  ])("takes a code, or a full name: %j", (typed, code) => {
    expect(find(typed)).toBe(code);
  });

  it.each([
    ["An Phú", ["886", "AP01"]],
    ["an phu", ["886", "AP01"]],
    ["Phú Tân", ["888"]],
    ["xa binh thanh", ["BT01", "BT02"]],
    ["Bình Thành", ["BT01", "BT02"]],
    ["huyện Phù Tân", ["888"]],
    ["Nội vụ", ["SNV"]],
  ])("never takes a bare name, but says whom it may mean: %j", (typed, candidates) => {
    expect(find(typed)).toEqual({ candidates });
  });

  it.each([
    ["883", ["886", "888"]],
    ["SNVV", ["SNV"]],
    ["SNN", ["SNV"]],
    ["SY", ["SYT"]],
    ["STY", ["SYT", "STC"]],
    ["AP02", ["AP01"]],
    ["XXXXXXXX", []],
    ["", []],
  ])("names codes that are near to one it does not know: %j", (typed, near) => {
    expect(find(typed)).toEqual({ near: expect.arrayContaining(near) });
  });

  it("names five at most", () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ ...UNITS.units[0], code: `88${at}` })) as typeof UNITS.units;
    const found = findUnit({ ...UNITS, units: many }, "889");
    expect(found.kind === "unknown" && found.near.length).toBeLessThanOrEqual(5);
  });
});
