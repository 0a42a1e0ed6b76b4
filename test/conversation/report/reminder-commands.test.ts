import { describe, expect, it } from "vitest";

import { asksDeadline } from "../../../src/conversation/report/reminder-commands.ts";
import { reportCommand } from "../../../src/conversation/report/report-words.ts";

describe("what is said about reminders", () => {
  it.each([
    ["nhắc lại mai", "snooze"],
    ["nhac lai mai", "snooze"],
    ["Mai nhắc lại giúp em nha", "snooze"],
    ["sáng mai nhắc", "snooze"],
    ["Nhắc lại 8 giờ sáng mai", "snooze"],
    ["Nhắc lại 8 giờ sáng Thứ Hai, 11/12/2023", "snooze"],
    ["nhắc lại thứ hai", "snooze"],
    ["thêm vào lịch", "calendar"],
    ["them han vao lich dien thoai", "calendar"],
    ["gui file lich", "calendar"],
    ["cho xin tệp lịch", "calendar"],
    ["/lich", "calendar"],
    ["nhắc lại câu hỏi", "open"],
    ["nhắc em về hạn báo cáo", "remind_me"],
    ["thoi nhac han", "remind_me"],
  ])("“%s” is %s", (text, kind) => expect(reportCommand(text)?.kind).toBe(kind));

  it.each(["lịch làm việc của tỉnh", "nhắc lại nội dung kế hoạch", "mai em nộp", "vào lịch sử"])(
    "“%s” is none",
    (text) => expect(reportCommand(text)).toBeNull(),
  );
});

describe("a question for the deadline", () => {
  it.each([
    "bao giờ phải nộp?",
    "bao gio nop bc",
    "còn mấy ngày?",
    "con bao nhieu ngay nua",
    "hạn nộp của đơn vị tôi",
    "khi nào phải gửi báo cáo",
    "nộp ngày nào",
  ])("is “%s”", (text) => expect(asksDeadline(text)).toBe(true));

  it.each(["nộp cho ai", "báo cáo", "ai ký quyết định này?", "gửi về đâu"])("is not “%s”", (text) =>
    expect(asksDeadline(text)).toBe(false),
  );
});
