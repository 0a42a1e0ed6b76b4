import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { textReply } from "../../src/messages/reply.ts";
import { launchChromium, whyNoChromium } from "../support/chromium.ts";
import { faultsOf } from "../support/page-checks.ts";
import { scriptedReply } from "../support/web-chat-assistant.ts";
import { createWebChatTwin, type RunningWebChat, serveWebChat, type WebChatTwin } from "../support/web-chat-twin.ts";

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const NARROW = { viewport: { width: 320, height: 568 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const STARTER = "Hạn nộp báo cáo là khi nào?";

const reason = whyNoChromium();
if (reason !== null) process.stdout.write(`${reason}\n`);

/** How much of a box can be seen in a room: 1 when it is all there, or fills the room. */
function shareSeen(box: Box | null, room: Box | null): number {
  if (!box || !room) return 0;
  const seen = Math.min(box.y + box.height, room.y + room.height) - Math.max(box.y, room.y);
  return seen / Math.min(box.height, room.height);
}
type Box = { readonly y: number; readonly height: number };

describe.skipIf(reason !== null)("the chat in a browser", () => {
  let browser: Browser;
  const ends: (() => Promise<void>)[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    const all = complaints.splice(0);
    expect(all).toEqual([]);
  });

  /** A twin whose assistant answers at once while `isAnswering`, and a page that has opened it. */
  async function open(options: BrowserContextOptions = PHONE, prepare: (twin: WebChatTwin) => void = () => {}) {
    const assistant = { isAnswering: true };
    const twin = createWebChatTwin((event, { say }) => {
      if (assistant.isAnswering) say(event, scriptedReply(event));
    });
    prepare(twin);
    const web = await serveWebChat(twin);
    ends.push(() => web.close());
    const page = await visit(web, options);
    return { twin, web, page, assistant };
  }

  async function visit(web: RunningWebChat, options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ locale: "vi-VN", reducedMotion: "reduce", ...options });
    ends.push(() => context.close());
    context.setDefaultTimeout(8000);
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      // The browser reports every failed request by itself.
      if (message.type() === "error" && !message.text().startsWith("Failed to load")) complaints.push(message.text());
    });
    await page.goto(web.url);
    return page;
  }

  const say = async (page: Page, text: string) => {
    await page.getByRole("textbox", { name: "Nhập câu hỏi" }).fill(text);
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
  };
  const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();
  const focused = (page: Page) =>
    page.evaluate(
      "document.activeElement === document.body ? '' : document.activeElement.labels?.[0]?.textContent ?? (document.activeElement.getAttribute('aria-label') || document.activeElement.textContent)",
    );

  /** Presses Tab until the element with this name has the focus. */
  async function tabTo(page: Page, name: string) {
    for (let presses = 0; presses < 40; presses += 1) {
      if (String(await focused(page)).includes(name)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${name}`);
  }

  describe.each([
    ["a phone", PHONE],
    ["a narrow phone", NARROW],
    ["a desk", DESKTOP],
  ])("on %s", (_name, device) => {
    it.each(["light", "dark"] as const)(
      "is good to read and to touch, by keyboard alone, in the %s",
      async (colorScheme) => {
        const { page, twin } = await open({ ...device, colorScheme });
        await page.getByRole("heading", { name: "Dạ, em chào anh/chị!" }).waitFor();
        expect(await faultsOf(page)).toEqual([]);

        await tabTo(page, STARTER);
        await page.keyboard.press("Enter");
        await page.getByText("gửi chậm nhất Thứ Sáu, 08/12/2023").waitFor();
        expect(await focused(page)).toContain("Cuộc trò chuyện");
        expect(await page.getByRole("heading", { name: "Dạ, em chào" }).isVisible()).toBe(false);

        await tabTo(page, "Trích: Kế hoạch, Mục V, khoản 3");
        expect(await page.getByRole("blockquote").isVisible()).toBe(false);
        await page.keyboard.press("Enter");
        expect(await page.getByRole("blockquote").innerText()).toMatch(/^“Trước ngày 10 tháng 12, .*Trung ương\)\.”$/s);
        expect(await faultsOf(page)).toEqual([]);

        await tabTo(page, "Nhập câu hỏi");
        await page.keyboard.type("Đơn vị tôi phải làm gì?");
        if (device === DESKTOP) await page.keyboard.press("Enter");
        else {
          await tabTo(page, "Gửi");
          await page.keyboard.press("Enter");
        }
        await page.getByRole("button", { name: "Sở, ban, ngành tỉnh" }).waitFor();
        expect(await faultsOf(page)).toEqual([]);
        await page.getByRole("log").focus();
        await tabTo(page, "Sở, ban, ngành tỉnh");
        await page.keyboard.press("Enter");
        await page.getByText("Dạ, Sở Nội vụ có các việc sau:").waitFor();
        expect(twin.events.map(({ happening }) => happening.kind)).toEqual(["text", "text", "choice"]);
        expect(await texts(page, ".own .bubble p")).toEqual([
          STARTER,
          "Đơn vị tôi phải làm gì?",
          "Sở, ban, ngành tỉnh",
        ]);

        expect(await page.locator(".choices.earlier").count()).toBe(1);
        expect(await page.locator(".choices:not(.earlier)").getByRole("button").allInnerTexts()).toEqual([
          "Xem cả đoạn",
        ]);
        expect(await page.getByText("Đã nhận").filter({ visible: true }).count()).toBe(1);
        expect(await faultsOf(page)).toEqual([]);
      },
    );
  });

  it("tells shortcuts from answers, and lays a sheet out in the composer", async () => {
    const { page } = await open(PHONE);
    await page.getByRole("button", { name: "Làm báo cáo" }).click();
    await page.getByRole("button", { name: "Không", exact: true }).waitFor();
    expect(await texts(page, ".choice")).toEqual(["Có", "Không"]);
    expect(await texts(page, ".shortcuts button")).toEqual(["Bỏ qua", "Cả mục"]);
    expect(await texts(page, ".ask")).toEqual(["Đơn vị đã sơ kết Phong trào thi đua chưa?"]);
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole("button", { name: "Cả mục" }).click();
    await page.getByRole("button", { name: "Chép vào ô nhập để điền" }).click();
    expect(await page.getByRole("button", { name: "Bỏ qua" }).isVisible()).toBe(false);
    await page.keyboard.type("có");
    expect(await page.getByRole("textbox").inputValue()).toBe("19. Đã sơ kết (có/không): có\n20. Ngày sơ kết: ");
    expect(await faultsOf(page)).toEqual([]);
  });

  it("shows a long answer from its beginning, and leads to the end", async () => {
    const { page } = await open();
    await say(page, "Sở Nội vụ làm gì?");
    const opening = page.getByText("Dạ, Sở Nội vụ có các việc sau:");
    await opening.waitFor();
    const box = await opening.boundingBox();
    expect(box?.y).toBeGreaterThan(60);
    expect(box?.y).toBeLessThan(160);
    await page.getByRole("button", { name: "Mới nhất" }).click();
    await page.getByRole("button", { name: "Mới nhất" }).waitFor({ state: "hidden" });
    expect((await page.getByRole("button", { name: "Xem cả đoạn" }).boundingBox())?.y).toBeLessThan(700);
  });

  it("unfolds a quote where it can be read", async () => {
    const { page } = await open(NARROW);
    await say(page, "Hạn nộp báo cáo là khi nào?");
    await page.getByText("Trích: Kế hoạch, Mục V, khoản 3").click();
    const [quote, log] = [page.locator("details.quote"), page.locator("#scroller")];
    await expect.poll(async () => shareSeen(await quote.boundingBox(), await log.boundingBox())).toBeGreaterThan(0.95);
    await page.getByText("Trích: Kế hoạch, Mục V, khoản 3").click();
    expect(await page.getByText("Dạ, báo cáo gửi về Sở Nội vụ").isVisible()).toBe(true);
  });

  it("leaves who reads further up alone, and tells of what is new", async () => {
    const { page, twin, assistant } = await open();
    await say(page, "Sở Nội vụ làm gì?");
    await page.getByText("Dạ, Sở Nội vụ có các việc sau:").waitFor();
    assistant.isAnswering = false;
    await page.evaluate("document.getElementById('scroller').scrollTop = 0");
    await page.getByRole("button", { name: "Mới nhất" }).waitFor();
    twin.say(twin.events[0] ?? { conversation: "" }, textReply("Dạ, em nhắc thêm."));
    await page.getByRole("button", { name: "Có tin mới" }).waitFor();
    expect(await page.evaluate("document.getElementById('scroller').scrollTop")).toBe(0);
    await page.getByRole("button", { name: "Có tin mới" }).click();
    await page.getByText("Dạ, em nhắc thêm.").waitFor();
  });

  it("grows with what is written, to two fifths of the page; Enter sends at a desk, Shift+Enter and a phone's Enter make a new line", async () => {
    const { page, twin } = await open(DESKTOP);
    const write = page.getByRole("textbox");
    const height = async () => (await write.boundingBox())?.height ?? 0;
    const one = await height();
    await write.focus();
    for (let line = 1; line <= 9; line += 1) {
      await page.keyboard.type(`dòng ${line}`);
      if (line < 9) await page.keyboard.press("Shift+Enter");
    }
    expect(await height()).toBeGreaterThan(one * 2);
    expect(await height()).toBeLessThan(0.4 * DESKTOP.viewport.height + 4);
    await page.keyboard.press("Enter");
    await page.getByText("Dạ, em đã nhận: dòng 1").waitFor();
    expect(twin.events[0]?.happening).toMatchObject({ text: expect.stringMatching(/^dòng 1\ndòng 2\n/) });
    expect(await height()).toBe(one);

    const phone = await open(PHONE);
    await phone.page.getByRole("textbox").focus();
    await phone.page.keyboard.type("một");
    await phone.page.keyboard.press("Enter");
    await phone.page.keyboard.type("hai");
    expect(await phone.page.getByRole("textbox").inputValue()).toBe("một\nhai");
  });

  it("shows that it writes until the answer comes, and what it missed while the network was gone, once", async () => {
    const { page, twin, web, assistant } = await open();
    assistant.isAnswering = false;
    await say(page, "một");
    await page.getByText("Trợ lý đang soạn câu trả lời").waitFor();
    await page.getByText("Đã nhận").waitFor();
    await web.close();
    await page.getByText("Mất kết nối, em đang nối lại…").waitFor();
    await page.getByText("Trợ lý đang soạn câu trả lời").waitFor({ state: "hidden" });

    await say(page, "hai");
    await page.getByRole("button", { name: "Gửi lại" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    twin.say(twin.events[0] ?? { conversation: "" }, textReply("Dạ, câu một."));
    assistant.isAnswering = true;
    const again = await serveWebChat(twin, Number(new URL(web.url).port));
    ends.push(() => again.close());
    await page.getByText("Dạ, em đã nhận: hai").waitFor();
    await page.getByText("Mất kết nối").waitFor({ state: "hidden" });
    expect(await texts(page, ".bubble p")).toEqual(["một", "Dạ, câu một.", "hai", "Dạ, em đã nhận: hai"]);
    expect(twin.events.length).toBe(2);
  });

  it("shows what stands of an answer while it is written, and the answer in its place", async () => {
    const { page, twin, assistant } = await open();
    assistant.isAnswering = false;
    await say(page, "Đoàn viên phải làm gì?");
    await vi.waitFor(() => expect(twin.events).toHaveLength(1));
    const [event] = twin.events;
    if (!event) throw new Error("nothing was sent");
    twin.grow(event, "Dạ, đoàn viên thi đua");
    await page.getByText("Dạ, đoàn viên thi đua", { exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.getByText("đang soạn").isVisible()).toBe(true);
    twin.grow(event, "Dạ, đoàn viên thi đua, xung kích giúp đỡ người nghèo.\nPhần trên do máy diễn đạt lại.");
    await page.getByText("xung kích giúp đỡ người nghèo").waitFor();
    expect(await page.locator("#growing .line").count()).toBe(1);
    expect(await page.locator("#growing").getAttribute("aria-hidden")).toBe("true");
    twin.say(event, textReply("Dạ, đoàn viên thi đua, xung kích giúp đỡ người nghèo."));
    await page.locator("#log .reply").waitFor();
    expect(await page.locator("#growing .line").count()).toBe(0);
    expect(await page.getByText("xung kích giúp đỡ người nghèo").count()).toBe(1);
    twin.grow(event, "Lời đến muộn");
    assistant.isAnswering = true;
    await say(page, STARTER);
    await page.getByText("gửi chậm nhất Thứ Sáu, 08/12/2023").waitFor();
    expect(await page.getByText("Lời đến muộn").count()).toBe(0);
  });

  it("keeps what is not sent over a reload, and sends it once by itself", async () => {
    const { page, twin } = await open();
    await page.getByRole("heading", { name: "Dạ, em chào" }).waitFor();
    twin.setDown(true);
    await say(page, "không được mất");
    await page.getByText("Dạ, em chưa ghi nhận được tin nhắn.").waitFor();
    await page.getByRole("textbox").fill("đang viết dở");
    await page.reload();
    await page.getByText("không được mất").waitFor();
    expect(await page.getByRole("textbox").inputValue()).toBe("đang viết dở");
    await page.getByRole("button", { name: "Gửi lại" }).waitFor();
    twin.setDown(false);
    await page.getByText("Dạ, em đã nhận: không được mất").waitFor();
    expect(await texts(page, ".bubble p")).toEqual(["không được mất", "Dạ, em đã nhận: không được mất"]);
    expect(twin.events.length).toBe(1);
    expect(await page.evaluate("Object.keys(localStorage).length")).toBe(0);
  });

  it("waits when it is asked to, and sends the same message again", async () => {
    const { page, twin } = await open();
    twin.limit({ allowed: false, retryAfterMs: 900 });
    await say(page, "một");
    await page.getByText("Dạ, tin gửi hơi nhanh nên em chưa nhận kịp.").waitFor();
    twin.limit({ allowed: true });
    await page.getByText("Dạ, em đã nhận: một").waitFor();
    expect([twin.events.length, twin.deliveries()]).toEqual([1, 1]);
  });

  it("gives a refused message back to be changed", async () => {
    const { page } = await open();
    await page.route("**/chat/messages", (route) =>
      route.fulfill({ status: 413, json: { message: "Dạ, tin nhắn dài quá." } }),
    );
    await say(page, "quá dài");
    await page.getByText("Dạ, tin nhắn dài quá.").waitFor();
    await page.getByRole("button", { name: "Sửa lại" }).click();
    expect(await page.getByRole("textbox").inputValue()).toBe("quá dài");
    expect(await page.locator(".own").count()).toBe(0);
    expect(await page.evaluate("Object.keys(localStorage).length")).toBe(0);
  });

  it("says before sending that a text is too long", async () => {
    const { page, twin } = await open();
    await say(page, "ạ".repeat(4097));
    await page.getByText("Tin đang dài 4.097 ký tự, em chỉ nhận được 4.096.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("textbox").fill("ngắn");
    expect(await page.getByRole("alert").innerText()).toBe("");
    expect(twin.deliveries()).toBe(0);
  });

  it("asks for a reload when the cookie is gone, and loses nothing by it", async () => {
    const { page } = await open();
    await page.getByRole("heading", { name: "Dạ, em chào" }).waitFor();
    await page.context().clearCookies();
    await say(page, "còn đây");
    await page.getByRole("button", { name: "Tải lại trang" }).click();
    await page.getByText("Dạ, em đã nhận: còn đây").waitFor();
  });

  it("shows in every tab what was said in another", async () => {
    const { page, web } = await open();
    await page.getByRole("heading", { name: "Dạ, em chào" }).waitFor();
    const other = await page.context().newPage();
    await other.goto(web.url);
    await say(other, "từ thẻ kia");
    await page.getByText("Dạ, em đã nhận: từ thẻ kia").waitFor();
    await page.reload();
    expect(await vi.waitUntil(async () => (await texts(page, ".bubble p")).length === 2)).toBe(true);
  });

  it("still brings the answer where no stream gets through", async () => {
    const { page, twin, assistant } = await open();
    await page.getByRole("heading", { name: "Dạ, em chào" }).waitFor();
    await page.route("**/chat/events**", (route) => route.abort());
    await page.reload();
    await page.getByRole("heading", { name: "Dạ, em chào" }).waitFor();
    assistant.isAnswering = false;
    await say(page, "một");
    await page.getByText("Đã nhận").waitFor();
    twin.say(twin.events[0] ?? { conversation: "" }, textReply("Dạ, câu một."));
    await page.getByText("Dạ, câu một.").waitFor();
    expect(await page.getByText("Mất kết nối").isVisible()).toBe(false);
  });

  it("goes by the server's days and An Giang's time, and reads earlier lines without moving what is read", async () => {
    const day = (text: string) => Temporal.Instant.from(`${text}+07:00`);
    const { page, twin } = await open(PHONE, (prepared) => prepared.setNow(day("2023-11-20T14:05:00")));
    await say(page, "một");
    await page.getByText("Dạ, em đã nhận: một").waitFor();
    expect(await texts(page, "time")).toEqual(["14:05", "14:05"]);
    const conversation = twin.events[0]?.conversation ?? "";
    for (let at = 1; at <= 60; at += 1) {
      twin.setNow(day(at <= 30 ? "2023-11-21T08:00:00" : "2023-11-22T23:30:00"));
      twin.say({ conversation }, textReply(`câu ${at}`), "quietly");
    }
    await page.reload();
    await page.getByText("câu 60").waitFor();
    expect(await texts(page, ".day")).toEqual(["Hôm qua", "Hôm nay"]);
    await page.getByRole("button", { name: "Xem tin cũ hơn" }).scrollIntoViewIfNeeded();
    const before = await page.getByText("câu 21", { exact: true }).boundingBox();
    await page.getByRole("button", { name: "Xem tin cũ hơn" }).click();
    await page.getByText("Dạ, em đã nhận: một").waitFor({ state: "attached" });
    expect(await texts(page, ".day")).toEqual(["Thứ Hai, 20/11/2023", "Hôm qua", "Hôm nay"]);
    const after = await page.getByText("câu 21", { exact: true }).boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60);
    expect(await page.getByRole("button", { name: "Xem tin cũ hơn" }).isVisible()).toBe(false);
    expect(await page.locator(".line").count()).toBe(62);
  });

  it("sets whatever is said as text", async () => {
    const { page, twin } = await open(PHONE, (prepared) => prepared.setPractice("<i>Tập dượt</i>"));
    await say(page, "<img src=x onerror=alert(1)>");
    await page.getByText("Dạ, em đã nhận: <img src=x onerror=alert(1)>").waitFor();
    twin.say(twin.events[0] ?? { conversation: "" }, {
      blocks: [{ kind: "quote", document: "<b>a</b>", locator: "<u>b</u>", quote: "<script>c</script>" }],
      choices: [{ id: "1", label: "<s>d</s>" }],
    });
    await page.getByRole("button", { name: "<s>d</s>" }).waitFor();
    expect(await page.getByRole("blockquote").innerText()).toBe("“<script>c</script>”");
    expect(await page.getByText("<i>Tập dượt</i>").isVisible()).toBe(true);
    expect(await page.locator("#log :is(img, script, b, u, s)").count()).toBe(0);
  });

  it("says without JavaScript what to do", async () => {
    const { web } = await open();
    const page = await visit(web, { ...PHONE, javaScriptEnabled: false });
    expect(await page.locator("noscript p").innerText()).toContain("Anh/chị bật JavaScript trong phần cài đặt");
    expect(await page.getByRole("textbox").isVisible()).toBe(false);
  });
});
