import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readMoney } from "../../../src/reports/values/money.ts";
import { showMoney } from "../../../src/reports/values/show-figure.ts";
import { wording } from "../../../src/reports/values/wording.ts";
import { anyText } from "../../support/typed-text.ts";
import { labelsOf, valuesOf } from "./readings.ts";

describe("a sum of money", () => {
  it.each([
    ["1,5 tỷ", 1_500_000_000],
    ["1.5 ty", 1_500_000_000],
    ["1,5 tỉ đồng", 1_500_000_000],
    ["1 tỷ", 1_000_000_000],
    ["1 tỷ 2", 1_200_000_000],
    ["1 ty 2", 1_200_000_000],
    ["1tỷ2", 1_200_000_000],
    ["một tỷ hai", 1_200_000_000],
    ["1 tỷ 250 triệu", 1_250_000_000],
    ["1 tỷ 250", 1_250_000_000],
    ["1 tỷ 250 triệu 500 nghìn đồng", 1_250_500_000],
    ["1 tỷ 250tr", 1_250_000_000],
    ["1 tỷ 2 triệu", 1_002_000_000],
    ["1 tỷ lẻ 2 triệu", 1_002_000_000],
    ["2 nghìn tỷ", 2_000_000_000_000],
    ["1 nghìn 2 trăm tỷ", 1_200_000_000_000],
    ["350tr", 350_000_000],
    ["350 tr", 350_000_000],
    ["350 trđ", 350_000_000],
    ["350 tr.đ", 350_000_000],
    ["350 triệu", 350_000_000],
    ["350 TRIỆU ĐỒNG", 350_000_000],
    ["350 trieu dong", 350_000_000],
    ["350 triệu đồng chẵn", 350_000_000],
    ["2tr5", 2_500_000],
    ["2 triệu 5", 2_500_000],
    ["2 triệu rưỡi", 2_500_000],
    ["2tr500", 2_500_000],
    ["1 triệu 250", 1_250_000],
    ["2,55 triệu", 2_550_000],
    ["12,345678 triệu", 12_345_678],
    ["1.250.000 đ", 1_250_000],
    ["1.250.000đ", 1_250_000],
    ["1.250.000đồng", 1_250_000],
    ["1.250.000 VNĐ", 1_250_000],
    ["1.250.000 vnd", 1_250_000],
    ["1,250,000 đồng", 1_250_000],
    ["1 250 000 đồng", 1_250_000],
    ["1.250.000,00 đồng", 1_250_000],
    ["1250000", 1_250_000],
    ["1.250.000", 1_250_000],
    ["12.345.678", 12_345_678],
    ["500k", 500_000],
    ["500 K", 500_000],
    ["500 nghìn", 500_000],
    ["500 ngàn", 500_000],
    ["500 ngan dong", 500_000],
    ["500.000 đồng", 500_000],
    ["500.000đ", 500_000],
    ["1.250 đồng", 1250],
    ["350 đồng", 350],
    ["nửa tỷ", 500_000_000],
    ["nua ty", 500_000_000],
    ["nửa triệu", 500_000],
    ["tỷ rưỡi", 1_500_000_000],
    ["1 tỷ rưỡi", 1_500_000_000],
    ["triệu rưỡi", 1_500_000],
    ["triệu hai", 1_200_000],
    ["hai trăm triệu", 200_000_000],
    ["hai tram trieu dong", 200_000_000],
    ["hai trăm rưỡi triệu", 250_000_000],
    ["ba trăm năm mươi triệu đồng", 350_000_000],
    ["một phẩy năm tỷ", 1_500_000_000],
    ["một tỷ hai trăm năm mươi triệu đồng", 1_250_000_000],
    ["350.000.000 đồng (ba trăm năm mươi triệu đồng)", 350_000_000],
    ["1.250 triệu đồng (1.250.000.000 đồng)", 1_250_000_000],
    ["khoảng 350 triệu", 350_000_000],
    ["tổng số 350 triệu", 350_000_000],
    ["dạ 350 triệu ạ", 350_000_000],
    ["350 triệu nha em", 350_000_000],
    ["0", 0],
    ["0 đồng", 0],
    ["không có", 0],
    ["ko có đồng nào", 0],
    ["không có đồng nào hết", 0],
  ])("reads %j as %i đồng", (typed, value) => {
    expect(readMoney(typed)).toEqual({ kind: "value", value });
  });

  it.each([
    ["350", ["350 triệu đồng", "350 đồng"]],
    ["1,5", ["1,5 triệu đồng", "1,5 tỷ đồng"]],
    ["1.5", ["1,5 triệu đồng", "1,5 tỷ đồng"]],
    ["1.250", ["1.250 triệu đồng (1.250.000.000 đồng)", "1.250 đồng", "1,25 triệu đồng"]],
    ["5", ["5 triệu đồng", "5 đồng", "5 tỷ đồng"]],
    ["500.000", ["500.000 triệu đồng (500.000.000.000 đồng)", "500.000 đồng", "500 triệu đồng"]],
    ["500000", ["500.000 triệu đồng (500.000.000.000 đồng)", "500.000 đồng"]],
    ["ba trăm", ["300 triệu đồng", "300 đồng"]],
    ["3 rưỡi", ["3,5 triệu đồng", "3,5 tỷ đồng"]],
    ["1.250 tỷ", ["1.250.000.000.000 đồng", "1.250.000.000 đồng"]],
    ["1.250 triệu", ["1.250.000.000 đồng", "1.250.000 đồng"]],
    ["1.250k", ["1.250.000 đồng", "1.250 đồng"]],
    ["1 tỷ 25", ["1.250.000.000 đồng", "1.025.000.000 đồng"]],
    ["2tr50", ["2.500.000 đồng", "2.050.000 đồng"]],
    ["2tr05", ["2.050.000 đồng", "2.005.000 đồng"]],
    ["hai trăm hai triệu", ["220.000.000 đồng", "202.000.000 đồng"]],
    ["một triệu hai trăm", ["1.200.000 đồng", "1.000.200 đồng"]],
    ["1250.000 đồng", ["1.250 đồng", "1.250.000 đồng"]],
  ])("asks what %j means", (typed, labels) => {
    expect(labelsOf(readMoney(typed))).toEqual(labels);
    for (const [at, label] of labels.entries())
      expect(readMoney(label)).toEqual({ kind: "value", value: valuesOf(readMoney(typed))[at] });
  });

  it.each(["chưa có số", "chưa có", "để sau tính", "chưa tổng hợp"])("puts %j off", (typed) => {
    expect(readMoney(typed)).toEqual({ kind: "not_yet" });
  });

  it.each([
    ["", "empty"],
    ["1,5 đồng", "fraction"],
    ["0,5 đồng", "fraction"],
    ["1,2345 nghìn đồng", "fraction"],
    ["350,00 đồng", "fraction"],
    ["-350 triệu", "negative"],
    ["300-350 triệu", "several"],
    ["300 triệu hoặc 350 triệu", "several"],
    ["350 triệu, 200 triệu", "several"],
    ["35%", "percent"],
    ["9.000.001 tỷ", "huge"],
    ["2 củ", "unclear"],
    ["350 USD", "unclear"],
    ["$350", "unclear"],
    ["350 triệu/hộ", "unclear"],
    ["350 tr1ệu", "several"],
    ["l tỷ", "unclear"],
    ["1,5 tỷ 2", "several"],
    ["1 tỷ 2 tỷ", "several"],
    ["1 tỷ 1250 triệu", "several"],
    ["1 tỷ 2500", "several"],
    ["vài triệu", "unclear"],
    ["hơn 350 triệu", "unclear"],
    ["triệu", "unclear"],
    ["tr5", "unclear"],
    ["350.000.000 đồng (ba trăm triệu đồng)", "unclear"],
  ] as const)("does not guess at %j (%s)", (typed, fault) => {
    expect(readMoney(typed)).toEqual({ kind: "unreadable", teach: wording.money[fault] });
  });

  it("never throws", () => {
    fc.assert(fc.property(anyText, (text) => void readMoney(text)));
  });

  it("reads back what it shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e15 }), (value) => {
        expect(readMoney(showMoney(value))).toEqual({ kind: "value", value });
      }),
    );
  });

  it("is never sure of a small number without its unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (number) => {
        expect(readMoney(String(number)).kind).toBe("unsure");
      }),
    );
  });

  it("keeps every đồng of a sum in tỷ, triệu and đồng", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (milliards, millions) => {
        const value = milliards * 1e9 + millions * 1e6;
        expect(readMoney(`${milliards} tỷ ${millions} triệu`)).toEqual({ kind: "value", value });
      }),
    );
  });
});
