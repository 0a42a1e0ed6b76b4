import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { textReply } from "../../../src/messages/reply.ts";
import { type AdminUnderTest, NOW, openAdmin } from "../../support/admin-under-test.ts";
import { at, OPENING_MS } from "../../support/stores-contract.ts";
import {
  addConversation,
  addDifficulty,
  addDraft,
  addMember,
  addReport,
  answer,
  emptyTables,
} from "../../support/stores-engines.ts";
import { UNITS } from "../../support/units.ts";

let admin: AdminUnderTest;
beforeAll(async () => {
  admin = await openAdmin();
}, OPENING_MS);
beforeEach(async () => {
  await emptyTables(admin.store.db);
  admin.set({ banner: null, now: NOW });
});
afterAll(() => admin.store.close());

const db = () => admin.store.db;

describe("admin status", () => {
  it("has the shape that others read", async () => {
    await addReport(db(), { unit: "886", timeliness: "to_be_judged" });
    await addDraft(db(), "c2023", "888", { answers: { a: answer("given") } });
    const rows = (await admin.json("status")) as Record<string, unknown>[];
    expect(rows).toHaveLength(UNITS.units.length);
    expect(rows[4]).toEqual({
      unit: "886",
      name: "Ủy ban nhân dân huyện An Phú",
      kind: "district",
      state: "submitted",
      answered: 3,
      questions: 3,
      deadline: "2023-12-09",
      timeliness: "to_be_judged",
      revision: 1,
      receipt: "BC2023-886-1",
      official: null,
    });
    expect(rows[5]).toMatchObject({ state: "drafting", answered: 1, receipt: null });
    const lines = (await admin.run("status")).split("\n");
    expect(lines[5]).toMatch(/^886 .* đã nộp số liệu +3\/3 +09\/12\/2023 +chờ xem xét +BC2023-886-1 +-$/);
    expect(lines.at(-1)).toBe("Đã nộp số liệu: 1/9 đơn vị.");
  });
});

describe("admin reports and show", () => {
  it("give what was handed in", async () => {
    expect(await admin.run("reports")).toBe("Chưa có báo cáo nào.");
    await addReport(db(), { unit: "886", exceptions: [{ rule: "ho_ngheo", field: "a", reason: "tách hộ" }] });
    expect(await admin.json("reports")).toMatchObject([{ receipt: "BC2023-886-1", answers: { a: { raw: "1" } } }]);
    expect((await admin.run("reports")).split("\n")[1]).toMatch(
      /^BC2023-886-1 +886 +1 +đã nộp số liệu +.* đúng hạn +1$/,
    );
    expect(await admin.json("show", "BC2023-886-1")).toMatchObject({ unit: "886", revision: 1, official: null });
    const shown = await admin.run("show", "bc2023-886-1");
    expect(shown).toContain("Chưa có số văn bản");
    expect(shown).toContain("Giải trình “a”: tách hộ");
  });

  it("shows the answers under their labels, in the form's order", async () => {
    const answers = { a: answer("given"), nha_o: answer("not_yet"), ho_ngheo: answer("given", 2240) };
    const exceptions = [{ rule: "tang", field: "ho_ngheo", reason: "tách hộ" }];
    await addReport(db(), { unit: "886", answers, exceptions });
    const lines = (await admin.run("show", "BC2023-886-1")).split("\n");
    expect(lines[0]).toBe("BC2023-886-1 · Ủy ban nhân dân huyện An Phú · lần 1");
    expect(lines.slice(3).map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
      "Câu | Nội dung | Trả lời",
      "1 | Hộ nghèo cuối năm | 2.240 hộ",
      "2 | Nhà ở | (chưa có số)",
      " | a | 1",
      "Giải trình “Hộ nghèo cuối năm”: tách hộ",
    ]);
  });

  it.each([
    [[], "Thiếu mã tiếp nhận sau tên lệnh."],
    [["BC2023-888-1"], "Không có báo cáo nào mang mã tiếp nhận BC2023-888-1. Xem các mã: npm run -s admin -- reports"],
  ])("say what is wrong: %j", async (args, line) => {
    expect(await admin.refusal("show", ...args)).toBe(line);
  });
});

describe("admin received", () => {
  const received = (...args: string[]) => ["received", "BC2023-886-1", "--number", "123/BC-UBND", ...args];
  beforeEach(() => addReport(db(), { unit: "886" }));

  it.each(["2023-11-20", "20/11/2023", "20.11.2023", "20-11-2023"])("marks the signed report: %s", async (date) => {
    const official = { number: "123/BC-UBND", date: "2023-11-20", received_at: NOW.toString() };
    expect(await admin.json(...received("--date", date))).toMatchObject({ receipt: "BC2023-886-1", official });
    expect(await admin.json("status")).toContainEqual(expect.objectContaining({ unit: "886", official }));
    expect(await admin.run(...received("--date", date))).toBe(
      "Đã ghi nhận văn bản số 123/BC-UBND ngày 20/11/2023 cho BC2023-886-1.",
    );
    expect(await admin.run("status")).toContain("số 123/BC-UBND ngày 20/11/2023");
  });

  it.each(["2023-02-29", "31/04/2023", "7/12", "hôm qua", "2023-11-2"])(
    "takes no day that is none: %s",
    async (date) => {
      const before = admin.asked();
      expect(await admin.refusal(...received("--date", date))).toBe(
        `--date ${date}: ghi ngày có thật dạng 2023-12-07 hoặc 07/12/2023.`,
      );
      expect(admin.asked()).toBe(before);
    },
  );

  it("takes no day to come, by the calendar of An Giang", async () => {
    const line = "--date 21/11/2023: sau ngày hôm nay (20/11/2023).";
    expect(await admin.refusal(...received("--date", "2023-11-21"))).toBe(line);
    admin.set({ now: Temporal.Instant.from("2023-11-20T17:00:00Z") });
    expect(await admin.json(...received("--date", "2023-11-21"))).toMatchObject({ official: { date: "2023-11-21" } });
  });

  it("needs the receipt, the number and the day", async () => {
    expect(await admin.refusal(...received())).toBe("Thiếu tùy chọn --date.");
    expect(await admin.refusal("received", "BC2023-886-1", "--date", "2023-11-20")).toBe("Thiếu tùy chọn --number.");
    expect(await admin.refusal("received", "BC2023-888-1", "--number", "1", "--date", "2023-11-20")).toContain(
      "BC2023-888-1",
    );
  });
});

describe("admin signed", () => {
  const folder = mkdtempSync(join(tmpdir(), "troly-"));
  const out = join(folder, "ban-ky.pdf");
  afterAll(() => rmSync(folder, { recursive: true }));

  it("saves the signed report that the officer sent, and writes over nothing", async () => {
    await addReport(db(), { unit: "886", revision: 1 });
    expect(await admin.refusal("signed", "BC2023-886-1", "--out", out)).toBe(
      "BC2023-886-1: chưa có tệp báo cáo có chữ ký.",
    );
    const kept = { id: "f1", unit: "886", name: "Báo cáo.pdf", type: "application/pdf", received_at: NOW.toString() };
    await db()
      .insertInto("files")
      .values({ ...kept, bytes: sql`decode(${Buffer.from("%PDF-1.7 ký").toString("base64")}, 'base64')` })
      .execute();
    await db().updateTable("reports").set({ official_file: "f1" }).execute();
    expect(await admin.run("signed", "BC2023-886-1", "--out", out)).toBe(`Đã lưu “Báo cáo.pdf” vào ${out}`);
    expect(readFileSync(out, "utf8")).toBe("%PDF-1.7 ký");
    expect(await admin.refusal("signed", "BC2023-886-1", "--out", out)).toBe(
      `--out ${out}: đã có tệp này, hãy ghi tên khác.`,
    );
    expect(await admin.refusal("signed", "BC2023-888-1", "--out", out)).toContain("BC2023-888-1");
    expect(await admin.refusal("signed", "BC2023-886-1")).toBe("Thiếu tùy chọn --out.");
    await db().updateTable("reports").set({ official_file: null }).execute();
    await db().deleteFrom("files").execute();
  });
});

describe("admin difficulties and answer", () => {
  const outbox = () => db().selectFrom("outbox").select(["state", "reply"]).orderBy("id").execute();

  it("list, answer once, and tell whoever raised it", async () => {
    expect(await admin.run("difficulties")).toBe("Chưa có vướng mắc nào.");
    const member = await addMember(db(), "886");
    await addConversation(db(), { channel: "telegram", conversation: "an" }, member);
    await addDifficulty(db(), "VM-0007", { unit: "886", member });
    expect(await admin.json("difficulties")).toMatchObject([{ code: "VM-0007", unit: "886", answer: null }]);
    expect(await admin.run("difficulties")).toContain("→ chưa trả lời");

    const said = await admin.run("answer", "vm-0007", "--text", "Đã cấp bổ sung\nkinh phí");
    expect(said).toBe("Đã trả lời VM-0007; gửi vào 1 cuộc trò chuyện của người nêu.");
    const words = "Dạ, Sở Nội vụ đã trả lời vướng mắc VM-0007 (kinh phí) của anh/chị:\nĐã cấp bổ sung\nkinh phí";
    expect(await outbox()).toEqual([{ state: "pending", reply: textReply(words) }]);
    expect(await admin.json("difficulties")).toMatchObject([
      { answer: { text: "Đã cấp bổ sung\nkinh phí", by: "Sở Nội vụ", at: NOW.toString() } },
    ]);
    expect(await admin.run("difficulties")).toContain("→ Sở Nội vụ, 08:00 20/11/2023: Đã cấp bổ sung");

    expect(await admin.refusal("answer", "VM-0007", "--text", "khác")).toBe(
      "Vướng mắc VM-0007 đã được Sở Nội vụ trả lời lúc 08:00 20/11/2023; câu trả lời đó giữ nguyên.",
    );
    expect(await outbox()).toHaveLength(1);
  });

  it("say so where nobody can be told", async () => {
    await addDifficulty(db(), "VM-0007", { unit: "886", member: null });
    expect(await admin.run("answer", "VM-0007", "--text=- đã rõ")).toBe(
      "Đã ghi câu trả lời VM-0007, nhưng người nêu không còn cuộc trò chuyện nào để gửi tới.",
    );
    expect(await admin.json("difficulties")).toMatchObject([{ answer: { text: "- đã rõ" } }]);
  });

  it("open with the banner in practice", async () => {
    admin.set({ banner: "[TẬP HUẤN]" });
    const member = await addMember(db(), "886");
    await addConversation(db(), { channel: "web-chat", conversation: "an" }, member);
    await addDifficulty(db(), "VM-0007", { unit: "886", member });
    await admin.run("answer", "VM-0007", "--text", "xong");
    expect(await outbox()).toMatchObject([{ state: "sent", reply: { blocks: [{ text: "[TẬP HUẤN]" }, {}] } }]);
  });

  it.each([
    [["VM-0009", "--text", "xong"], "Không có vướng mắc VM-0009. Xem các mã: npm run -s admin -- difficulties"],
    [["--text", "xong"], "Thiếu mã vướng mắc sau tên lệnh."],
    [["VM-0007"], "Thiếu tùy chọn --text."],
    [
      ["VM-0007", "--text", " "],
      "Tùy chọn --text cần một giá trị; giá trị bắt đầu bằng dấu - thì viết --text=giá-trị.",
    ],
    [["VM-0007", "--text", "a".repeat(3501)], "--text dài hơn 3500 ký tự."],
    [["VM-0007", "--text", "Độ mật: MẬT"], "Nội dung có dấu chỉ độ mật nên không gửi và không lưu."],
  ])("say what is wrong: %j", async (args, line) => {
    await addDifficulty(db(), "VM-0007", { unit: "886", member: null, after: 1 });
    expect(await admin.refusal("answer", ...args)).toBe(line);
    expect(await admin.json("difficulties")).toMatchObject([{ answer: null, raised_at: at(1).toString() }]);
  });
});
