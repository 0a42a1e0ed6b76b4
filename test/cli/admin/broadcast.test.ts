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

describe("admin broadcast", () => {
  it("asks for a preview, a broadcast, the list, a stop", async () => {
    const body = { to: ["district", "not_started"], text: "x", link: null, at: null, confirm: null };
    const planned = { id: "3", people: 2, due_at: "2023-12-01T01:00:00Z" };
    const typed = ["--to", "district,not_started", "--text", "x"];
    expect((await admin([...typed, "--preview"], { preview: [], muted: 0, unreachable: 0 })).calls).toEqual([
      { route: "preview-broadcast", body },
    ]);
    const { text, calls } = await admin([...typed, "--confirm", "37"], planned);
    expect(calls).toEqual([{ route: "broadcast", body: { ...body, confirm: 37 } }]);
    expect(text).toContain("Thông báo số 3 sẽ gửi tới 2 người");
    expect((await admin(["--list"])).text).toBe("Chưa có thông báo nào.");
    expect((await admin(["--cancel", "3"], { cancelled: "3" })).text).toContain("Đã dừng thông báo số 3");
  });

  it("shows people by name, and what became of a broadcast", async () => {
    const preview = { preview: [{ name: "Sở Y tế", person: "Lan" }], muted: 1, unreachable: 2 };
    expect((await admin(["--to", "all", "--text", "x", "--preview"], preview)).text).toBe(
      "Sẽ gửi tới 1 người; 1 người không nhận thông báo chung; 2 người không còn kênh nào.\n- Sở Y tế – Lan",
    );
    const row = {
      id: "3",
      state: "stopped",
      due_at: "2023-12-01T01:00:00Z",
      text: "Họp",
      people: { sent: 6, failed: 4 },
    };
    expect((await admin(["--list"], [row])).text).toMatch(
      /^Số 3 · tự dừng vì quá nhiều tin không tới · .* · đã tới 6, không gửi được 4\n {2}Họp$/,
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
