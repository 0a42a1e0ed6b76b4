import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { PRESENT_SECONDS } from "../../../src/adapters/store/form-pages.ts";
import { composeReports } from "../../../src/reporting.ts";
import { realKnowledge } from "../../support/assistant.ts";
import { createFormWorld, type FormBrowser, type FormWorld, wordsAt } from "../../support/form-page-world.ts";
import { DISTRICT_ANSWERS, DISTRICTS, engine as rules } from "../../support/report-talk.ts";
import { ENGINES } from "../../support/stores.ts";

const { reports } = await realKnowledge();

/** Fills in everything on the page, a field at a time. */
async function fillAll(page: FormBrowser, unit: string, without: readonly string[] = []): Promise<void> {
  for (const { number, field } of rules.questions(unit)) {
    const said = DISTRICT_ANSWERS[number - 1] ?? "";
    if (without.includes(field.id) || said === "bỏ qua") continue;
    const [day = "", ...which] = said.split(" ");
    const cells = said.split("; ");
    const changes =
      field.kind === "table"
        ? Object.fromEntries((field.columns ?? []).map(({ id }, at) => [`c.${field.id}.0.${id}`, cells[at] ?? ""]))
        : field.kind === "as_of"
          ? { [`f.${field.id}`]: day, [`k.${field.id}`]: which.join(" ") }
          : { [`f.${field.id}`]: field.kind === "yes_no" ? String(said === "có") : said };
    expect((await page.save(changes)).status, field.id).toBe(303);
  }
}

describe.each(ENGINES)("chat and form together on $name", (engine) => {
  describe.skipIf(engine.absent)("over a real store", () => {
    let world: FormWorld;
    let used = 0;
    const unit = () => {
      used += 1;
      return DISTRICTS[used] ?? "";
    };
    beforeAll(async () => {
      world = await createFormWorld(engine, reports);
    }, 60_000);
    afterAll(async () => {
      await world.close();
      expect(world.errors).toEqual([]);
    });

    it("alternate at any moment: the chat asks what the page has not answered, and the other way round", async () => {
      const lan = await world.join(unit());
      expect(await world.say(lan, "báo cáo")).toContain("câu 1/24");
      expect(await world.say(lan, "không có")).toContain("câu 2/24");
      const page = await world.open(lan);
      expect(wordsAt(await page.html(), "van_ban")).toContain("Câu 1");
      await page.save({ "f.tong_ho": "33.530", "f.tong_ho_dtts": "11.200" });
      const moved = await world.say(lan, "2900");
      expect(moved).toMatch(/câu 2 anh\/chị đã ghi ở nơi khác .*: 33\.530 hộ\. Tin vừa rồi em chưa ghi vào/);
      expect(moved).toContain("câu 4/24");
      expect(await world.say(lan, "2900")).toContain("Em ghi: 2.900 hộ.");
      expect(await page.html()).toContain('name="f.ho_ngheo_dau" value="2.900"');
      await page.save({ "f.ho_thoat_ngheo": "750" });
      expect(await world.say(lan, "báo cáo")).toMatch(/đã có 5\/23 câu[\s\S]*câu 6\/24/);
      await page.save({ "f.ho_tai_ngheo": "12" });
      expect(await world.say(lan, "hạn nộp khi nào?")).toContain("câu 7/24");
      expect(await world.say(lan, "sửa câu 2")).toContain("Đang ghi: 33.530 hộ");
      expect(await world.say(lan, "33.531")).toContain("Em sửa câu 2 thành: 33.531 hộ.");
      expect(await page.html()).toContain('value="33.531"');
    });

    it("tell the later of two who edit one field, merge the rest, and let the later choose", async () => {
      const code = unit();
      const [lan, hung] = [await world.join(code), await world.join(code, { name: "Hùng" })];
      const [one, two] = [await world.open(lan), await world.open(hung)];
      const seen = await two.html();
      await one.save({ "f.tong_ho": "33.530" });
      expect((await two.save({ "f.han_che": "Chưa kịp rà soát." }, { from: seen })).status).toBe(303);
      const late = await two.save({ "f.tong_ho": "40.000" }, { from: seen });
      const told = await late.text();
      expect(late.status).toBe(422);
      expect(wordsAt(told, "tong_ho")).toMatch(
        /anh\/chị Lan đã ghi câu này là: 33\.530 hộ Của anh\/chị là: 40\.000 hộ/,
      );
      const again = await two.save({ "f.tong_ho": "40.000" }, { from: told });
      expect(again.status, "saving again is not choosing").toBe(422);
      expect((await two.save({ "f.tong_ho": "40.000", lam: "theirs:tong_ho" }, { from: told })).status).toBe(303);
      expect(await two.html()).toContain('name="f.tong_ho" value="33.530"');
      await world.heard(lan);
      expect((await two.save({ "f.tong_ho": "40.000", lam: "mine:tong_ho" }, { from: told })).status).toBe(303);
      expect(await one.html()).toContain('name="f.tong_ho" value="40.000"');
      expect(wordsAt(await one.html(), "tong_ho")).toContain("Người ghi: anh/chị Hùng");
      expect(await world.heard(lan)).toContain("anh/chị Hùng vừa sửa câu 2");
      const same = await two.save({ "f.tong_ho": "40000" }, { from: seen });
      expect(same.status, "the same figure is no conflict").toBe(303);
    });

    it("both keep what two write at the same moment", async () => {
      const code = unit();
      const pages = [
        await world.open(await world.join(code)),
        await world.open(await world.join(code, { name: "Hùng" })),
      ];
      const fields = ["tong_ho", "ho_ngheo_dau", "ho_thoat_ngheo", "kiem_tra"];
      const saved = await Promise.all(
        fields.map((field, at) => pages[at % 2]?.save({ [`f.${field}`]: String(20000 - at) })),
      );
      expect(saved.map((one) => one?.status)).toEqual(fields.map(() => 303));
      const html = (await pages[0]?.html()) ?? "";
      for (const [at, field] of fields.entries())
        expect(html).toContain(`name="f.${field}" value="${(20000 - at).toLocaleString("vi-VN")}"`);
    });

    it("show who is there and where, until a minute after the last sign", async () => {
      const code = unit();
      const [lan, hung] = [await world.join(code), await world.join(code, { name: "bỏ qua" })];
      const [one, two] = [await world.open(lan), await world.open(hung)];
      const pulseOf = async (page: FormBrowser, muc: string) =>
        (await (await page.post("/bieu/song", { muc })).json()) as { sign: string; presence: string };
      const sign = () => pulseOf(one, "ket_qua");
      await two.post("/bieu/song", { muc: "giam_sat" });
      expect((await sign()).presence).toBe("Đang cùng mở trang: cán bộ phụ trách báo cáo (mục 3)");
      expect(await two.html()).toContain("Đang cùng mở trang: anh/chị Lan (mục 2)");
      await two.post("/bieu/song", { muc: "no_such_section" });
      world.pass((PRESENT_SECONDS - 1) * 1000 - 1);
      expect((await sign()).presence).toContain("(mục 3)");
      const other = await world.open(await world.join(unit()));
      expect((await pulseOf(other, "")).presence).toBe("");
      world.pass(1000);
      expect((await sign()).presence).toBe("");
      const before = (await sign()).sign;
      await two.save({ "f.tong_ho": "33.530" });
      expect((await sign()).sign).not.toBe(before);
    });

    it("say whose a section is", async () => {
      const code = unit();
      const [lan, hung] = [await world.join(code), await world.join(code, { name: "Hùng" })];
      await world.say(lan, "giao mục 3 cho Hùng");
      expect(await (await world.open(lan)).html()).toContain("anh/chị Hùng điền mục này. Mở ra để xem hoặc điền giúp");
      expect(await (await world.open(hung)).html()).toContain("Phần của anh/chị");
    });

    it("hand in once, with the chat's question, rules and receipt; the chat is told", async () => {
      const code = unit();
      const lan = await world.join(code);
      const hung = await world.join(code, { name: "Hùng" });
      const page = await world.open(lan);
      expect(await page.html("/bieu/nop")).toContain("chưa điền câu nào nên chưa nộp được");
      await fillAll(page, code, ["ho_ngheo_cuoi"]);
      const missing = await page.html("/bieu/nop");
      expect(missing).toMatch(/href="\/bieu#cau-ho_ngheo_cuoi">Câu 10 \(Hộ nghèo cuối năm\) chưa có\./);
      await page.save({ "f.ho_ngheo_cuoi": "2.250" });
      expect(await page.html("/bieu/nop")).toContain("thì hộ nghèo cuối năm là 2.240 hộ, nhưng đang ghi 2.250 hộ");
      await page.save({ "f.ho_ngheo_cuoi": "2.240" });
      const ready = await page.html("/bieu/nop");
      expect(ready).toMatch(/em nộp báo cáo của Ủy ban nhân dân .* về Sở Nội vụ.* nhé\?/);
      expect(ready).toContain("Câu 24: Tệp đính kèm");
      const lan1 = /name="lan" value="(\d+)"/.exec(ready)?.[1] ?? "";

      await (await world.open(hung)).save({ "f.kiem_tra": "5" });
      const changed = await page.post("/bieu/nop", { lan: lan1 });
      expect([changed.status, (await changed.text()).includes("vừa có thay đổi")]).toEqual([409, true]);
      const lan2 = /name="lan" value="(\d+)"/.exec(await page.html("/bieu/nop"))?.[1] ?? "";
      await world.heard(lan);
      await world.heard(hung);
      const filed = await page.post("/bieu/nop", { lan: lan2 });
      expect([filed.status, filed.headers.get("location")]).toEqual([303, "/bieu#tinh-trang"]);
      const receipt = `BC2023-${code}-1`;
      expect(await page.html()).toMatch(new RegExp(`em đã nhận số liệu báo cáo lúc .*[\\s\\S]*${receipt}`));
      const own = await world.heard(lan);
      expect(own).toMatch(new RegExp(`Mã tiếp nhận số liệu: ${receipt}[\\s\\S]*\\.docx`));
      expect(await world.heard(hung)).toContain(receipt);
      const { rows } = await sql<{ reports: number; forwardings: number }>`
        select count(*) as reports, count(f.report_id) as forwardings
        from reports r left join forwardings f on f.report_id = r.id where r.unit = ${code}`.execute(world.store.db);
      expect(rows[0]).toEqual({ reports: 1, forwardings: 1 });

      const twice = await page.post("/bieu/nop", { lan: lan2 });
      expect([twice.status, (await twice.text()).includes(receipt)]).toEqual([409, true]);
      const late = await page.post("/bieu/luu", { "m.tong_ho": "", "f.tong_ho": "1" });
      expect([late.status, (await late.text()).includes("đã nộp rồi")]).toEqual([409, true]);
      expect(await (await page.get("/bieu/word")).text()).toBe(`report:${receipt}`);
      expect(await world.say(lan, "báo cáo")).toContain(`đã nộp, mã tiếp nhận số liệu ${receipt}`);

      expect((await page.post("/bieu/sua")).status).toBe(303);
      expect(await page.html()).toContain("Báo cáo lần 2");
      await page.save({ "f.kiem_tra": "6" });
      const lan3 = /name="lan" value="(\d+)"/.exec(await page.html("/bieu/nop"))?.[1] ?? "";
      await page.post("/bieu/nop", { lan: lan3 });
      expect(await page.html()).toContain(`BC2023-${code}-2`);
    });

    it("are both over when one has handed in", async () => {
      const code = unit();
      const lan = await world.join(code);
      const page = await world.open(lan);
      await fillAll(page, code);
      expect(await world.say(lan, "nộp")).toContain("em nộp báo cáo của");
      const lan1 = /name="lan" value="(\d+)"/.exec(await page.html("/bieu/nop"))?.[1] ?? "";
      await page.post("/bieu/nop", { lan: lan1 });
      await world.heard(lan);
      expect(await world.say(lan, "có")).toMatch(/anh\/chị vừa nộp báo cáo ở nơi khác[\s\S]*BC2023-/);
    });
  });

  describe.skipIf(engine.absent)("where a leader must agree", () => {
    let world: FormWorld;
    beforeAll(async () => {
      const { form } = reports.engine.reporting;
      const asking = { ...reports.engine.reporting, form: { ...form, approval: true } };
      world = await createFormWorld(engine, composeReports(asking, reports.campaign));
    }, 60_000);
    afterAll(() => world.close());

    it("the leader reads all and writes nothing, and agrees on the page or in chat", async () => {
      const code = DISTRICTS[0] ?? "";
      const lan = await world.join(code);
      const leader = await world.join(code, { name: "Tám", role: "approver" });
      const [page, above] = [await world.open(lan), await world.open(leader)];
      const read = await above.html();
      expect(read).not.toMatch(/<input type="text"|name="lam"|action="\/bieu\/luu"/);
      const forged = await above.post("/bieu/luu", { "m.tong_ho": "", "f.tong_ho": "1" });
      expect([forged.status, (await forged.text()).includes("không thuộc vai trò")]).toEqual([409, true]);
      await fillAll(page, code);
      const version = async (who: FormBrowser) =>
        /name="lan" value="(\d+)"/.exec(await who.html("/bieu/nop"))?.[1] ?? "";
      expect(await page.html("/bieu/nop")).toContain("em trình lãnh đạo duyệt báo cáo của");
      await world.heard(leader);
      expect((await page.post("/bieu/nop", { lan: await version(page) })).headers.get("location")).toBe("/bieu");
      expect(await world.heard(leader)).toContain("đang chờ anh/chị duyệt");
      expect(await world.heard(lan)).toContain("em đã trình anh/chị Tám duyệt");
      expect(await page.html()).toContain("đang chờ lãnh đạo duyệt");
      expect((await above.post("/bieu/nop", { lan: await version(above) })).status).toBe(303);
      expect(await above.html()).toContain(`BC2023-${code}-1`);
      expect(await world.heard(lan)).toContain("anh/chị Tám đã duyệt");
    });
  });
});
