import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { findApiToken } from "../../../src/adapters/store/api-tokens.ts";
import { type AdminUnderTest, openAdmin } from "../../support/admin-under-test.ts";
import { OPENING_MS } from "../../support/stores-contract.ts";
import { emptyTables } from "../../support/stores-engines.ts";

let admin: AdminUnderTest;
beforeAll(async () => {
  admin = await openAdmin({ reporting: false });
}, OPENING_MS);
beforeEach(() => emptyTables(admin.store.db));
afterAll(() => admin.store.close());

type Made = { id: string; token: string; label: string };

describe("admin token", () => {
  it("makes a token that works until it is ended, and shows it once", async () => {
    expect(await admin.run("token", "--list")).toBe("Không có mã truy cập nào còn hiệu lực.");
    const { id, token, label } = (await admin.json("token", "--label", "phần mềm tổng hợp")) as Made;
    expect(label).toBe("phần mềm tổng hợp");
    expect(await findApiToken(admin.store.db, token)).toMatchObject({ id, label });
    expect(await admin.json("token", "--list")).toEqual([{ id, label, created_at: "2023-11-20T01:00:00Z" }]);
    expect(await admin.run("token", "--list")).not.toContain(token);
    expect(await admin.json("token", "--revoke", id)).toEqual({ revoked: 1 });
    expect(await findApiToken(admin.store.db, token)).toBeNull();
    expect(await admin.refusal("token", "--revoke", id)).toContain(`số ${id}`);
  });

  it("is called by its day where nobody names it", async () => {
    expect(await admin.json("token")).toMatchObject({ label: "2023-11-20" });
    expect(await admin.run("token")).toMatch(/^Mã truy cập số \d+ \(2023-11-20\): tld_\S{43}\n/);
  });

  it.each([[["--list", "--label", "a"]], [["--revoke", "một"]], [["--revoke", "1", "--list"]], [["thừa"]]])(
    "says what is wrong: %j",
    async (args) => {
      const before = admin.asked();
      expect((await admin.refusal("token", ...args)).split("\n")).toHaveLength(1);
      expect(admin.asked()).toBe(before);
    },
  );
});

describe("a campaign that asks for no report", () => {
  it.each([["units"], ["status"], ["reports"], ["difficulties"], ["invitations"], ["invite", "--unit", "886"]])(
    "says so: %s",
    async (...args) => {
      expect(await admin.refusal(...args)).toBe("Phong trào này không có mẫu báo cáo và danh sách đơn vị.");
    },
  );
});

describe("the commands", () => {
  it.each([[[]], [["unit"]], [["constructor"]]])("are named where none is meant: %j", async (args) => {
    const line = await admin.refusal(...args);
    expect(line.split("\n")).toHaveLength(1);
    expect(line).toContain(
      "units, invite, invitations, revoke, status, reports, show, accept, return, extend, comment, received, signed, difficulties, answer, export, forwardings, broadcast, token, unanswered, audit",
    );
  });

  it("say how each is used", async () => {
    const lines = (await admin.run("--help")).split("\n");
    expect(lines).toHaveLength(21);
    expect(lines[0]).toBe("npm run -s admin -- units [--json]");
    expect(lines[6]).toBe("npm run -s admin -- show MÃ-TIẾP-NHẬN [--json]");
  });
});
