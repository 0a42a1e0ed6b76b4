import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { hashCode } from "../../../src/adapters/store/code-hash.ts";
import { findInvitation } from "../../../src/adapters/store/invitations.ts";
import { codeIn } from "../../../src/people/invitation-code.ts";
import { type AdminUnderTest, NOW, openAdmin } from "../../support/admin-under-test.ts";
import { OPENING_MS } from "../../support/stores-contract.ts";
import { emptyTables } from "../../support/stores-engines.ts";
import { UNITS } from "../../support/units.ts";

let admin: AdminUnderTest;
beforeAll(async () => {
  admin = await openAdmin();
}, OPENING_MS);
beforeEach(async () => {
  await emptyTables(admin.store.db);
  admin.set({ telegramBot: null, publicUrl: null, now: NOW });
});
afterAll(() => admin.store.close());

type Invited = { code: string; expires_at: string; links: string[] };
const invite = async (...args: string[]) => (await admin.json("invite", ...args)) as Invited;
const invitationOf = async (code: string) => findInvitation(admin.store.db, await hashCode(code));

describe("admin units", () => {
  it("lists every unit", async () => {
    expect(await admin.json("units")).toEqual(
      UNITS.units.map(({ code, name, kind, reports_to, confirmed }) => ({
        unit: code,
        name,
        kind,
        reports_to,
        confirmed,
      })),
    );
    const lines = (await admin.run("units")).split("\n");
    expect(lines).toHaveLength(UNITS.units.length + 1);
    expect(lines[0]).toMatch(/^Mã +Đơn vị +Loại +Gửi về +Xác nhận$/);
    expect(lines[5]).toMatch(/^886 +Ủy ban nhân dân huyện An Phú +huyện, thị xã, thành phố +- +chưa$/);
  });
});

describe("admin invite", () => {
  it("gives a code for an officer, good for a week, kept only as a hash", async () => {
    const { code, expires_at, links } = await invite("--unit", "886");
    expect(codeIn(code)).toBe(code.replace("-", ""));
    expect(expires_at).toBe("2023-11-27T01:00:00Z");
    expect(links).toEqual([]);
    expect(await invitationOf(code)).toMatchObject({ unit: "886", role: "officer", replaces: null });
    const rows = JSON.stringify(await admin.store.db.selectFrom("invitations").selectAll().execute());
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(code.replace("-", ""));
  });

  it("gives another code each time", async () => {
    expect((await invite("--unit", "886")).code).not.toBe((await invite("--unit", "886")).code);
  });

  it("takes the role and the days", async () => {
    const { code, expires_at } = await invite("--unit", "snv", "--role", "coordinator", "--days=30");
    expect(expires_at).toBe("2023-12-20T01:00:00Z");
    expect(await invitationOf(code)).toMatchObject({ unit: "SNV", role: "coordinator" });
  });

  it("gives links only where the assistant is known to be reached", async () => {
    admin.set({ telegramBot: "thi_dua_bot", publicUrl: "https://tro-ly.example" });
    const { code, links } = await invite("--unit", "886");
    const typed = code.replace("-", "");
    expect(links).toEqual([`https://t.me/thi_dua_bot?start=${typed}`, `https://tro-ly.example/?ma=${typed}`]);
  });

  it("says it to people too", async () => {
    admin.set({ publicUrl: "https://tro-ly.example" });
    const lines = (await admin.run("invite", "--unit", "Sở Y tế", "--role", "approver")).split("\n");
    expect(lines[0]).toMatch(/^Mã mời lãnh đạo duyệt của Sở Y tế: \S{4}-\S{4}$/);
    expect(lines[1]).toBe("Dùng một lần, trước 08:00 27/11/2023. Mã chỉ hiện lần này.");
    expect(lines[2]).toMatch(/^https:\/\/tro-ly\.example\/\?ma=\S{8}$/);
  });

  it.each([
    [
      ["--unit", "887"],
      "--unit 887: không có đơn vị này. Mã gần giống: 886 (Ủy ban nhân dân huyện An Phú), 888 (Ủy ban nhân dân huyện Phú Tân).",
    ],
    [["--unit", "XXXXXXX"], "--unit XXXXXXX: không có đơn vị này. Xem mã đơn vị: npm run -s admin -- units"],
    [
      ["--unit", "An Phú"],
      "--unit An Phú: chưa rõ đơn vị nào, hãy ghi mã. Có thể là: 886 (Ủy ban nhân dân huyện An Phú), AP01 (Ủy ban nhân dân thị trấn An Phú).",
    ],
    [
      ["--unit", "Phú Tân"],
      "--unit Phú Tân: chưa rõ đơn vị nào, hãy ghi mã. Có thể là: 888 (Ủy ban nhân dân huyện Phú Tân).",
    ],
  ])("refuses a unit it does not know for certain: %j", async (args, line) => {
    expect(await admin.refusal("invite", ...args)).toBe(line);
    expect(await admin.json("invitations")).toEqual([]);
  });

  it.each([
    [[], "Thiếu tùy chọn --unit."],
    [["886"], "Thừa “886”: chữ có dấu cách thì đặt trong ngoặc kép, tùy chọn thì bắt đầu bằng --."],
    [["--unit"], "Tùy chọn --unit cần một giá trị; giá trị bắt đầu bằng dấu - thì viết --unit=giá-trị."],
    [["--unit", "--role"], "Tùy chọn --unit cần một giá trị; giá trị bắt đầu bằng dấu - thì viết --unit=giá-trị."],
    [["--unit", "886", "--unit", "888"], "Tùy chọn --unit chỉ ghi một lần."],
    [
      ["--unit", "886", "--role", "boss"],
      "--role boss: chỉ nhận officer, approver, coordinator, partner (cán bộ phụ trách, lãnh đạo duyệt, cán bộ tổng hợp, cán bộ phối hợp).",
    ],
    [["--unit", "886", "--days", "0"], "--days 0: chỉ nhận số ngày từ 1 đến 60."],
    [["--unit", "886", "--days", "61"], "--days 61: chỉ nhận số ngày từ 1 đến 60."],
    [["--unit", "886", "--days", "1.5"], "--days 1.5: chỉ nhận số ngày từ 1 đến 60."],
    [["--unit", "886", "--day", "1"], "Không có tùy chọn --day; lệnh này có: --unit, --role, --days, --json."],
    [["--unit", "886", "--json=yes"], "Tùy chọn --json không nhận giá trị."],
    [
      ["--unit", "886", "--constructor"],
      "Không có tùy chọn --constructor; lệnh này có: --unit, --role, --days, --json.",
    ],
  ])("says what is wrong before anything is asked: %j", async (args, line) => {
    const before = admin.asked();
    expect(await admin.refusal("invite", ...args)).toBe(line);
    expect(admin.asked()).toBe(before);
  });
});

describe("admin invitations", () => {
  it("lists those that can still be used, without their codes", async () => {
    expect(await admin.run("invitations")).toBe("Không có mã mời nào còn hiệu lực.");
    const { code } = await invite("--unit", "886", "--days", "1");
    await invite("--unit", "SYT", "--role", "approver");
    const listed = await admin.json("invitations");
    expect(listed).toMatchObject([{ unit: "SYT", role: "approver" }, {}]);
    expect((listed as unknown[])[1]).toEqual({
      unit: "886",
      name: "Ủy ban nhân dân huyện An Phú",
      role: "officer",
      issued_by: "admin",
      created_at: "2023-11-20T01:00:00Z",
      expires_at: "2023-11-21T01:00:00Z",
    });
    const table = await admin.run("invitations");
    expect(table.split("\n")[2]).toMatch(/^886 .*cán bộ phụ trách +08:00 20\/11\/2023 +08:00 21\/11\/2023$/);
    expect(table).not.toContain(code);
    admin.set({ now: NOW.add({ hours: 24 }) });
    expect(await admin.json("invitations")).toMatchObject([{ unit: "SYT" }]);
  });
});

describe("admin revoke", () => {
  it("takes one back by its code, once", async () => {
    const { code } = await invite("--unit", "886");
    await invite("--unit", "886");
    expect(await admin.json("revoke", "--code", code.toLowerCase())).toEqual({ revoked: 1 });
    expect(await invitationOf(code)).toMatchObject({ revokedAt: NOW });
    expect(await admin.refusal("revoke", "--code", code)).toBe("Không có mã mời nào còn hiệu lực để thu hồi.");
    expect(await admin.json("invitations")).toHaveLength(1);
  });

  it("takes all of a unit back", async () => {
    for (const unit of ["886", "886", "888"]) await invite("--unit", unit);
    expect(await admin.run("revoke", "--unit", "886")).toBe("Đã thu hồi 2 mã mời.");
    expect(await admin.json("invitations")).toMatchObject([{ unit: "888" }]);
    expect(await admin.refusal("revoke", "--unit", "An Phú")).toContain("886");
  });

  it.each([[[]], [["--code", "K7M4-9QRT", "--unit", "886"]], [["--code", "an phu"]], [["K7M4-9QRT"]]])(
    "says what is wrong: %j",
    async (args) => {
      const before = admin.asked();
      expect((await admin.refusal("revoke", ...args)).split("\n")).toHaveLength(1);
      expect(admin.asked()).toBe(before);
    },
  );
});
