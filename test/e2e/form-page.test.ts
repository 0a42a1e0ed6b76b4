import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { realKnowledge } from "../support/assistant.ts";
import { launchChromium, whyNoChromium } from "../support/chromium.ts";
import { formFaultsOf } from "../support/form-page-checks.ts";
import { type ChatOfficer, chatOfficer } from "../support/form-page-officer.ts";
import { exampleDraft, prepareStore } from "../support/prepared-reports.ts";
import { DISTRICTS } from "../support/report-talk.ts";
import { type RunningServer, runServer, SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
/** A name as offices have them in their own network, where nothing is encrypted. */
const HOUSE_NAME = "tro-ly.noi-bo";
const TWO_MINUTES = 120_000;
const CODES = [
  "K7M4-9QRT",
  "K7M4-9QRV",
  "K7M4-9QRW",
  "K7M4-9QRX",
  "K7M4-9QRY",
  "K7M4-9QRZ",
  "K7M4-9QR2",
  "K7M4-9QR3",
  "K7M4-9QR4",
  "K7M4-9QR5",
];
const UNITS = [0, 1, 2, 3, 4, 5, 5, 6, 7, 8].map((at) => DISTRICTS[at] ?? "");

const reason = whyNoChromium();
const { reports } = await realKnowledge();

describe.skipIf(reason !== null)("the report form in a browser", { timeout: TWO_MINUTES }, () => {
  let browser: Browser;
  let server: RunningServer;
  const dataDir = temporaryFolder();
  const contexts: BrowserContext[] = [];
  const officers: ChatOfficer[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    // The second unit has all but its attachments, the fifth all but one figure and them.
    const full = exampleDraft(reports, UNITS[1] ?? "", ["attachment"]);
    const most = exampleDraft(reports, UNITS[4] ?? "", ["attachment"]);
    const { kiem_tra: _, ...answers } = most.answers;
    await prepareStore(dataDir, {
      campaign: reports.campaign.id,
      invitations: Object.fromEntries(CODES.map((code, at) => [code, UNITS[at] ?? ""])),
      drafts: [full, { ...most, answers }],
    });
    server = await runServer({ dataDir });
    browser = await launchChromium([`--host-resolver-rules=MAP ${HOUSE_NAME} 127.0.0.1`]);
  }, SLOW_START_MS);
  afterAll(async () => {
    await browser?.close();
    await server.end();
    rmSync(dataDir, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const officer of officers.splice(0)) officer.close();
    for (const context of contexts.splice(0)) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });

  async function officer(at: number, name = "Lan"): Promise<ChatOfficer> {
    const one = await chatOfficer(server.url, CODES[at] ?? "", name);
    officers.push(one);
    return one;
  }

  async function newPage(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ locale: "vi-VN", reducedMotion: "reduce", ...options });
    contexts.push(context);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      // The browser reports every failed request, and headers that mean nothing without encryption, by itself.
      const isOwn = !/^Failed to load|^The Cross-Origin-Opener-Policy header has been ignored/.test(message.text());
      if (message.type() === "error" && isOwn) complaints.push(message.text());
    });
    return page;
  }

  async function open(who: ChatOfficer, options: BrowserContextOptions = DESKTOP, base = server.url): Promise<Page> {
    const page = await newPage(options);
    await page.goto(base + (await who.link()));
    await page.getByRole("button", { name: "Mở biểu" }).click();
    await page.waitForURL("**/bieu");
    return page;
  }

  /** Kept where somebody wants to look at them. */
  async function picture(page: Page, name: string, fullPage = false): Promise<void> {
    const folder = process.env["PICTURES"];
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
  }
  const at = (page: Page, field: string) => page.locator(`#cau-${field}`);
  const field = (page: Page, name: string) => page.locator(`[name="f.${name}"]`);
  const savedBy = (page: Page) => page.locator("#trang-thai", { hasText: "Đã lưu lúc" }).waitFor();

  describe.each([
    ["a phone", PHONE, 2],
    ["a desk", DESKTOP, 3],
  ] as const)("on %s", (device, options, place) => {
    it("is good to read and to touch in light and dark, and saves each answer as it is left", async () => {
      const lan = await officer(place);
      const page = await open(lan, options);
      expect(page.url()).toBe(`${server.url}/bieu`);
      expect(await page.evaluate("document.cookie")).toBe("");
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await formFaultsOf(page)).toEqual([]);
        await picture(page, `${device}-${colorScheme}-top`);
        await picture(page, `${device}-${colorScheme}-all`, true);
      }
      await field(page, "tong_ho").fill("33530");
      await page.keyboard.press("Tab");
      await at(page, "tong_ho").getByText("Em ghi: 33.530 hộ.").waitFor();
      await page.getByText("Còn 20/21 câu").waitFor();
      await field(page, "ho_ngheo_dau").fill("nhiều lắm");
      await field(page, "tong_ho_dtts").fill("11.200");
      await at(page, "ho_ngheo_dau").getByText("em chưa đọc được con số này").waitFor();
      await page.keyboard.press("Tab");
      await at(page, "ho_ngheo_dtts_dau").getByRole("textbox").waitFor();
      expect(await field(page, "ho_ngheo_dau").inputValue()).toBe("nhiều lắm");
      await field(page, "ho_ngheo_dau").fill("500");
      await field(page, "quy_vi_nguoi_ngheo").fill("350");
      await at(page, "ty_le_ngheo_dau").getByText("1,49%").waitFor();
      await page.keyboard.press("Tab");
      await at(page, "quy_vi_nguoi_ngheo").getByRole("button", { name: "350 triệu đồng" }).waitFor();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await formFaultsOf(page)).toEqual([]);
        await at(page, "quy_vi_nguoi_ngheo").scrollIntoViewIfNeeded();
        await picture(page, `${device}-${colorScheme}-choice`);
      }
      await at(page, "quy_vi_nguoi_ngheo").getByRole("button", { name: "350 triệu đồng" }).click();
      await at(page, "quy_vi_nguoi_ngheo").getByText("Em ghi: 350.000.000 đồng.").waitFor();
      await at(page, "mo_hinh").getByRole("textbox", { name: "Tên mô hình, dòng 1" }).fill("Nuôi bò sinh sản");
      await at(page, "mo_hinh").getByRole("textbox", { name: "Nơi thực hiện, dòng 1" }).fill("xã Ô Lâm");
      await at(page, "mo_hinh").getByRole("textbox", { name: "Số hộ tham gia, dòng 1" }).fill("35");
      await at(page, "mo_hinh").getByRole("button", { name: "Thêm dòng" }).click();
      await at(page, "mo_hinh").getByRole("textbox", { name: "Tên mô hình, dòng 3" }).waitFor();
      expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("Tên mô hình, dòng 2");
      await picture(page, `${device}-table`);
      await at(page, "so_ket").getByLabel("Có", { exact: true }).check();
      await at(page, "ngay_so_ket").getByRole("textbox").waitFor();
      await savedBy(page);
      const said = await lan.asks("báo cáo", "mình làm tiếp báo cáo");
      expect(said).toContain("đã có 6/24 câu");
      await page.reload();
      expect(await field(page, "tong_ho").inputValue()).toBe("33.530");
      const line = Promise.withResolvers<void>();
      await page.route("**/bieu/luu*", async (route) => {
        await line.promise;
        await route.continue();
      });
      await field(page, "ho_thoat_ngheo").fill("750");
      await page.getByRole("link", { name: "Xem lại và nộp" }).click();
      await page.locator("#trang-thai", { hasText: "Đang lưu" }).waitFor();
      line.resolve();
      await page.waitForURL("**/bieu/nop");
      expect(await page.getByRole("link", { name: /Câu 5 / }).count()).toBe(0);
      expect(await formFaultsOf(page)).toEqual([]);
      await picture(page, `${device}-review`);
      await page.getByRole("link", { name: /Câu 6 / }).click();
      await page.waitForURL("**/bieu#cau-ho_tai_ngheo");
    });
  });

  it("alternates with the chat until the receipt, by keyboard alone", async () => {
    const lan = await officer(4);
    expect(await lan.asks("báo cáo", "Mục 3/6")).toContain("câu 18/24");
    const page = await open(lan);
    await tabTo(page, "o-kiem_tra");
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    await at(page, "kiem_tra").getByText("Em ghi: 4 cuộc.").waitFor();
    await tabTo(page, "o-han_che");
    expect(await lan.asks("5", "anh/chị đã ghi ở nơi khác")).toContain("câu 18");
    await lan.asks("sửa câu 18 thành 6", "Em sửa câu 18 thành: 6 cuộc.");
    await expect.poll(() => field(page, "kiem_tra").inputValue(), { timeout: 15_000 }).toBe("6");
    expect(await page.evaluate("document.activeElement.id")).toBe("o-han_che");
    await at(page, "dinh_kem").getByRole("button", { name: "Không gửi kèm tệp" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Đã đủ 24 câu").waitFor();
    await page.getByRole("link", { name: "Xem lại và nộp" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("em nộp báo cáo của").waitFor();
    await picture(page, "confirm");
    await tabTo(page, "Nộp báo cáo");
    await lan.say("không phải bây giờ");
    await page.keyboard.press("Enter");
    await page.getByText(`BC2023-${UNITS[4]}-1`).waitFor();
    expect(await formFaultsOf(page)).toEqual([]);
    await picture(page, "receipt");
    await lan.hears(`Mã tiếp nhận số liệu: BC2023-${UNITS[4]}-1`);
    await lan.hears(".docx");
    await page.getByRole("link", { name: "Xem trước văn bản" }).click();
    await page.getByText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").waitFor();
    expect(await formFaultsOf(page)).toEqual([]);
    await picture(page, "preview");
  });

  it("lets two browsers fill in one report, side by side and in one field", async () => {
    const [lan, hung] = [await officer(5), await officer(6, "Hùng")];
    const [one, two] = [await open(lan), await open(hung, PHONE)];
    await field(two, "kiem_tra").focus();
    await one.getByText("Đang cùng mở trang: anh/chị Hùng (mục 3)").waitFor();
    await field(one, "tong_ho").fill("33.530");
    await one.keyboard.press("Tab");
    await savedBy(one);
    await expect.poll(() => field(two, "tong_ho").inputValue(), { timeout: 15_000 }).toBe("33.530");
    await at(two, "tong_ho").getByText("Người ghi: anh/chị Lan").waitFor();

    await field(two, "tong_ho").fill("40.000");
    await field(one, "tong_ho").fill("33.531");
    await one.keyboard.press("Tab");
    await at(one, "tong_ho").getByText("33.531 hộ").waitFor();
    await two.keyboard.press("Tab");
    await at(two, "tong_ho").getByText("anh/chị Lan đã ghi câu này là: 33.531 hộ").waitFor();
    expect(await field(two, "tong_ho").inputValue()).toBe("40.000");
    expect(await formFaultsOf(two)).toEqual([]);
    await at(two, "tong_ho").scrollIntoViewIfNeeded();
    await picture(two, "conflict");
    await at(two, "tong_ho").getByRole("button", { name: "Ghi theo của tôi" }).click();
    await at(two, "tong_ho").getByText("40.000 hộ").waitFor();
    await expect.poll(() => field(one, "tong_ho").inputValue(), { timeout: 15_000 }).toBe("40.000");
    await lan.hears("anh/chị Hùng vừa sửa câu 2");
  });

  it("keeps trying while the network is gone, and says when the page is over", async () => {
    const lan = await officer(0);
    const page = await open(lan, PHONE);
    await page.context().setOffline(true);
    await field(page, "tong_ho").fill("33.530");
    await page.keyboard.press("Tab");
    await page.getByText("Chưa lưu được vì mất kết nối").first().waitFor();
    await picture(page, "offline");
    await page.context().setOffline(false);
    await savedBy(page);
    await lan.asks("/xoa", "Anh/chị chắc chứ ạ?");
    await lan.asks("Xóa hết", "em đã xóa xong");
    await field(page, "ho_ngheo_dau").fill("500");
    await page.keyboard.press("Tab");
    await page.getByText("Anh/chị nhắn “mở trang biểu” trong cuộc trò chuyện").first().waitFor();
    expect(await field(page, "ho_ngheo_dau").inputValue()).toBe("500");
  });

  it("opens from the chat in the same browser", async () => {
    const chat = await newPage(PHONE);
    await chat.goto(server.url);
    const say = async (text: string, answer: string) => {
      await chat.getByRole("textbox", { name: "Nhập câu hỏi" }).fill(text);
      await chat.getByRole("button", { name: "Gửi", exact: true }).click();
      await chat.locator(".line.reply", { hasText: answer }).last().waitFor();
    };
    await say(CODES[7] ?? "", "mã đúng rồi");
    await say("Sáu", "em chào anh/chị Sáu");
    await say("báo cáo", "câu 1/24");
    await chat.getByRole("button", { name: "Điền trên web" }).click();
    await chat.getByText("trang biểu báo cáo của").waitFor();
    await picture(chat, "chat-link");
    const [form] = await Promise.all([
      chat.context().waitForEvent("page"),
      chat.getByRole("link", { name: /Mở trang biểu/ }).click(),
    ]);
    await form.getByRole("button", { name: "Mở biểu" }).click();
    await form.waitForURL("**/bieu");
    await at(form, "van_ban").getByLabel("Không có", { exact: true }).check();
    await savedBy(form);
    await say("báo cáo", "câu 2/24");
  });

  it.each([true, false])("works in a network without encryption too (script: %s)", async (javaScriptEnabled) => {
    const base = server.url.replace("127.0.0.1", HOUSE_NAME);
    const page = await open(await officer(javaScriptEnabled ? 8 : 9), { ...DESKTOP, javaScriptEnabled }, base);
    await field(page, "tong_ho").fill("33.530");
    await page.keyboard.press("Enter");
    await page.getByText("Còn 20/21 câu").waitFor();
    await page.getByRole("button", { name: "Đóng trang trên máy này" }).click();
    await page.getByText("em đã đóng trang trên máy này").waitFor();
  });

  it("works without JavaScript, a section at a time, to the receipt", async () => {
    const page = await open(await officer(1), { ...PHONE, javaScriptEnabled: false });
    await picture(page, "plain-top");
    const saveSection = (number: number) =>
      page
        .getByRole("button", { name: `Lưu mục này ${number}`, exact: true })
        .last()
        .click();
    await field(page, "tong_ho").fill("12,5");
    await field(page, "nha_o").fill("46");
    await saveSection(2);
    await page.getByRole("alert").getByRole("link", { name: "Câu 2: Tổng số hộ dân cư" }).click();
    await at(page, "tong_ho").getByText("số lượng phải là số nguyên").waitFor();
    expect(await field(page, "tong_ho").inputValue()).toBe("12,5");
    await picture(page, "plain-fault");
    await field(page, "tong_ho").fill("33.530");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/bieu\?luu=\d#muc-ket_qua/);
    expect(await field(page, "nha_o").inputValue()).toBe("46");
    await at(page, "van_ban").getByRole("button", { name: "Thêm dòng" }).click();
    await at(page, "van_ban").getByRole("textbox", { name: "Trích yếu, dòng 3" }).waitFor();
    await page.getByRole("link", { name: "Xem lại và nộp" }).click();
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.getByText(`BC2023-${UNITS[1]}-1`).waitFor();
    await picture(page, "plain-receipt");
    await page.getByRole("button", { name: "Đóng trang trên máy này" }).click();
    await page.getByText("em đã đóng trang trên máy này").waitFor();
    await page.goto(`${server.url}/bieu`);
    await page.getByText("Trang biểu đã đóng").waitFor();
  });

  /** Presses Tab until the element with this id or name has the focus. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let presses = 0; presses < 160; presses += 1) {
      const focused = String(
        await page.evaluate("document.activeElement.id + ' ' + document.activeElement.textContent"),
      );
      if (focused.startsWith(`${name} `) || focused.trim() === name) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${name}`);
  }
});
