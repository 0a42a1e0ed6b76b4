import { describe, expect, it } from "vitest";

import { inWords } from "../../../src/reports/values/number-words.ts";
import { showAsOf } from "../../../src/reports/values/show-date.ts";
import { showDecimal, showMoney, showWhole } from "../../../src/reports/values/show-figure.ts";
import { wording } from "../../../src/reports/values/wording.ts";

describe("values as reports write them", () => {
  it.each([
    [0, "0"],
    [12, "12"],
    [1250, "1.250"],
    [1_250_000, "1.250.000"],
    [-1250, "-1.250"],
    [9e15, "9.000.000.000.000.000"],
  ])("shows the count %d as %s", (count, shown) => {
    expect(showWhole(count)).toBe(shown);
  });

  it.each([
    [0, "0"],
    [3.5, "3,5"],
    [0.125, "0,125"],
    [1.125, "1,1250"],
    [1500, "1.500,0"],
    [1500.5, "1.500,5"],
    [12_345_678, "12.345.678"],
    [-3.5, "-3,5"],
    [1e-7, "0,0000001"],
  ])("shows the measure %d as %s", (measure, shown) => {
    expect(showDecimal(measure)).toBe(shown);
  });

  it.each([
    [0, "0 đồng"],
    [350, "350 đồng"],
    [1_250_000, "1.250.000 đồng"],
    [1_250_000_000, "1.250.000.000 đồng"],
  ])("shows the sum %d as %s", (sum, shown) => {
    expect(showMoney(sum)).toBe(shown);
  });

  it("shows until when figures count", () => {
    expect(showAsOf({ date: "2023-11-30", final: false })).toBe("tính đến ngày 30/11/2023, số ước thực hiện");
    expect(showAsOf({ date: "2023-12-05", final: true })).toBe("tính đến ngày 05/12/2023, số chính thức");
  });

  it.each([
    [0, "không"],
    [10, "mười"],
    [15, "mười lăm"],
    [21, "hai mươi mốt"],
    [105, "một trăm lẻ năm"],
    [1500, "một nghìn năm trăm"],
    [1005, "một nghìn không trăm lẻ năm"],
    [20_000, "hai mươi nghìn"],
    [999_999, "chín trăm chín mươi chín nghìn chín trăm chín mươi chín"],
  ])("says %d as %s", (number, said) => {
    expect(inWords(number)).toBe(said);
  });

  it("teaches politely, with an example, in every sentence", () => {
    const { count, measure, money, date, asOf, option, text, yesNo } = wording;
    const { shown: _, ...asOfTeaches } = asOf;
    const { yes: __, no: ___, ...yesNoTeaches } = yesNo;
    const teaches = [count, measure, money, date, asOfTeaches, yesNoTeaches].flatMap((some) => Object.values(some));
    const made = [
      option.empty(3, "Nhà ở"),
      option.unclear(3, "Nhà ở"),
      option.unclearMany(3),
      text.empty,
      text.tooLong(9, 10),
    ];
    for (const sentence of [...teaches, ...made]) expect(sentence).toMatch(/^Dạ, .*(ví dụ).*\.$/u);
  });
});
