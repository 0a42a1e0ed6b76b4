import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readOption } from "../../../src/reports/values/option.ts";
import { readOptions } from "../../../src/reports/values/options.ts";
import { wording } from "../../../src/reports/values/wording.ts";
import { anyText } from "../../support/typed-text.ts";
import { labelsOf, valuesOf } from "./readings.ts";

const SUPPORT = [
  { id: "housing", label: "Nhà ở" },
  { id: "water", label: "Nước sạch và vệ sinh" },
  { id: "jobs", label: "Việc làm" },
  { id: "health", label: "Bảo hiểm y tế" },
  { id: "none", label: "Không khó khăn" },
  { id: "trade", label: "Học nghề" },
  { id: "other", label: "Khác" },
];
const POOR = [
  { id: "poor", label: "Hộ nghèo" },
  { id: "near_poor", label: "Hộ cận nghèo" },
  { id: "gone", label: "Hộ mới thoát nghèo" },
];
const TIMES = [
  { id: "twice", label: "2 lần" },
  { id: "once", label: "1 lần" },
];
const ALL = SUPPORT.map(({ id }) => id);

describe("one option", () => {
  it.each([
    ["2", "water"],
    ["２", "water"],
    ["số 2", "water"],
    ["so 2", "water"],
    ["câu 2", "water"],
    ["mục số 2", "water"],
    ["(2)", "water"],
    ["2.", "water"],
    ["2)", "water"],
    ["dạ số 2 ạ", "water"],
    ["em chọn 2", "water"],
    ["chọn số 2 nha", "water"],
    ["Nhà ở", "housing"],
    ["nha o", "housing"],
    ["NHÀ Ở", "housing"],
    ["Nước sạch và vệ sinh", "water"],
    ["nuoc sach va ve sinh", "water"],
    ["nước sạch", "water"],
    ["vệ sinh", "water"],
    ["việc làm", "jobs"],
    ["y tế", "health"],
    ["y te", "health"],
    ["bảo hiểm", "health"],
    ["không khó khăn", "none"],
    ["ko khó khăn", "none"],
    ["hoc nghe", "trade"],
    ["học nghề ạ", "trade"],
    ["khác", "other"],
    ["khac", "other"],
  ])("reads %j as %s", (typed, value) => {
    expect(readOption(typed, SUPPORT)).toEqual({ kind: "value", value });
  });

  it.each([
    ["hộ nghèo", "poor"],
    ["cận nghèo", "near_poor"],
    ["cận", "near_poor"],
    ["thoát nghèo", "gone"],
  ])("takes %j for %s, the label before its parts", (typed, value) => {
    expect(readOption(typed, POOR)).toEqual({ kind: "value", value });
  });

  it("asks where several options fit", () => {
    expect(valuesOf(readOption("nghèo", POOR))).toEqual(["poor", "near_poor", "gone"]);
    expect(valuesOf(readOption("hộ", POOR))).toEqual(["poor", "near_poor", "gone"]);
    expect(valuesOf(readOption("1,3", SUPPORT))).toEqual(["housing", "jobs"]);
    expect(valuesOf(readOption("1 và 3", SUPPORT))).toEqual(["housing", "jobs"]);
    expect(valuesOf(readOption("2", TIMES))).toEqual(["once", "twice"]);
    expect(
      valuesOf(
        readOption("tinh", [
          { id: "a1", label: "Tỉnh" },
          { id: "b1", label: "Tính" },
        ]),
      ),
    ).toEqual(["a1", "b1"]);
  });

  it.each(
    [
      "0",
      "8",
      "13",
      "khó khăn",
      "không",
      "và",
      "abc",
      "nhờ ở",
      "không chọn 2",
      "trừ 2",
      "1.5",
      "2?",
      "-2",
      "có",
      "hai",
    ].concat(["tất cả trừ 2", "1, abc", "số hai trăm", "nước bẩn"]),
  )("does not guess at %j", (typed) => {
    const teach = wording.option.unclear(SUPPORT.length, "Nhà ở");
    expect(readOption(typed, SUPPORT)).toEqual({ kind: "unreadable", teach });
  });

  it("teaches where nothing is typed", () => {
    expect(readOption(" ", SUPPORT)).toEqual({ kind: "unreadable", teach: wording.option.empty(7, "Nhà ở") });
  });

  it("reads every label and every number back", () => {
    for (const options of [SUPPORT, POOR])
      options.forEach(({ id, label }, at) => {
        expect(readOption(label, options)).toEqual({ kind: "value", value: id });
        expect(readOption(String(at + 1), options)).toEqual({ kind: "value", value: id });
      });
  });

  it("never throws, and never names an option that is not there", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readOption(text, SUPPORT);
        if (reading.kind === "value") expect(ALL).toContain(reading.value);
      }),
    );
  });
});

describe("several options", () => {
  it.each([
    ["2", ["water"]],
    ["1,3", ["housing", "jobs"]],
    ["1, 3", ["housing", "jobs"]],
    ["3, 1", ["housing", "jobs"]],
    ["1 và 3", ["housing", "jobs"]],
    ["1 va 3", ["housing", "jobs"]],
    ["1 3", ["housing", "jobs"]],
    ["1;3", ["housing", "jobs"]],
    ["1+3", ["housing", "jobs"]],
    ["1\n3", ["housing", "jobs"]],
    ["số 1, số 3 và số 4", ["housing", "jobs", "health"]],
    ["1, 2 và 3", ["housing", "water", "jobs"]],
    ["1 đến 3", ["housing", "water", "jobs"]],
    ["từ 1 đến 3", ["housing", "water", "jobs"]],
    ["1-2", ["housing", "water"]],
    ["1 1", ["housing"]],
    ["nhà ở và việc làm", ["housing", "jobs"]],
    ["nha o, viec lam", ["housing", "jobs"]],
    ["nước sạch và vệ sinh", ["water"]],
    ["nước sạch, khác", ["water", "other"]],
    ["y tế, 1", ["housing", "health"]],
    ["tất cả", ALL],
    ["tat ca", ALL],
    ["dạ tất cả ạ", ALL],
    ["hết", ALL],
    ["cả 7", ALL],
  ])("reads %j as %j", (typed, value) => {
    expect(readOptions(typed, SUPPORT)).toEqual({ kind: "value", value });
  });

  it("asks where several lists fit", () => {
    expect(labelsOf(readOptions("1-3", SUPPORT))).toEqual(["Nhà ở; Nước sạch và vệ sinh; Việc làm", "Nhà ở; Việc làm"]);
    expect(valuesOf(readOptions("nghèo", POOR))).toEqual([["poor"], ["near_poor"], ["gone"]]);
    expect(readOptions("cả ba", POOR)).toEqual({ kind: "value", value: ["poor", "near_poor", "gone"] });
  });

  it.each([
    "0",
    "8",
    "1, 8",
    "1, abc",
    "13",
    "tất cả trừ 2",
    "cả hai",
    "khó khăn",
    "không chọn 1",
    "3-1",
    "không",
    "1.3",
  ])("does not guess at %j", (typed) => {
    expect(readOptions(typed, SUPPORT)).toEqual({ kind: "unreadable", teach: wording.option.unclearMany(7) });
  });

  it("never throws, on long lists neither", () => {
    fc.assert(fc.property(anyText, (text) => void readOptions(text, SUPPORT)));
    expect(readOptions("nghèo, ".repeat(200), POOR).kind).toBe("unreadable");
    expect(readOptions("", POOR).kind).toBe("unreadable");
  });

  it("reads every choice of numbers back", () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (numbers) => {
        const value = numbers.map((number) => ALL[number - 1]);
        expect(readOptions(numbers.join(", "), SUPPORT)).toEqual({ kind: "value", value });
      }),
    );
  });
});
