import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";
import { endPrograms, runToEnd } from "../support/running-server-process.ts";
import { visit } from "../support/running-server-visitor.ts";

const rows = z.array(
  z.strictObject({
    asked_on: z.iso.date(),
    question: z.string().min(1),
    unit_kind: z.string().nullable(),
    reason: z.enum(["outside", "referenced_only", "not_stated", "unsure"]),
    times: z.int().positive(),
  }),
);

let server: RunningServer;
beforeAll(async () => {
  server = await runServer();
}, SLOW_START_MS);
afterEach(endPrograms);
afterAll(() => server.end());

const admin = (...args: string[]) => runToEnd(["src/cli/admin.ts", ...args], { DATA_DIR: server.dataDir });

describe("npm run admin -- unanswered", { timeout: 60_000 }, () => {
  it("says so when there is nothing yet", async () => {
    const [json, table] = [await admin("unanswered", "--json"), await admin("unanswered")];
    expect([json.code, json.err, json.out]).toEqual([0, "", "[]\n"]);
    expect(table.out).toBe("Không có câu hỏi nào còn bỏ ngỏ.\n");
  });

  it("gives what the documents did not settle, without what points at a person, from the server and alone", async () => {
    const asked = [
      "Mức tiền thưởng bao nhiêu?",
      "Hạn nộp báo cáo là khi nào?",
      "Tôi là Nguyễn Văn An, số 0912345678, thời tiết hôm nay thế nào?",
      "Mức tiền thưởng bao nhiêu?",
      "Đơn vị tôi phải làm gì?",
    ];
    const visitor = await visit(server.url);
    for (const [at, text] of asked.entries()) {
      await visitor.post({ text });
      await visitor.until(at + 2);
    }
    visitor.close();
    const { code, out, err } = await admin("unanswered", "--json");
    expect([code, err]).toEqual([0, ""]);
    const found = rows.parse(JSON.parse(out));
    expect(found.toSorted((one, other) => other.times - one.times)).toEqual([
      { asked_on: "2023-11-20", question: asked[0], unit_kind: null, reason: "referenced_only", times: 2 },
      {
        asked_on: "2023-11-20",
        question: expect.stringContaining("thời tiết hôm nay thế nào?"),
        unit_kind: null,
        reason: "outside",
        times: 1,
      },
    ]);
    expect(out).not.toMatch(/Nguyễn Văn An|0912345678/);
    const table = await admin("unanswered");
    expect(table.out.trimEnd().split("\n")).toHaveLength(2);
    expect(table.out).toContain("2023-11-20\t2 lần\t-\treferenced_only\tMức tiền thưởng bao nhiêu?");
    await server.stop();
    expect((await admin("unanswered", "--json")).out).toBe(out);
  });

  it.each([[[]], [["answered"]], [["unanswered", "twice"]], [["unanswered", "--yaml"]]])(
    "says how it is used: %j",
    async (args) => {
      const { code, out, err } = await admin(...args);
      expect([code, out]).toEqual([2, ""]);
      expect(err.trimEnd().split("\n")).toHaveLength(1);
    },
  );
});

describe("npm run admin, the other commands", { timeout: 120_000 }, () => {
  it("reach the campaign's units and reports, and keep what they wrote for the next command", async () => {
    const units = await admin("units", "--json");
    expect([units.code, units.err]).toEqual([0, ""]);
    expect(JSON.parse(units.out)).toContainEqual({
      unit: "886",
      name: "Ủy ban nhân dân huyện An Phú",
      kind: "district",
      reports_to: null,
      confirmed: true,
    });
    const status = JSON.parse((await admin("status", "--json")).out);
    expect(status).toHaveLength(37);
    expect(status[0]).toMatchObject({ state: "not_started", answered: 0, deadline: "2023-12-09", revision: 0 });
    expect(status[0].questions).toBeGreaterThan(10);
    const invited = await admin("invite", "--unit", "886", "--json");
    const { code, links } = JSON.parse(invited.out);
    expect([code, links]).toEqual([expect.stringMatching(/^\w{4}-\w{4}$/), []]);
    expect(JSON.parse((await admin("invitations", "--json")).out)).toMatchObject([{ unit: "886", role: "officer" }]);
    expect((await admin("revoke", "--code", code)).out).toBe("Đã thu hồi 1 mã mời.\n");
    expect((await admin("forwardings", "--json")).out).toBe("[]\n");
    expect((await admin("forwardings", "--retry", "all")).out).toBe("Sẽ chuyển lại 0 báo cáo.\n");
  });

  it.each([
    [["invite", "--unit", "An Phú"], /^--unit An Phú: .*886/],
    [["invite", "--role", "officer"], /^Thiếu tùy chọn --unit\.$/],
    [["show", "BC2023-886-9"], /BC2023-886-9/],
    [["forwardings", "--retry", "BC2023-886-9"], /BC2023-886-9/],
  ])("say in one line why they cannot: %j", async (args, line) => {
    const { code, out, err } = await admin(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err.trimEnd()).toMatch(line);
  });
});
