import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../../src/kernel/vietnamese.ts";
import { readDate } from "../../../src/reports/values/date.ts";
import { inWords } from "../../../src/reports/values/number-words.ts";
import { showDate } from "../../../src/reports/values/show-date.ts";
import { wording } from "../../../src/reports/values/wording.ts";
import { anyText } from "../../support/typed-text.ts";
import { labelsOf } from "./readings.ts";

/** A Tuesday. */
const TODAY = Temporal.PlainDate.from("2023-11-28");

describe("a day", () => {
  it.each([
    ["5/9", "2023-09-05"],
    ["05/09", "2023-09-05"],
    ["5-9", "2023-09-05"],
    ["5.9", "2023-09-05"],
    ["5 / 9", "2023-09-05"],
    ["５／９", "2023-09-05"],
    ["5/9/23", "2023-09-05"],
    ["5/9/2023", "2023-09-05"],
    ["05-09-2023", "2023-09-05"],
    ["05.09.2023", "2023-09-05"],
    ["5/9-2023", "2023-09-05"],
    ["2023-11-05", "2023-11-05"],
    ["2023/11/5", "2023-11-05"],
    ["20231105", "2023-11-05"],
    ["05112023", "2023-11-05"],
    ["ngày 5/9", "2023-09-05"],
    ["ngày 5 tháng 9", "2023-09-05"],
    ["5 thang 9 nam 2023", "2023-09-05"],
    ["Ngày 05 tháng 09 năm 2023", "2023-09-05"],
    ["ngày 5 tháng 9, năm 2023", "2023-09-05"],
    ["5 tháng 9/2023", "2023-09-05"],
    ["ngày 5/tháng 9/năm 2023", "2023-09-05"],
    ["ngày 5 tháng 9 năm 23", "2023-09-05"],
    ["mùng 2 tháng 9", "2023-09-02"],
    ["ngày năm tháng chín", "2023-09-05"],
    ["mùng hai tháng chín", "2023-09-02"],
    ["5 tháng tư", "2023-04-05"],
    ["5 tháng sáu", "2023-06-05"],
    ["ngày sáu tháng sáu", "2023-06-06"],
    ["cuối tháng sáu", "2023-06-30"],
    ["5 tháng sáu năm 2022", "2022-06-05"],
    ["cuối tháng sau", "2023-12-31"],
    ["5 tháng năm", "2023-05-05"],
    ["5 tháng năm 2022", "2022-05-05"],
    ["ngày hai mươi lăm tháng mười một năm 2022", "2022-11-25"],
    ["5 tháng này", "2023-11-05"],
    ["5 tháng trước", "2023-10-05"],
    ["ngày 5 tháng sau", "2023-12-05"],
    ["30/11", "2023-11-30"],
    ["30/11 năm nay", "2023-11-30"],
    ["30/11 năm ngoái", "2022-11-30"],
    ["30/11 năm rồi", "2022-11-30"],
    ["5/12", "2023-12-05"],
    ["hôm nay", "2023-11-28"],
    ["hom nay", "2023-11-28"],
    ["bữa nay", "2023-11-28"],
    ["hôm qua", "2023-11-27"],
    ["hôm kia", "2023-11-26"],
    ["ngày mai", "2023-11-29"],
    ["mai", "2023-11-29"],
    ["mốt", "2023-11-30"],
    ["ngày mốt", "2023-11-30"],
    ["thứ sáu tuần rồi", "2023-11-24"],
    ["thu sau tuan roi", "2023-11-24"],
    ["thứ 6 tuần trước", "2023-11-24"],
    ["t6 tuần này", "2023-12-01"],
    ["thứ hai tuần sau", "2023-12-04"],
    ["chủ nhật tuần rồi", "2023-11-26"],
    ["chủ nhựt tuần này", "2023-12-03"],
    ["thứ sáu rồi", "2023-11-24"],
    ["thứ sáu 24/11/2023", "2023-11-24"],
    ["thứ sáu, ngày 24/11", "2023-11-24"],
    ["cuối tháng 11", "2023-11-30"],
    ["cuoi thang 11", "2023-11-30"],
    ["hết tháng 11", "2023-11-30"],
    ["cuối tháng này", "2023-11-30"],
    ["cuối tháng trước", "2023-10-31"],
    ["cuối tháng 2 năm 2024", "2024-02-29"],
    ["cuối tháng 11/2022", "2022-11-30"],
    ["cuối năm", "2023-12-31"],
    ["cuối năm 2022", "2022-12-31"],
    ["hết quý III", "2023-09-30"],
    ["cuối quý 4 năm 2022", "2022-12-31"],
    ["29/2/2024", "2024-02-29"],
    ["dạ 5/9 ạ", "2023-09-05"],
    ["5/9 nha em", "2023-09-05"],
    ["5/9.", "2023-09-05"],
  ])("reads %j as %s", (typed, value) => {
    expect(readDate(typed, TODAY, "any")).toEqual({ kind: "value", value });
  });

  it.each([
    ["5/12", "2024-01-05", "2023-12-05"],
    ["31/12", "2024-01-05", "2023-12-31"],
    ["5/1", "2024-01-05", "2024-01-05"],
    ["6/1", "2024-01-05", "2023-01-06"],
    ["5/9", "2023-11-28", "2023-09-05"],
    ["5/12/2023", "2023-11-28", "2023-12-05"],
    ["ngày 5 tháng 12", "2024-01-05", "2023-12-05"],
    ["cuối tháng 12", "2024-01-05", "2023-12-31"],
    ["cuối tháng 2", "2024-02-28", "2023-02-28"],
    ["thứ sáu", "2023-11-28", "2023-11-24"],
    ["mai", "2023-11-28", "2023-11-29"],
  ])("leans %j on %s to the past: %s", (typed, today, value) => {
    expect(readDate(typed, Temporal.PlainDate.from(today), "past")).toEqual({ kind: "value", value });
  });

  it.each([
    ["thứ sáu", ["24/11/2023", "01/12/2023"]],
    ["hom kia", ["26/11/2023", "25/11/2023"]],
    ["ngày kia", ["30/11/2023", "01/12/2023"]],
    ["23-11-05", ["23/11/2005", "05/11/2023"]],
  ])("asks what %j means", (typed, labels) => {
    expect(labelsOf(readDate(typed, TODAY, "any"))).toEqual(labels);
  });

  it.each([
    ["", "empty"],
    ["31/2", "impossible"],
    ["30/2/2024", "impossible"],
    ["29/2", "impossible"],
    ["29/2/2023", "impossible"],
    ["13/25", "impossible"],
    ["9/13", "impossible"],
    ["5/13/2023", "impossible"],
    ["0/9", "impossible"],
    ["31 tháng 4", "impossible"],
    ["20231305", "impossible"],
    ["2023-11-31", "impossible"],
    ["12/2023", "noDay"],
    ["2023/12", "noDay"],
    ["tháng 11", "noDay"],
    ["tháng 11 năm 2023", "noDay"],
    ["tháng mười một", "noDay"],
    ["đầu tháng 10", "noDay"],
    ["giữa tháng 10", "noDay"],
    ["ngày 5", "noDay"],
    ["5", "noDay"],
    ["2023", "noDay"],
    ["rằm tháng 7", "lunar"],
    ["5/9 âm lịch", "lunar"],
    ["mùng 5 tháng giêng", "lunar"],
    ["thứ năm 24/11/2023", "weekday"],
    ["5/9 hoặc 6/9", "unclear"],
    ["5/9-7/9", "unclear"],
    ["5/9/99", "unclear"],
    ["5/9/203", "unclear"],
    ["1/1/1800", "unclear"],
    ["l5/9", "unclear"],
    ["5/O9", "unclear"],
    ["tuần rồi", "unclear"],
    ["5 thang sau", "unclear"],
    ["cuoi thang sau", "unclear"],
    ["sau 5 tháng 9", "unclear"],
    ["mai mốt", "unclear"],
    ["5,9", "unclear"],
    ["1/2/3/4", "unclear"],
    ["abc", "unclear"],
  ] as const)("does not guess at %j (%s)", (typed, fault) => {
    expect(readDate(typed, TODAY, "any")).toEqual({ kind: "unreadable", teach: wording.date[fault] });
  });

  it.each(["chưa rõ", "chưa có", "chưa biết ạ"])("puts %j off", (typed) => {
    expect(readDate(typed, TODAY, "any")).toEqual({ kind: "not_yet" });
  });

  it("never throws", () => {
    fc.assert(fc.property(anyText, (text) => void readDate(text, TODAY, "past")));
    const like = fc.string({ unit: fc.constantFrom(..."0123456789/-. ", "tháng ", " năm ", "ngày ", "cuối ", "thứ ") });
    fc.assert(fc.property(like, (text) => void readDate(text, TODAY, "any")));
  });

  it("reads back what it shows, day before month", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_000 }), fc.constantFrom("past", "any"), (days, lean) => {
        const value = Temporal.PlainDate.from("1900-01-01").add({ days }).toString();
        expect(readDate(showDate(value), TODAY, lean)).toEqual({ kind: "value", value });
        expect(readDate(value, TODAY, lean)).toEqual({ kind: "value", value });
      }),
    );
  });

  it("reads every day in words", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (days) => {
        const day = Temporal.PlainDate.from("2023-01-01").add({ days });
        const expected = { kind: "value", value: day.toString() };
        expect(readDate(`ngày ${inWords(day.day)} tháng ${inWords(day.month)}`, TODAY, "any")).toEqual(expected);
        expect(readDate(`${day.day} tháng ${inWords(day.month)} năm 2023`, TODAY, "any")).toEqual(expected);
        const plain = readDate(fold(`ngày ${inWords(day.day)} tháng ${inWords(day.month)}`), TODAY, "any");
        if (plain.kind === "value") expect(plain).toEqual(expected);
      }),
      { numRuns: 365 },
    );
  });

  it("shows a day as reports write it", () => {
    expect(showDate("2023-09-05")).toBe("05/09/2023");
  });
});
