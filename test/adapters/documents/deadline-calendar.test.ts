import { expect, it } from "vitest";

import { writeCalendar } from "../../../src/adapters/documents/deadline-calendar.ts";
import { calendarEvent } from "../../../src/reminders/calendar-event.ts";
import { local, real } from "../../support/reminding.ts";

const deadline = real.campaign.deadlines["report"];
if (!deadline) throw new Error("no deadline");

function linesFor(lastDay: string): { raw: string; lines: string[] } {
  const event = calendarEvent({
    unit: "Ủy ban nhân dân huyện Tri Tôn",
    deadline: deadline as NonNullable<typeof deadline>,
    lastDay: Temporal.PlainDate.from(lastDay),
    days: real.rules.days,
  });
  const bytes = writeCalendar({ ...event, id: "vi-891@tro-ly", writtenAt: local("2023-11-24T08:00") });
  const raw = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  return { raw, lines: raw.replaceAll("\r\n ", "").split("\r\n") };
}

it("is an all-day event on the last working day with two alarms at eight in the morning", () => {
  const { lines } = linesFor("2023-12-09");
  expect(lines).toEqual(
    expect.arrayContaining([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "UID:vi-891@tro-ly",
      "SEQUENCE:0",
      "DTSTAMP:20231124T010000Z",
      "DTSTART;VALUE=DATE:20231208",
      "SUMMARY:Hạn báo cáo thi đua của Ủy ban nhân dân huyện Tri Tôn (ngày làm việc cuối)",
      "TRIGGER:-P2DT16H",
      "TRIGGER:-PT16H",
    ]),
  );
  expect(lines.filter((line) => line === "BEGIN:VALARM")).toHaveLength(2);
  expect(lines.find((line) => line.startsWith("DESCRIPTION:Hạn"))).toContain(
    "Hạn: trước ngày 10/12/2023. Nội dung: báo cáo tình hình",
  );
});

it("moves with the deadline: the same event, numbered higher", () => {
  const { lines } = linesFor("2023-12-17");
  expect(lines).toEqual(expect.arrayContaining(["UID:vi-891@tro-ly", "SEQUENCE:8", "DTSTART;VALUE=DATE:20231215"]));
  expect(lines.join("\n")).toContain("Đơn vị được gia hạn đến Chủ nhật\\, 17/12/2023");
});

it("is folded by bytes, never inside a letter, and every line ends as RFC 5545 says", () => {
  const { raw } = linesFor("2023-12-09");
  expect(raw.endsWith("END:VCALENDAR\r\n")).toBe(true);
  const lines = raw.split("\r\n");
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(lines.some((line) => line.startsWith(" "))).toBe(true);
  expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n\uFFFD]/);
});
