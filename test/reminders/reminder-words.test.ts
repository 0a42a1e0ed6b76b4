import { describe, expect, it } from "vitest";

import { reminderChoices } from "../../src/reminders/buttons.ts";
import { deadlineText, reminderText } from "../../src/reminders/reminder-words.ts";
import type { Standing } from "../../src/reminders/standing.ts";
import { SUMMARY_LINES, summaryReplies } from "../../src/reminders/summary.ts";
import { real } from "../support/reminding.ts";

const { days } = real.rules;
const deadline = real.campaign.deadlines["report"];
if (!deadline) throw new Error("no deadline");
const on = (day: string) => Temporal.PlainDate.from(day);
const view = (today: string, lastDay = "2023-12-09") => ({ deadline, lastDay: on(lastDay), today: on(today), days });
const standing = (given: Partial<Standing>): Standing => ({
  kind: "drafting",
  answered: 14,
  questions: 18,
  returned: 0,
  ...given,
});

describe("the deadline, from the day on which it is said", () => {
  it.each([
    ["2023-11-24", "Hạn: trước ngày 10/12/2023, còn 14 ngày, ngày làm việc cuối là Thứ Sáu, 08/12/2023."],
    ["2023-12-07", "Hạn: trước ngày 10/12/2023, còn 1 ngày, ngày làm việc cuối là Thứ Sáu, 08/12/2023."],
    ["2023-12-08", "Hạn: trước ngày 10/12/2023, hôm nay là ngày làm việc cuối."],
    ["2023-12-09", "Hạn: trước ngày 10/12/2023, hôm nay là ngày cuối."],
    [
      "2023-12-10",
      "Hạn: trước ngày 10/12/2023, nay đã qua hạn; nộp bây giờ có tính trễ hay không do Sở Nội vụ (Ban Thi đua - Khen thưởng) xem xét.",
    ],
    [
      "2023-12-11",
      "Hạn: trước ngày 10/12/2023, nay đã qua hạn; nộp bây giờ có tính trễ hay không do Sở Nội vụ (Ban Thi đua - Khen thưởng) xem xét.",
    ],
    ["2023-12-12", "Hạn: trước ngày 10/12/2023, nay đã qua hạn."],
  ])("%s", (today, text) => expect(deadlineText(view(today))).toBe(text));

  it.each([
    [
      "2023-12-12",
      "2023-12-15",
      "Đơn vị được gia hạn đến Thứ Sáu, 15/12/2023, còn 3 ngày, ngày làm việc cuối là Thứ Sáu, 15/12/2023.",
    ],
    ["2023-12-15", "2023-12-15", "Đơn vị được gia hạn đến Thứ Sáu, 15/12/2023, hôm nay là ngày làm việc cuối."],
    [
      "2023-12-16",
      "2023-12-17",
      "Đơn vị được gia hạn đến Chủ nhật, 17/12/2023, đã qua ngày làm việc cuối; gửi trong Chủ nhật, 17/12/2023 thì còn đúng hạn.",
    ],
    ["2023-12-18", "2023-12-15", "Đơn vị được gia hạn đến Thứ Sáu, 15/12/2023, nay đã qua hạn."],
  ])("%s, extended to %s", (today, until, text) => expect(deadlineText(view(today, until))).toBe(text));
});

describe("a reminder", () => {
  it.each([
    [standing({ kind: "not_started", answered: 0 }), "Đơn vị chưa bắt đầu, báo cáo có 18 câu."],
    [standing({}), "Đơn vị đã điền 14 câu, còn 4/18 câu."],
    [standing({ answered: 18 }), "Đã đủ 18/18 câu, chỉ còn nộp. Anh/chị gõ “nộp” giúp em ạ."],
    [standing({ kind: "pending_approval" }), "Báo cáo đang chờ lãnh đạo duyệt."],
    [standing({ kind: "returned", returned: 2 }), "Báo cáo bị trả lại 2 câu."],
    [standing({ kind: "returned" }), "Báo cáo bị trả lại để sửa."],
  ])("says how far the unit is: %o", (now, words) => {
    expect(reminderText("Sở Y tế", now, "officer", view("2023-12-07"))).toContain(words);
  });

  it("can be put off while that still helps", () => {
    const labels = (today: string, lastDay = "2023-12-09") =>
      reminderChoices(on(today), on(lastDay), days).map(({ label }) => label);
    expect(labels("2023-12-06")).toEqual(["Mở báo cáo", "Nhắc lại 8 giờ sáng mai"]);
    expect(labels("2023-12-01")).toEqual(["Mở báo cáo", "Nhắc lại 8 giờ sáng Thứ Hai, 04/12/2023"]);
    expect(labels("2023-12-08")).toEqual(["Mở báo cáo"]);
    expect(labels("2023-12-11")).toEqual(["Mở báo cáo", "Nhắc lại 8 giờ sáng mai"]);
  });
});

it("a long summary goes on in the next message", () => {
  const lines = Array.from({ length: 70 }, (_, at) => ({
    id: String(at),
    unit: `U${at}`,
    deadline: "2023-12-09",
    step: "T-3",
    member: String(at),
    state: "sent" as const,
    why: null,
    name: `cán bộ ${at}`,
    channel: at === 0 ? ("web-chat" as const) : ("telegram" as const),
    way: at === 0 ? ("free_on_page" as const) : ("free" as const),
    price: 0,
    isReceived: null,
  }));
  const pages = summaryReplies(
    on("2023-12-06"),
    lines,
    (unit) => unit,
    ({ channel }) => channel === "web-chat",
  ).map(({ blocks: [first] }) => (first?.kind === "text" ? first.text.split("\n") : []));
  expect(pages.map((page) => page.length)).toEqual([1 + SUMMARY_LINES, 1 + SUMMARY_LINES, 1 + 71 - 2 * SUMMARY_LINES]);
  expect(pages[0]?.slice(0, 3)).toEqual([
    "Dạ, tin nhắc báo cáo Thứ Tư, 06/12/2023: 70 đơn vị.",
    "Đã nhắc (70):",
    "- U0 – cán bộ 0 (để trên trang web, chưa chắc đã xem)",
  ]);
  expect(pages[1]?.[0]).toBe("Tin nhắc báo cáo Thứ Tư, 06/12/2023 (tiếp):");
});
