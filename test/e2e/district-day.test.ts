import { rmSync } from "node:fs";
import { join } from "node:path";
import exceljs from "exceljs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { realKnowledge } from "../support/assistant.ts";
import { launchChromium, whyNoChromium } from "../support/chromium.ts";
import { bytesOf, handsOn } from "../support/filled-sheets.ts";
import { formFaultsOf } from "../support/form-page-checks.ts";
import { type ChatOfficer, chatOfficer } from "../support/form-page-officer.ts";
import { exampleDraft, prepareStore } from "../support/prepared-reports.ts";
import { type RunningServer, runServer, SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";

const DISTRICT = "886";
const CODE = "K7M4-9QRT";
const TWO_MINUTES = 120_000;
/** What each of the 14 communes says; their sums keep the balance of poor households. */
const EACH = {
  tong_ho: 2395,
  tong_ho_dtts: 800,
  ho_ngheo_dau: 200,
  ho_thoat_ngheo: 50,
  ho_tai_ngheo: 1,
  ho_ngheo_phat_sinh: 5,
  ho_ngheo_tang_khac: 0,
  ho_ngheo_giam_khac: 0,
  ho_ngheo_cuoi: 156,
  ho_ngheo_dtts_dau: 50,
  ho_ngheo_dtts_cuoi: 40,
  nha_o: 3,
  ho_sinh_ke: 4,
};
const COMMUNE_REPORT = [
  ...["câu 1: 2.395", "câu 2: 800", "câu 3: 200", "câu 4: 50", "câu 5: 1", "câu 6: 5", "câu 7: 0", "câu 8: 0"],
  ...["câu 9: 156", "câu 10: 50", "câu 11: 40", "câu 12: 10 triệu", "câu 13: 3", "câu 14: 4", "câu 15: 30/11 số ước"],
].join("\n");

const reason = whyNoChromium();
const { reports } = await realKnowledge();

describe.skipIf(reason !== null)("a district's day", { timeout: TWO_MINUTES }, () => {
  let [server, browser]: [RunningServer | null, Browser | null] = [null, null];
  const dataDir = temporaryFolder();
  const officers: ChatOfficer[] = [];

  beforeAll(async () => {
    const written = exampleDraft(reports, DISTRICT, ["attachment"]);
    const left = new Set([...(reports.engine.reporting.form.collecting?.fields ?? []), "han_che"]);
    const answers = Object.fromEntries(Object.entries(written.answers).filter(([id]) => !left.has(id)));
    const drafts = [{ ...written, answers }];
    await prepareStore(dataDir, { campaign: reports.campaign.id, invitations: { [CODE]: DISTRICT }, drafts });
    server = await runServer({ dataDir });
    browser = await launchChromium([]);
  }, SLOW_START_MS);
  afterAll(async () => {
    for (const officer of officers) officer.close();
    await browser?.close();
    await server?.end();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const url = () => server?.url ?? "";
  async function officer(code: string, name: string): Promise<ChatOfficer> {
    const one = await chatOfficer(url(), code, name);
    officers.push(one);
    return one;
  }

  it("goes from the communes and a sheet with two wrong cells over chat and page to the receipt", async () => {
    const hung = await officer(CODE, "Hùng");
    await hung.asks("thu báo cáo xã đến 31/12", "không phải mốc của Kế hoạch");
    await hung.asks("bắt đầu thu", "mở thu báo cáo các xã");
    const communeOfficer = async (commune: string, name: string) => {
      const given = await hung.asks(`cấp mã ${commune}`, "mã mời cán bộ phụ trách");
      const bound = await officer(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(given)?.[0] ?? "", name);
      await bound.asks(COMMUNE_REPORT, "đã đủ 15/15 câu");
      await bound.asks("nộp", "em nộp báo cáo");
      await bound.asks("ok", "Mã tiếp nhận số liệu");
      return bound;
    };
    const be = await communeOfficer("xã Khánh An", "Bé");
    const tu = await communeOfficer("xã Quốc Thái", "Tư");

    await hung.asks("xem xã khánh an", "200 hộ");
    await hung.asks("nhận", "đã nhận báo cáo");
    await be.hears("huyện An Phú đã chấp nhận báo cáo");
    await hung.asks("trả lại xã quốc thái câu 9: chưa khớp sổ", "trả lại báo cáo lần 1");
    await hung.asks("ok", "đã trả lại 1 câu");
    await tu.hears("chưa khớp sổ");
    await hung.asks("xã nào chưa nộp?", "còn 13/14 đơn vị chưa nộp");
    expect(await hung.asks("cộng số các xã", "cộng từ 1/14 xã")).toContain("2.395 hộ, từ 1 xã");
    await hung.asks("thôi", "chưa làm gì cả");

    await hung.asks("tải biểu", "đây là biểu của đơn vị");
    const [form, upload] = [hung.linked("file"), hung.linked("upload")];
    const got = await fetch(`${url()}${form}`, { method: "POST" });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await got.arrayBuffer());
    const hands = handsOn(workbook);
    for (const commune of hands.communes)
      for (const [field, value] of Object.entries(EACH)) hands.commune(commune, field).value = value;
    hands.commune(hands.communes[2] ?? "", "ho_tai_ngheo").value = "mấy hộ";
    hands.commune(hands.communes[5] ?? "", "nha_o").value = "12%";
    const body = new FormData();
    body.append("tep", new File([(await bytesOf(workbook)) as never], "Biểu An Phú.xlsx"));
    expect((await fetch(`${url()}${upload}`, { method: "POST", body })).status).toBe(200);
    const screen = await hung.hears("đọc xong biểu “Biểu An Phú.xlsx”");
    expect(screen).toContain("Có 2 ô em chưa đọc được");
    expect(screen).toMatch(/sheet Theo xã/);
    expect(screen).toContain("33.530 hộ");
    await hung.asks("chỉ nhận chỗ không lỗi", "Em đã ghi 11 câu");
    await hung.asks("câu 6: 14\ncâu 14: 42\ncâu 13: 140 triệu\ncâu 17: 30/11 số ước", "Em đã ghi");

    const page = await (
      await (browser as Browser).newContext({
        ...{ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: "vi-VN" },
      })
    ).newPage();
    await page.goto(`${url()}${await hung.link()}`);
    await page.getByRole("button", { name: "Mở biểu" }).click();
    await page.waitForURL("**/bieu");
    expect(await page.locator('[name="f.tong_ho"]').inputValue()).toBe("33.530");
    expect(await page.locator('[name="f.ho_tai_ngheo"]').inputValue()).toBe("14");
    await page.locator('[name="f.han_che"]').fill("Một số xã gửi số liệu chậm.");
    await page.keyboard.press("Tab");
    await page.locator("#trang-thai", { hasText: "Đã lưu lúc" }).waitFor();
    const none = page.locator("#cau-dinh_kem").getByRole("button", { name: "Không gửi kèm tệp" });
    if (await none.count()) await none.click();
    await page.getByRole("link", { name: "Xem lại và nộp" }).click();
    await page.waitForURL("**/bieu/nop");
    expect(await formFaultsOf(page)).toEqual([]);
    const folder = process.env["PICTURES"];
    if (folder) await page.screenshot({ path: join(folder, "district-review.png"), fullPage: true });
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.getByText(`BC2023-${DISTRICT}-1`).waitFor();
    await hung.hears(`Mã tiếp nhận số liệu: BC2023-${DISTRICT}-1`);
  });
});
