import { describe, expect, it } from "vitest";

import { readPastDay } from "../../../src/reports/fields/date.ts";

const TODAY = Temporal.PlainDate.from("2023-12-01");

describe("a day that has been", () => {
  it.each([
    ["25/10", "2023-10-25"],
    ["30/11/2023", "2023-11-30"],
    ["hôm nay", "2023-12-01"],
    ["25/12/2022", "2022-12-25"],
  ])("%s is %s", (raw, value) => expect(readPastDay(raw, TODAY)).toEqual({ kind: "value", value }));

  it.each(["1/6/2025", "02/12/2023", "25/12"])("%s, which is still to come, is not taken", (raw) => {
    const reading = readPastDay(raw, TODAY);
    expect(reading.kind).toBe("unreadable");
    expect(reading.kind === "unreadable" && reading.teach).toMatch(/chưa tới/);
  });

  it("without its year is the last such day where that was lately", () => {
    const january = Temporal.PlainDate.from("2024-01-05");
    expect(readPastDay("20/11", january)).toEqual({ kind: "value", value: "2023-11-20" });
  });
});
