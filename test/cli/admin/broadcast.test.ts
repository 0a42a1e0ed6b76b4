import { describe, expect, it } from "vitest";

import { WrongUse } from "../../../src/cli/admin/command.ts";
import { runAdmin } from "../../../src/cli/admin/run-admin.ts";
import type { AdminAnswer } from "../../../src/consolidation/admin-answer.ts";
import { BROADCAST_MAX } from "../../../src/reminders/broadcast.ts";

async function admin(args: readonly string[], value: unknown = []) {
  const calls: unknown[] = [];
  const text = await runAdmin(["broadcast", ...args], async (asked): Promise<AdminAnswer> => {
    calls.push(asked);
    return { kind: "done", value };
  });
  return { text, calls };
}

/** What a broadcast to nobody would take. */
const NOTHING = {
  ...{ channels: {}, ways: {}, closed: {}, dong: 0, unpriced: 0, seconds: 0 },
  bot: { messages: 0, left: 2700, allowance: 3000 },
};

describe("admin broadcast", () => {
  it("asks for a preview, a broadcast, the list, a stop", async () => {
    const body = { to: ["district", "not_started"], text: "x", link: null, at: null, confirm: null };
    const planned = { id: "3", people: 2, due_at: "2023-12-01T01:00:00Z" };
    const typed = ["--to", "district,not_started", "--text", "x"];
    expect(
      (await admin([...typed, "--preview"], { preview: [], muted: 0, unreachable: 0, forecast: NOTHING })).calls,
    ).toEqual([{ route: "preview-broadcast", body }]);
    const { text, calls } = await admin([...typed, "--confirm", "37"], planned);
    expect(calls).toEqual([{ route: "broadcast", body: { ...body, confirm: 37 } }]);
    expect(text).toContain("Thông báo số 3 sẽ gửi tới 2 người");
    expect((await admin(["--list"])).text).toBe("Chưa có thông báo nào.");
    expect((await admin(["--cancel", "3"], { cancelled: "3" })).text).toContain("Đã dừng thông báo số 3");
  });

  it("shows people by name, and what became of a broadcast", async () => {
    const forecast = {
      ...{
        channels: { "zalo-bot": 1 },
        ways: { free_allowance: 1 },
        closed: { window_closed: 2 },
        dong: 0,
        unpriced: 0,
      },
      ...{ bot: { messages: 1, left: 2690, allowance: 3000 }, seconds: 90 },
    };
    const preview = { preview: [{ name: "Sở Y tế", person: "Lan" }], muted: 1, unreachable: 2, forecast };
    expect((await admin(["--to", "all", "--text", "x", "--preview"], preview)).text).toBe(
      [
        "Sẽ gửi tới 1 người; 1 người không nhận thông báo chung; 2 người chưa gửi được.",
        "- Zalo Bot, trong gói miễn phí: 1 người",
        "- chưa gửi được, quá 7 ngày chưa nhắn Zalo OA: 2 người",
        "Zalo Bot: dùng 1 tin trong 2690 tin còn dành cho thông báo tháng này (gói 3000 tin, tính cả tin đến và đi; chưa kể tin trả lời).",
        "Chi phí ước tính: nhiều nhất 0 đ.",
        "Gửi xong trong khoảng 2 phút.",
        "- Sở Y tế – Lan",
      ].join("\n"),
    );
    const row = {
      id: "3",
      state: "stopped",
      due_at: "2023-12-01T01:00:00Z",
      text: "Họp",
      people: { sent: 6, failed: 4 },
      ...{ ways: { free: 5, template_user: 5 }, dong: 2800, reasons: { window_closed: 4 } },
    };
    expect((await admin(["--list"], [row])).text).toMatch(
      /^Số 3 · tự dừng vì quá nhiều tin không tới · .* · đã tới 6, không gửi được 4\n {2}Họp\n {2}Đường gửi: Telegram, miễn phí 5, tin mẫu Zalo theo OA, trả tiền 5; nhiều nhất 2800 đ\n {2}Chưa tới: quá 7 ngày chưa nhắn Zalo OA 4$/,
    );
  });

  it.each([
    [["--to", "all"], /Thiếu tùy chọn --text/],
    [["--text", "x"], /Thiếu tùy chọn --to/],
    [["--to", "everyone", "--text", "x"], /--to everyone: chỉ nhận all, department/],
    [["--to", "all", "--text", "x", "--link", "http://a.b"], /--link http:\/\/a\.b: ghi một địa chỉ https/],
    [["--to", "all", "--text", "x", "--at", "2023-02-30T08:00"], /--at 2023-02-30T08:00/],
    [["--to", "all", "--text", "x", "--confirm", "yes"], /--confirm yes/],
    [["--to", "all", "--text", "x".repeat(BROADCAST_MAX + 1)], /dài hơn 3000 ký tự/],
    [["--to", "all", "--text", "x", "--list"], /Chỉ ghi một trong ba/],
  ])("refuses %j", async (args, message) => {
    await expect(admin(args)).rejects.toThrow(WrongUse);
    await expect(admin(args)).rejects.toThrow(message);
  });
});
