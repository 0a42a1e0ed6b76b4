import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readDecimal } from "../../../src/reports/values/decimal.ts";
import { showDecimal } from "../../../src/reports/values/show-figure.ts";
import { wording } from "../../../src/reports/values/wording.ts";
import { anyText } from "../../support/typed-text.ts";
import { labelsOf, valuesOf } from "./readings.ts";

describe("a measure", () => {
  it.each([
    ["3,5", 3.5],
    ["3.5", 3.5],
    ["3,50", 3.5],
    ["３，５", 3.5],
    ["0,5", 0.5],
    ["0.125", 0.125],
    ["0,125", 0.125],
    ["98,76", 98.76],
    ["1250", 1250],
    ["1 250", 1250],
    ["1 250,5", 1250.5],
    ["1.500,5", 1500.5],
    ["1,500.5", 1500.5],
    ["1.500,0", 1500],
    ["1,1250", 1.125],
    ["12.345.678", 12_345_678],
    ["12,345,678", 12_345_678],
    ["12.345.678,9", 12_345_678.9],
    ["3,5%", 3.5],
    ["3,5 %", 3.5],
    ["100%", 100],
    ["3,5 phần trăm", 3.5],
    ["ba phần trăm", 3],
    ["ba phẩy năm", 3.5],
    ["ba phay nam", 3.5],
    ["3 phẩy 5", 3.5],
    ["ba phẩy hai mươi lăm", 3.25],
    ["ba phẩy không năm", 3.05],
    ["mười hai phẩy năm", 12.5],
    ["không phẩy năm", 0.5],
    ["3 rưỡi", 3.5],
    ["ba rưỡi", 3.5],
    ["nửa", 0.5],
    ["1,5 nghìn", 1500],
    ["một phẩy năm triệu", 1_500_000],
    ["hai trăm", 200],
    ["khoảng 3,5", 3.5],
    ["dạ 3,5 ạ", 3.5],
    ["3,5.", 3.5],
    ["không có", 0],
    ["0", 0],
    ["1.500 (một nghìn năm trăm)", 1500],
    ["0,1", 0.1],
    ["0,3", 0.3],
  ])("reads %j as %f", (typed, value) => {
    expect(readDecimal(typed)).toEqual({ kind: "value", value });
  });

  it.each([
    ["1.500", [1500, 1.5], ["1.500 (một nghìn năm trăm)", "1,5"]],
    ["1,500", [1500, 1.5], ["1.500 (một nghìn năm trăm)", "1,5"]],
    ["1.500%", [1500, 1.5], ["1.500 (một nghìn năm trăm)", "1,5"]],
    ["12.345", [12_345, 12.345], ["12.345 (mười hai nghìn ba trăm bốn mươi lăm)", "12,3450"]],
    ["105.021", [105_021, 105.021], ["105.021 (một trăm lẻ năm nghìn không trăm hai mươi mốt)", "105,0210"]],
    ["1.005", [1005, 1.005], ["1.005 (một nghìn không trăm lẻ năm)", "1,0050"]],
    ["1234.567", [1234.567, 1_234_567], ["1.234,5670", "1.234.567"]],
    ["1.234,567", [1234.567, 1_234_567], ["1.234,5670", "1.234.567"]],
    ["1.500 nghìn", [1_500_000, 1500], ["1.500.000", "1.500 (một nghìn năm trăm)"]],
  ])("asks what %j means", (typed, values, labels) => {
    expect(valuesOf(readDecimal(typed))).toEqual(values);
    expect(labelsOf(readDecimal(typed))).toEqual(labels);
  });

  it.each(["chưa có số", "chưa tính", "để sau"])("puts %j off", (typed) => {
    expect(readDecimal(typed)).toEqual({ kind: "not_yet" });
  });

  it.each([
    ["", "empty"],
    ["-3,5", "negative"],
    ["3-4", "several"],
    ["3 hoặc 4", "several"],
    ["3,5 hoặc 4,5", "several"],
    ["3,5‰", "percent"],
    ["0,12345678901234567", "unclear"],
    ["9000000000000,123456789", "huge"],
    ["3,5 tạ", "unclear"],
    ["3,,5", "unclear"],
    ["3,5,5", "unclear"],
    ["1.50.000", "unclear"],
    [",5", "unclear"],
    ["05,5", "unclear"],
    ["ba phẩy", "unclear"],
    ["phẩy năm", "unclear"],
    ["l,5", "unclear"],
    ["3,5O", "unclear"],
    ["1.500 (một nghìn sáu trăm)", "unclear"],
    ["không tính được", "unclear"],
  ] as const)("does not guess at %j (%s)", (typed, fault) => {
    expect(readDecimal(typed)).toEqual({ kind: "unreadable", teach: wording.measure[fault] });
  });

  it("takes the unit of its field and no other", () => {
    expect(readDecimal("12,5 ha", "ha")).toEqual({ kind: "value", value: 12.5 });
    expect(readDecimal("12,5ha", "ha")).toEqual({ kind: "value", value: 12.5 });
    expect(readDecimal("12,5 m2", "m2")).toEqual({ kind: "value", value: 12.5 });
    expect(readDecimal("12,5%", "%")).toEqual({ kind: "value", value: 12.5 });
    expect(readDecimal("12,5%", "ha").kind).toBe("unreadable");
    expect(readDecimal("12,5 tấn", "ha").kind).toBe("unreadable");
  });

  it("never throws", () => {
    fc.assert(fc.property(anyText, (text) => void readDecimal(text)));
  });

  it("reads back what it shows, and what it offers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000 }), fc.integer({ min: 0, max: 9999 }), (whole, part) => {
        const value = Number(`${whole}.${String(part).padStart(4, "0")}`);
        expect(readDecimal(showDecimal(value))).toEqual({ kind: "value", value });
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999 }), (number) => {
        const unsure = readDecimal(showWholeLike(number));
        expect(unsure.kind).toBe("unsure");
        if (unsure.kind !== "unsure") return;
        for (const { label, value } of unsure.readings) expect(readDecimal(label)).toEqual({ kind: "value", value });
      }),
    );
  });
});

const showWholeLike = (number: number) => `${Math.floor(number / 1000)}.${String(number % 1000).padStart(3, "0")}`;
