import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readAsOf } from "../../../src/reports/values/as-of.ts";
import { showAsOf } from "../../../src/reports/values/show-date.ts";
import { wording } from "../../../src/reports/values/wording.ts";
import { anyText } from "../../support/typed-text.ts";
import { labelsOf } from "./readings.ts";

const TODAY = Temporal.PlainDate.from("2023-11-28");

describe("until when figures count", () => {
  it.each([
    ["30/11 số ước", "2023-11-30", false],
    ["30/11 ước", "2023-11-30", false],
    ["ước đến hết tháng 11", "2023-11-30", false],
    ["ước thực hiện đến 30/11/2023", "2023-11-30", false],
    ["đến hết ngày 30/11, số ước", "2023-11-30", false],
    ["hom nay, uoc thuc hien", "2023-11-28", false],
    ["đến nay, số ước", "2023-11-28", false],
    ["tạm tính đến 30/11", "2023-11-30", false],
    ["dự kiến 31/12", "2023-12-31", false],
    ["ước đến cuối tháng tới", "2023-12-31", false],
    ["11 tháng ước", "2023-11-30", false],
    ["ước 9 tháng đầu năm 2023", "2023-09-30", false],
    ["ước cả năm", "2023-12-31", false],
    ["ước đến cuối tháng sau", "2023-12-31", false],
    ["hết tháng sáu chính thức", "2023-06-30", true],
    ["30/11 chưa chính thức", "2023-11-30", false],
    ["đến 5/12 chính thức", "2023-12-05", true],
    ["đến ngày 20/11 số chính thức", "2023-11-20", true],
    ["số liệu chính thức đến ngày 20/11", "2023-11-20", true],
    ["hôm qua chính thức", "2023-11-27", true],
    ["chính thức cuối tháng 10", "2023-10-31", true],
    ["30/6 chính thức", "2023-06-30", true],
    ["31/12 chính thức", "2022-12-31", true],
    ["chinh thuc 20/11/2023", "2023-11-20", true],
    ["20/11, đã chốt", "2023-11-20", true],
    ["dạ đến 20/11 chính thức ạ", "2023-11-20", true],
  ])("reads %j as %s, final: %s", (typed, date, final) => {
    expect(readAsOf(typed, TODAY)).toEqual({ kind: "value", value: { date, final } });
  });

  it("takes the end of the last year in January", () => {
    const january = Temporal.PlainDate.from("2024-01-05");
    expect(readAsOf("31/12 chính thức", january)).toEqual({
      kind: "value",
      value: { date: "2023-12-31", final: true },
    });
    expect(readAsOf("31/12 số ước", january)).toEqual({ kind: "value", value: { date: "2023-12-31", final: false } });
  });

  it.each([
    ["30/11", ["tính đến ngày 30/11/2023, số ước thực hiện", "tính đến ngày 30/11/2023, số chính thức"]],
    ["hôm nay", ["tính đến ngày 28/11/2023, số ước thực hiện", "tính đến ngày 28/11/2023, số chính thức"]],
    ["30/6 ước", ["tính đến ngày 30/06/2023, số ước thực hiện", "tính đến ngày 30/06/2024, số ước thực hiện"]],
  ])("asks what %j means", (typed, labels) => {
    expect(labelsOf(readAsOf(typed, TODAY))).toEqual(labels);
  });

  it.each([
    ["", "empty"],
    ["chính thức", "unclear"],
    ["uoc het thang sau", "unclear"],
    ["số ước", "unclear"],
    ["tháng 11 ước", "unclear"],
    ["12/2023 ước", "unclear"],
    ["31/2 chính thức", "unclear"],
    ["ước 13 tháng", "unclear"],
    ["30/11 và 5/12 ước", "unclear"],
    ["30/11 ước, chính thức", "contradiction"],
    ["30/11 số ước hay chính thức", "contradiction"],
    ["không phải số ước 30/11", "contradiction"],
    ["30/11 không chính thức", "contradiction"],
  ] as const)("does not guess at %j (%s)", (typed, fault) => {
    expect(readAsOf(typed, TODAY)).toEqual({ kind: "unreadable", teach: wording.asOf[fault] });
  });

  it.each(["chưa có số", "chưa rõ"])("puts %j off", (typed) => {
    expect(readAsOf(typed, TODAY)).toEqual({ kind: "not_yet" });
  });

  it("never throws", () => {
    fc.assert(fc.property(anyText, (text) => void readAsOf(text, TODAY)));
  });

  it("reads back what it shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_000 }), fc.boolean(), (days, final) => {
        const value = { date: Temporal.PlainDate.from("1900-01-01").add({ days }).toString(), final };
        expect(readAsOf(showAsOf(value), TODAY)).toEqual({ kind: "value", value });
      }),
    );
  });
});
