import { describe, expect, it } from "vitest";

import { readSendTime } from "../../../../src/conversation/coordinator/notices/send-time.ts";

const NOW = Temporal.PlainDateTime.from("2023-12-06T09:15");

describe("the hour of a notice", () => {
  it.each([
    ["hẹn 8 giờ ngày mai", "2023-12-07T08:00:00"],
    ["hen 8h mai", "2023-12-07T08:00:00"],
    ["hẹn gửi lúc 14h30", "2023-12-06T14:30:00"],
    ["gửi lúc 8h", "2023-12-07T08:00:00"],
    ["hẹn 2 giờ chiều ngày 08/12", "2023-12-08T14:00:00"],
    ["hẹn 7:30 sáng 8/12/2023", "2023-12-08T07:30:00"],
    ["đặt lịch 10g15 ngày 05/12", "2023-12-05T10:15:00"],
    ["hẹn 25 giờ", "unreadable"],
    ["hẹn 8 giờ ngày 31/11", "unreadable"],
    ["hẹn sáng sớm", "unreadable"],
    ["họp lúc 8 giờ ngày mai", null],
    ["Kính gửi các đơn vị", null],
  ])("%s", (text, at) => expect(String(readSendTime(text, NOW))).toBe(String(at)));
});
