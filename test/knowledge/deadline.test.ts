import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  dayInDigits,
  dayInWords,
  lastValidDay,
  safeDay,
  timeliness,
  weekdayName,
} from "../../src/knowledge/deadline.ts";
import { REPORT_DEADLINE } from "../support/small-library.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const before = (text: string) => ({ ...REPORT_DEADLINE, before: text });
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => day("2000-01-01").add({ days }).toString());

describe("a deadline “trước ngày …”", () => {
  it("leaves the named day itself out", () => {
    expect(lastValidDay(REPORT_DEADLINE).toString()).toBe("2023-12-09");
  });

  it.each([
    ["2023-12-10", "2023-12-08", "a Sunday: Friday is safe"],
    ["2023-12-11", "2023-12-08", "a Monday: the days before it are a weekend"],
    ["2023-12-09", "2023-12-08", "a Saturday: the Friday before is the last valid day"],
    ["2023-12-12", "2023-12-11", "a Tuesday: Monday is safe"],
    ["2024-03-01", "2024-02-29", "the first of March of a leap year"],
    ["2024-01-01", "2023-12-29", "the first of a year that begins on a Monday"],
  ])("before %s is safe on %s (%s)", (named, safe) => {
    expect(safeDay(before(named)).toString()).toBe(safe);
  });

  it("always has a safe day that is a working day, and the last one", () => {
    fc.assert(
      fc.property(anyDay, (named) => {
        const deadline = before(named);
        const safe = safeDay(deadline);
        expect(safe.dayOfWeek).toBeLessThanOrEqual(5);
        const skipped = safe.until(lastValidDay(deadline)).days;
        expect(skipped).toBeGreaterThanOrEqual(0);
        for (let step = 1; step <= skipped; step += 1) {
          expect(safe.add({ days: step }).dayOfWeek).toBeGreaterThan(5);
        }
      }),
    );
  });
});

describe("a last day that a unit was given", () => {
  it.each([
    ["2023-12-09", "on_time"],
    ["2023-12-10", "on_time"],
    ["2023-12-15", "on_time"],
    ["2023-12-16", "late"],
  ])("goes before the common deadline: %s is %s", (handedIn, expected) => {
    expect(timeliness(REPORT_DEADLINE, day(handedIn), day("2023-12-15"))).toBe(expected);
  });
});

describe("timeliness", () => {
  it.each([
    ["2023-11-20", "on_time"],
    ["2023-12-08", "on_time"],
    ["2023-12-09", "on_time"],
    ["2023-12-10", "to_be_judged"],
    ["2023-12-11", "to_be_judged"],
    ["2023-12-12", "late"],
    ["2024-01-01", "late"],
    ["2022-12-31", "on_time"],
  ])("of %s is %s", (handedIn, expected) => {
    expect(timeliness(REPORT_DEADLINE, day(handedIn))).toBe(expected);
  });

  it("never gets better from one day to the next", () => {
    const order = ["on_time", "to_be_judged", "late"];
    fc.assert(
      fc.property(anyDay, (text) => {
        const today = timeliness(REPORT_DEADLINE, day(text));
        const tomorrow = timeliness(REPORT_DEADLINE, day(text).add({ days: 1 }));
        expect(order.indexOf(tomorrow)).toBeGreaterThanOrEqual(order.indexOf(today));
      }),
    );
  });
});

describe("a day in writing", () => {
  it.each([
    ["2023-12-04", "Thứ Hai"],
    ["2023-12-05", "Thứ Ba"],
    ["2023-12-06", "Thứ Tư"],
    ["2023-12-07", "Thứ Năm"],
    ["2023-12-08", "Thứ Sáu"],
    ["2023-12-09", "Thứ Bảy"],
    ["2023-12-10", "Chủ nhật"],
  ])("%s is a %s", (date, name) => {
    expect(weekdayName(day(date))).toBe(name);
  });

  it("has two digits for day and month", () => {
    expect(dayInDigits(day("2023-02-03"))).toBe("03/02/2023");
    expect(dayInWords(day("2023-12-08"))).toBe("Thứ Sáu, 08/12/2023");
  });
});
