import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fold } from "../../../src/kernel/vietnamese.ts";
import { inWords } from "../../../src/reports/values/number-words.ts";
import { showWhole } from "../../../src/reports/values/show-figure.ts";
import { readWholeNumber } from "../../../src/reports/values/whole-number.ts";
import { wording } from "../../../src/reports/values/wording.ts";
import { anyText } from "../../support/typed-text.ts";
import { labelsOf, valuesOf } from "./readings.ts";

describe("a count", () => {
  it.each([
    ["1250", 1250],
    ["1.250", 1250],
    ["1,250", 1250],
    ["1 250", 1250],
    ["1\u00A0250", 1250],
    ["1\u2009250", 1250],
    ["1\u202F250", 1250],
    ["１２５０", 1250],
    ["１．２５０", 1250],
    ["1.250.000", 1_250_000],
    ["1,250,000", 1_250_000],
    ["1 250 000", 1_250_000],
    ["1.250,00", 1250],
    ["1.500", 1500],
    ["1.000", 1000],
    ["0", 0],
    ["05", 5],
    ["00", 0],
    ["1.250 hộ", 1250],
    ["12 hộ", 12],
    ["12hộ", 12],
    ["12 ho", 12],
    ["12 hộ nghèo", 12],
    ["12 văn bản", 12],
    ["12 van ban", 12],
    ["350 lượt người", 350],
    ["5 đồng chí", 5],
    ["05 (năm) hộ", 5],
    ["12 (mười hai) văn bản", 12],
    ["12 (hộ)", 12],
    ["khoảng 1.250", 1250],
    ["khoang 1.250 ho", 1250],
    ["chừng 300 hộ", 300],
    ["ước khoảng 1.250 hộ", 1250],
    ["~1250", 1250],
    ["tổng cộng 37", 37],
    ["có 12 hộ", 12],
    ["hai trăm", 200],
    ["hai trăm hộ", 200],
    ["hai tram ruoi", 250],
    ["hai trăm rưỡi", 250],
    ["trăm rưởi", 150],
    ["một nghìn hai trăm năm mươi", 1250],
    ["mot nghin hai tram nam muoi", 1250],
    ["Một Nghìn Hai Trăm", 1200],
    ["một nghìn không trăm hai mươi lăm", 1025],
    ["một nghìn hai mươi lăm", 1025],
    ["một trăm lẻ hai", 102],
    ["một trăm linh năm", 105],
    ["một ngàn lẻ năm", 1005],
    ["một trăm hai", 120],
    ["hai trăm ba mươi mốt", 231],
    ["mười", 10],
    ["mười lăm", 15],
    ["muoi hai", 12],
    ["tam muoi", 80],
    ["tam muoi hai ho", 82],
    ["tám", 8],
    ["tam", 8],
    ["tầm 80 hộ", 80],
    ["mười hai hộ", 12],
    ["hai mươi", 20],
    ["hai mươi lăm", 25],
    ["hai mươi mốt", 21],
    ["hai mươi tư", 24],
    ["hai lăm", 25],
    ["năm", 5],
    ["hai trăm năm", 250],
    ["nam tram", 500],
    ["hiện có 12 hộ", 12],
    ["ba mốt", 31],
    ["ba trăm nghìn", 300_000],
    ["hai trăm hai mươi nghìn", 220_000],
    ["1 ngàn 2", 1200],
    ["1 nghìn 2", 1200],
    ["một ngàn hai", 1200],
    ["1 ngàn 250", 1250],
    ["1 ngàn 2 trăm", 1200],
    ["1 ngàn 2 trăm 5", 1250],
    ["1 ngàn 2 hộ", 1200],
    ["ngàn rưỡi", 1500],
    ["1k2", 1200],
    ["1K2", 1200],
    ["1k", 1000],
    ["1.5k", 1500],
    ["1,5 nghìn", 1500],
    ["1.5 ngan", 1500],
    ["3 chục", 30],
    ["ba chục", 30],
    ["3 chục 2", 32],
    ["3 chục rưỡi", 35],
    ["3 vạn", 30_000],
    ["2 trăm 5 chục", 250],
    ["không có", 0],
    ["khong co", 0],
    ["ko có", 0],
    ["k có", 0],
    ["hông có", 0],
    ["hổng có", 0],
    ["không", 0],
    ["ko", 0],
    ["không có hộ nào", 0],
    ["ko co ho nao", 0],
    ["không có ai", 0],
    ["không phát sinh", 0],
    ["dạ không có ạ", 0],
    ["dạ 12 ạ", 12],
    ["Dạ, 12 hộ ạ.", 12],
    ["12 nha em", 12],
    ["12 nhé", 12],
    ["thưa anh 12 hộ", 12],
    ["  12.  ", 12],
    ["12,", 12],
    ["“12”", 12],
    ["9.000.000.000.000.000", 9e15],
  ])("reads %j as %i", (typed, value) => {
    expect(readWholeNumber(typed)).toEqual({ kind: "value", value });
  });

  it.each([
    "chưa có số",
    "chưa có",
    "chua co so lieu",
    "để sau tính",
    "dạ chưa có số em ơi",
    "chưa",
    "đang tổng hợp",
    "chưa thống kê xong",
    "chx có số",
    "không rõ",
    "bổ sung sau nha",
  ])("puts %j off", (typed) => {
    expect(readWholeNumber(typed)).toEqual({ kind: "not_yet" });
  });

  it.each([
    ["", "empty"],
    [" \u200B ", "empty"],
    ["dạ", "empty"],
    ["1.5", "fraction"],
    ["1,5", "fraction"],
    ["12.34", "fraction"],
    ["12,0", "fraction"],
    ["3 rưỡi", "fraction"],
    ["ba phẩy năm", "fraction"],
    ["1,2345 nghìn", "fraction"],
    ["-5", "negative"],
    ["−5", "negative"],
    ["âm 5", "negative"],
    ["12 hoặc 13", "several"],
    ["12 hay 13 hộ", "several"],
    ["10-15", "several"],
    ["10 - 15", "several"],
    ["từ 10 đến 15", "several"],
    ["5/9", "several"],
    ["12 13", "several"],
    ["12 (13)", "several"],
    ["12%", "percent"],
    ["12 phần trăm", "percent"],
    ["12 phan tram", "percent"],
    ["9000000000000001", "huge"],
    ["10 triệu tỷ", "huge"],
    ["l250", "unclear"],
    ["1O", "unclear"],
    ["125o", "unclear"],
    ["O", "empty"],
    ["1250j", "unclear"],
    ["hai trawm", "unclear"],
    ["007", "unclear"],
    ["1.25.000", "unclear"],
    ["1.2500.000", "unclear"],
    [".5", "unclear"],
    ["12?", "unclear"],
    ["+12", "unclear"],
    ["5²", "unclear"],
    ["½", "unclear"],
    ["1e5", "several"],
    ["٣", "unclear"],
    ["hơn 100 hộ", "unclear"],
    ["gần 100", "unclear"],
    ["vài chục", "unclear"],
    ["mươi hộ", "unclear"],
    ["hai ba", "unclear"],
    ["hai mươi năm", "unclear"],
    ["trăm", "unclear"],
    ["k5", "unclear"],
    ["năm trăm trăm", "unclear"],
    ["có không", "unclear"],
    ["k", "unclear"],
    ["12 tá", "unclear"],
    ["không có số liệu", "unclear"],
    ["một nghìn hai ngàn", "unclear"],
    ["0123456789", "unclear"],
    ["năm 2023", "unclear"],
    ["abc", "unclear"],
    ["nam", "unclear"],
    ["lăm", "unclear"],
    ["mốt", "unclear"],
    ["tu", "unclear"],
    ["hai trăm nam", "unclear"],
    ["hai tram nam", "unclear"],
    ["12 nam", "unclear"],
    ["12 tr", "unclear"],
    ["12tr5", "unclear"],
    ["12 triệu nam", "unclear"],
    ["hai mươi hai mươi", "unclear"],
    ["khoảng không", "unclear"],
    ["12 không", "unclear"],
    ["1.250.00", "unclear"],
    ["1..250", "unclear"],
  ] as const)("does not guess at %j (%s)", (typed, fault) => {
    expect(readWholeNumber(typed)).toEqual({ kind: "unreadable", teach: wording.count[fault] });
  });

  it.each([
    ["1 ngàn 25", [1250, 1025]],
    ["1k25", [1250, 1025]],
    ["một nghìn hai lăm", [1250, 1025]],
    ["1.250 nghìn", [1_250_000, 1250]],
    ["1.500 k", [1_500_000, 1500]],
    ["hai trăm hai nghìn", [220_000, 202_000]],
    ["1250.000", [1250, 1_250_000]],
    ["1.250,000", [1250, 1_250_000]],
  ])("asks what %j means", (typed, values) => {
    expect(valuesOf(readWholeNumber(typed))).toEqual(values);
  });

  it("reads every number in words, and none without accents as another", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 999_999 })), (value) => {
        const said = inWords(value);
        for (const words of [said, said.replaceAll("nghìn", "ngàn").replaceAll("lẻ", "linh").toUpperCase()])
          expect(readWholeNumber(words)).toEqual({ kind: "value", value });
        const plain = readWholeNumber(fold(said));
        if (plain.kind === "value") expect(plain.value).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  it("lets only its own unit be counted, where it is given", () => {
    expect(readWholeNumber("12 hộ", "hộ")).toEqual({ kind: "value", value: 12 });
    expect(readWholeNumber("12 hộ nghèo", "hộ")).toEqual({ kind: "value", value: 12 });
    expect(readWholeNumber("12 lít", "lít")).toEqual({ kind: "value", value: 12 });
    expect(readWholeNumber("12 người", "hộ").kind).toBe("unreadable");
  });

  it("never throws", () => {
    fc.assert(fc.property(anyText, (text) => void readWholeNumber(text)));
  });

  it("reads back what it shows, and what it offers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e15 }), (value) => {
        expect(readWholeNumber(showWhole(value))).toEqual({ kind: "value", value });
        expect(readWholeNumber(String(value))).toEqual({ kind: "value", value });
      }),
    );
    for (const label of labelsOf(readWholeNumber("1 ngàn 25"))) expect(readWholeNumber(label).kind).toBe("value");
  });

  it("is never sure of a whole number out of figures with decimals", () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.integer({ min: 1, max: 99 }), fc.constantFrom(".", ","), (whole, part, sign) => {
        expect(readWholeNumber(`${whole}${sign}${part}`).kind).toBe("unreadable");
      }),
    );
  });
});
