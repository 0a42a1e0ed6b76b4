import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runAdmin } from "../../../src/cli/admin/run-admin.ts";
import { restoreDraft } from "../../../src/reports/draft.ts";
import { type AdminUnderTest, NOW, openAdmin } from "../../support/admin-under-test.ts";
import { OPENING_MS } from "../../support/stores-contract.ts";
import { addConversation, addMember, addReport, answer, emptyTables } from "../../support/stores-engines.ts";
import { emptyAudit, tamper } from "../../support/tamper-audit.ts";

let admin: AdminUnderTest;
beforeAll(async () => {
  admin = await openAdmin();
}, OPENING_MS);
beforeEach(async () => {
  await emptyTables(admin.store.db);
  await emptyAudit(admin.store.db);
  admin.set({ banner: null, now: NOW });
});
afterAll(() => admin.store.close());

const db = () => admin.store.db;
const answers = { ho_ngheo: answer("given", 2240), nha_o: answer("given", 12) };

/** A report of a unit whose officer can be told. */
async function handedIn(revision = 1): Promise<void> {
  const officer = await addMember(db(), "886");
  await addConversation(db(), { channel: "web-chat", conversation: `an${revision}` }, officer);
  await addReport(db(), { unit: "886", revision, answers, submitted_by: officer });
}

const toldWords = async () => {
  const rows = await db().selectFrom("outbox").select(["reply", "state"]).orderBy("id").execute();
  return rows.map(({ reply, state }) => `${state} ${JSON.stringify(reply)}`);
};

describe("admin accept", () => {
  it("takes the newest revision and tells the officers", async () => {
    await handedIn();
    expect(await admin.run("accept", "bc2023-886-1")).toBe(
      "Đã chấp nhận BC2023-886-1. Đã báo vào 1 cuộc trò chuyện của đơn vị.",
    );
    expect(await admin.json("status")).toContainEqual(expect.objectContaining({ unit: "886", state: "accepted" }));
    expect((await toldWords())[0]).toMatch(/^sent .*đã chấp nhận báo cáo BC2023-886-1/);
    expect(await admin.refusal("accept", "BC2023-886-1")).toBe("BC2023-886-1 đã được chấp nhận rồi.");
  });

  it("names what is wrong and what to do", async () => {
    expect(await admin.refusal("accept")).toBe("Thiếu mã tiếp nhận sau tên lệnh.");
    expect(await admin.refusal("accept", "BC-9")).toContain("Xem các mã: npm run -s admin -- reports");
    await addReport(db(), { unit: "886", revision: 1 });
    await addReport(db(), { unit: "886", revision: 2 });
    expect(await admin.refusal("accept", "BC2023-886-1")).toContain("đơn vị đã nộp BC2023-886-2");
    expect(await admin.run("accept", "BC2023-886-2")).toContain("hãy báo bằng cách khác");
  });
});

describe("admin return", () => {
  it("returns fields by id or number, opens the next revision, tells the officers with a way to mend", async () => {
    await handedIn();
    const given = ["--field", "2", "--reason", "thiếu xã Ô Lâm", "--field=ho_ngheo", "--reason", "lệch"];
    expect(await admin.json("return", "BC2023-886-1", ...given)).toMatchObject({
      receipt: "BC2023-886-1",
      state: "returned",
      returned: { ho_ngheo: "lệch", nha_o: "thiếu xã Ô Lâm" },
      told: 1,
    });
    const { content } = await db().selectFrom("drafts").select("content").executeTakeFirstOrThrow();
    expect(restoreDraft(content)).toMatchObject({ revision: 2, cause: "returned", answers });
    const [told] = await toldWords();
    expect(told).toContain("Câu 1 (Hộ nghèo cuối năm): lệch");
    expect(told).toContain("Sửa các câu này");
    expect(await admin.json("status")).toContainEqual(
      expect.objectContaining({ unit: "886", state: "returned", revision: 1, timeliness: "on_time" }),
    );
    expect(await admin.run("show", "BC2023-886-1")).toContain("Trả lại “Nhà ở”: thiếu xã Ô Lâm");
    expect(await admin.refusal("return", "BC2023-886-1", ...given)).toContain("đợi đơn vị nộp lần sau");
  });

  it("an accepted one can still be returned, and says so in practice first", async () => {
    await handedIn();
    admin.set({ banner: "Đang tập huấn." });
    await admin.run("accept", "BC2023-886-1");
    await admin.run("return", "BC2023-886-1", "--field", "1", "--reason", "lệch");
    for (const told of await toldWords()) expect(told).toContain("Đang tập huấn.");
  });

  it.each<[string, string[], string]>([
    ["no field", [], "Thiếu tùy chọn --field."],
    ["a field without a reason", ["--field", "1"], "đang có 1 --field và 0 --reason"],
    ["two reasons", ["--field", "1", "--reason", "a", "--reason", "b"], "đang có 1 --field và 2 --reason"],
    ["no such field", ["--field", "9", "--reason", "a"], "Ghi số câu từ 1 đến 2 hoặc mã mục"],
    ["one field twice", ["--field", "1", "--reason", "a", "--field", "ho_ngheo", "--reason", "b"], "chỉ ghi một lần"],
    ["a marking of secrecy", ["--field", "1", "--reason", "Độ mật: mật"], "dấu chỉ độ mật"],
  ])("refuses %s", async (_, given, words) => {
    await handedIn();
    expect(await admin.refusal("return", "BC2023-886-1", ...given)).toContain(words);
    expect(await toldWords()).toEqual([]);
  });
});

describe("admin show", () => {
  it("prints what changed from the revision before, and comments", async () => {
    await addReport(db(), { unit: "886", revision: 1, answers });
    await addReport(db(), { unit: "886", revision: 2, answers: { ...answers, nha_o: answer("given", 15) } });
    expect(await admin.run("comment", "BC2023-886-2", "--text", "đã gọi điện")).toContain(
      "Đã ghi ý kiến cho BC2023-886-2",
    );
    const shown = (await admin.run("show", "BC2023-886-2")).replace(/ {2,}/g, " | ");
    expect(shown).toContain(
      "Thay đổi so với lần 1:\nCâu | Nội dung | Lần trước | Lần này\n2 | Nhà ở | 12 căn | 15 căn",
    );
    expect(shown).toContain("Ý kiến (admin, 08:00 20/11/2023): đã gọi điện");
    expect(await admin.run("show", "BC2023-886-1")).not.toContain("Thay đổi");
    expect(await admin.json("show", "BC2023-886-2")).toMatchObject({
      changes: { since: 1, answers: [{ field: "nha_o", before: "12 căn", after: "15 căn" }] },
      comments: [{ by: "admin", text: "đã gọi điện" }],
    });
  });
});

describe("admin extend", () => {
  it("gives a unit a later day, which the overview shows", async () => {
    await handedIn();
    const given = ["--unit", "886", "--until", "15/12/2023", "--reason", "mất điện"];
    expect(await admin.run("extend", ...given)).toContain("đến hết ngày 15/12/2023. Đã báo vào 1 cuộc trò chuyện");
    const rows = (await admin.json("status")) as { unit: string; deadline: string }[];
    expect(rows.find(({ unit }) => unit === "886")?.deadline).toBe("2023-12-15");
    expect(rows.find(({ unit }) => unit === "888")?.deadline).toBe("2023-12-09");
    expect(await admin.refusal("extend", ...given)).toContain("phải sau hạn hiện tại của đơn vị (15/12/2023)");
  });

  it.each<[string, string, string]>([
    ["a day that is no day", "31/2/2023", "ghi ngày có thật"],
    ["the present deadline", "2023-12-09", "phải sau hạn hiện tại của đơn vị (09/12/2023)"],
    ["a day that has passed", "2023-11-19", "trước ngày hôm nay (20/11/2023)"],
  ])("refuses %s", async (_, until, words) => {
    expect(await admin.refusal("extend", "--unit", "886", "--until", until, "--reason", "x")).toContain(words);
  });
});

describe("admin audit", () => {
  const log = async (...args: string[]) => (await admin.json("audit", ...args)) as { action: string; who: string }[];

  it("lists every change, of one unit or from a day on", async () => {
    await handedIn();
    await admin.run("accept", "BC2023-886-1");
    admin.set({ now: NOW.add({ hours: 24 }) });
    await admin.run("extend", "--unit", "888", "--until", "2023-12-15", "--reason", "bão");
    await admin.run("token", "--label", "sổ");
    expect((await log()).map(({ who, action }) => `${who} ${action}`)).toEqual([
      "admin report.accepted",
      "admin deadline.extended",
      "admin token.made",
    ]);
    expect((await log("--unit", "888")).map(({ action }) => action)).toEqual(["deadline.extended"]);
    expect((await log("--since", "21/11/2023")).map(({ action }) => action)).toEqual([
      "deadline.extended",
      "token.made",
    ]);
    expect((await admin.run("audit", "--unit", "886")).split("\n")[1]).toMatch(
      /^1 +08:00 20\/11\/2023 +admin +report.accepted/,
    );
    expect(await admin.run("audit", "--since", "2024-01-01")).toBe("Nhật ký chưa có gì.");
  });

  it("verifies the chain, prints its head, and fails on a row that was changed or a tail that was cut", async () => {
    await handedIn();
    await admin.run("accept", "BC2023-886-1");
    await admin.run("token", "--label", "sổ");
    const sound = (await admin.json("audit", "--verify")) as { head: string };
    expect(sound).toMatchObject({ rows: 2, sound: 2, bad: null });
    expect(await admin.run("audit", "--verify", "--head", sound.head)).toContain("Nhật ký nguyên vẹn: 2 dòng.");
    await tamper(db(), (trx) => trx.deleteFrom("audit_log").where("sequence", "=", 2).execute());
    expect(await admin.run("audit", "--verify", "--head", sound.head)).toContain("phần cuối đã bị cắt");
    await tamper(db(), (trx) =>
      trx
        .updateTable("audit_log")
        .set({ subject: "x" } as never)
        .execute(),
    );
    expect(await admin.run("audit", "--verify")).toContain("dòng đầu tiên sai là số 1 (report.accepted");
  });

  it("tells the shell of a failure only where there is one", async () => {
    const verdict = { rows: 1, sound: 1, head: "a", bad: null, head_found: null };
    const fails = async (value: object) => {
      let failed = false;
      const ask = async () => ({ kind: "done", value }) as const;
      await runAdmin(["audit", "--verify", "--json"], ask, () => {
        failed = true;
      });
      return failed;
    };
    expect(await fails(verdict)).toBe(false);
    expect(await fails({ ...verdict, head_found: true })).toBe(false);
    expect(await fails({ ...verdict, head_found: false })).toBe(true);
    expect(await fails({ ...verdict, bad: { sequence: 1, at: NOW.toString(), action: "x", fault: "changed" } })).toBe(
      true,
    );
  });

  it.each<[string, string[], string]>([
    ["a head without verifying", ["--head", "a".repeat(64)], "--head chỉ đi cùng --verify"],
    ["no hash", ["--verify", "--head", "abc"], "mã băm gồm 64"],
    ["verifying one unit", ["--verify", "--unit", "886"], "toàn bộ nhật ký"],
    ["no day", ["--since", "hôm qua"], "ghi ngày có thật"],
    ["no unit", ["--unit", "xyz"], "không có đơn vị này"],
  ])("refuses %s", async (_, given, words) => {
    expect(await admin.refusal("audit", ...given)).toContain(words);
  });
});
