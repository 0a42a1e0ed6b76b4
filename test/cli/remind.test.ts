import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";

import { WrongUse } from "../../src/cli/admin/command.ts";
import { runRemind } from "../../src/cli/remind/run-remind.ts";
import { temporaryFolder } from "../support/running-server.ts";
import { endPrograms, runToEnd } from "../support/running-server-process.ts";

const DUE = {
  unit: "891",
  name: "UBND huyện Tri Tôn",
  step: "T-3",
  deadline: "2023-12-09",
  recipients: [{ channel: "telegram", name: "Lan", role: "officer" }],
  text: "Dạ, em nhắc báo cáo.",
  state: "due",
};

async function asked(args: readonly string[], answer: unknown = [DUE]) {
  const calls: unknown[] = [];
  const text = await runRemind(args, async (call) => {
    calls.push(call);
    return answer;
  });
  return { text, calls };
}

describe("npm run remind", () => {
  it("looks ahead at a local moment, or now", async () => {
    const at = await asked(["--at", "2023-12-07T08:00", "--dry-run", "--json"]);
    expect(at.calls).toEqual([{ route: "foresee", body: { at: "2023-12-07T08:00" } }]);
    expect(JSON.parse(at.text)).toEqual([DUE]);
    expect((await asked(["--dry-run"])).calls).toEqual([{ route: "foresee", body: { at: null } }]);
  });

  it("shows it to people", async () => {
    expect((await asked(["--dry-run"])).text).toBe(
      "891 · UBND huyện Tri Tôn · bước T-3 · ngày cuối 2023-12-09\n→ Lan (telegram)\nDạ, em nhắc báo cáo.",
    );
    const nobody = { ...DUE, recipients: [], state: "nobody_bound" };
    expect((await asked(["--dry-run"], [nobody])).text).toContain("→ chưa có cán bộ nào gắn với đơn vị");
    expect((await asked(["--dry-run"], [])).text).toBe("Lúc đó không phải nhắc đơn vị nào.");
  });

  it("runs once without --dry-run, and only now", async () => {
    const { text, calls } = await asked([], { ran: true });
    expect([text, calls]).toEqual(["Đã chạy một lượt nhắc.", [{ route: "run", body: {} }]]);
  });

  it.each([
    [["--at", "2023-12-07T08:00"], /--at chỉ dùng cùng --dry-run/],
    [["--dry-run", "--at", "2023-02-30T08:00"], /--at 2023-02-30T08:00: ghi giờ địa phương có thật/],
    [["--dry-run", "--at", "2023-12-07"], /ghi giờ địa phương có thật/],
    [["--dry-run", "--at"], /--at cần một giá trị/],
    [["--dry-run", "--when", "x"], /Không có tùy chọn --when/],
    [["now"], /Thừa “now”/],
  ])("refuses %j before anything is asked", async (args, message) => {
    const refused = asked(args as string[]);
    await expect(refused).rejects.toThrow(WrongUse);
    await expect(asked(args as string[])).rejects.toThrow(message as RegExp);
  });

  it("says so where nobody is reminded", async () => {
    await expect(asked(["--dry-run"], null)).rejects.toThrow(/không có reminders\.yaml/);
  });
});

describe("the program", { timeout: 60_000 }, () => {
  afterEach(endPrograms);

  it("works on an empty store by itself, and ends with 2 on wrong use", async () => {
    const DATA_DIR = temporaryFolder();
    const run = (...args: string[]) => runToEnd(["src/cli/remind.ts", ...args], { DATA_DIR });
    const ahead = await run("--at", "2023-12-07T08:00", "--dry-run", "--json");
    const rows = JSON.parse(ahead.out) as { step: string; state: string; deadline: string }[];
    expect([ahead.code, rows.length]).toEqual([0, 37]);
    expect(rows[0]).toMatchObject({ step: "T-3", state: "nobody_bound", deadline: "2023-12-09" });
    const wrong = await run("--at", "2023-12-07T08:00");
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.err).toMatch(/^--at chỉ dùng cùng --dry-run.*\n$/);
    rmSync(DATA_DIR, { recursive: true, force: true });
  });
});
