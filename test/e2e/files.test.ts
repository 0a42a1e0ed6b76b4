import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { readDocx } from "../../src/adapters/documents/docx.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import { wordsOfBlock } from "../support/block-words.ts";
import { launchChromium, whyNoChromium } from "../support/chromium.ts";
import { exampleDraft, prepareStore } from "../support/prepared-reports.ts";
import {
  eventually,
  type RunningServer,
  runServer,
  SLOW_START_MS,
  temporaryFolder,
} from "../support/running-server.ts";
import { endPrograms, runProgram } from "../support/running-server-process.ts";
import { visit } from "../support/running-server-visitor.ts";

const ONE_MINUTE = 60_000;
/** Codes of officers, each of a unit of its own. */
const UNITS = { telegram: "SYT", web: "SXD", browser: "STC", terminal: "SCT", order: "SKHCN" } as const;
const CODES = {
  telegram: "K7M4-9QRT",
  web: "K7M4-9QRV",
  browser: "K7M4-9QRW",
  terminal: "K7M4-9QRX",
  order: "K7M4-9QRY",
} as const;
const PDF = Buffer.from("%PDF-1.7\nbản ký");

const { reports } = await realKnowledge();
const attachment = (unit: string) =>
  reports.engine.questions(unit).find(({ field }) => field.kind === "attachment")?.number ?? 0;

let telegram: TelegramEmulator;
let server: RunningServer;
const dataDir = temporaryFolder();
beforeAll(async () => {
  telegram = await startTelegramEmulator();
  const drafts = Object.values(UNITS).map((unit) => exampleDraft(reports, unit, ["attachment"]));
  const invitations = Object.fromEntries(
    Object.entries(CODES).map(([who, code]) => [code, UNITS[who as keyof typeof UNITS]]),
  );
  await prepareStore(dataDir, { campaign: reports.campaign.id, invitations, drafts });
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  server = await runServer({ env, dataDir });
}, SLOW_START_MS);
afterAll(async () => {
  await server.end();
  await telegram.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The first message that has these words, once it is there. */
async function heard(person: Person, words: string) {
  for (let count = 1; ; count += 1) {
    const found = (await person.until(count)).find(({ text }) => text.includes(words));
    if (found) return found;
  }
}
async function fileOf(person: Person) {
  for (let count = 1; ; count += 1) {
    const found = (await person.until(count)).find(({ file }) => file !== null)?.file;
    if (found) return found;
  }
}
async function bound(id: number, name: string, code: string): Promise<Person> {
  const person = telegram.person({ id, name });
  person.say(code);
  await heard(person, "mã đúng rồi");
  person.say(name);
  await heard(person, `em chào anh/chị ${name}`);
  return person;
}

describe("files on Telegram", { timeout: ONE_MINUTE }, () => {
  it("photos and documents go into the report, its Word file comes back with the receipt, the signed PDF goes to it", async () => {
    const lan = await bound(1001, "Lan", CODES.telegram);
    lan.say(`sửa câu ${attachment(UNITS.telegram)}`);
    await heard(lan, "Anh/chị gửi tệp");
    lan.send("photo", {
      bytes: Buffer.from("\u00FF\u00D8\u00FF\u00E0 ảnh hội nghị", "latin1"),
      caption: "Hội nghị triển khai",
    });
    await heard(lan, "(1/5)");
    lan.send("document", { fileName: "Kế hoạch.pdf", bytes: PDF });
    await heard(lan, "em nhận tệp “Kế hoạch.pdf” (2/5)");
    lan.send("document", { fileName: "giả.pdf", bytes: Buffer.from("MZ không phải PDF") });
    await heard(lan, "tệp “giả.pdf” không đúng loại");
    lan.send("document", { fileName: "bảng.zip", bytes: Buffer.from("PK") });
    await heard(lan, "câu này em nhận ảnh");
    lan.say("xem trước");
    lan.say("nộp");
    await heard(lan, "em nộp báo cáo của Sở Y tế");
    await lan.press("Nộp");
    const receipt = await heard(lan, "Mã tiếp nhận số liệu");
    expect(receipt.text).toContain("Đúng hạn");
    const file = await fileOf(lan);
    expect(file.name).toBe(`Bao-cao-${UNITS.telegram}-lan-1.docx`);
    const text = readDocx(new Uint8Array(file.bytes), file.name);
    for (const words of ["SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO"]) expect(text).toContain(words);
    lan.say("đã phát hành số 123/BC-SYT ngày 20/11");
    await heard(lan, "có sửa số liệu nào");
    await lan.press("Không sửa");
    await heard(lan, "gửi luôn vào đây");
    lan.send("document", { fileName: "Báo cáo có chữ ký.pdf", bytes: PDF });
    await heard(lan, "em giữ tệp “Báo cáo có chữ ký.pdf” làm bản ký");
    await server.logged("not_delivered", 0);
    expect(server.lines.map((line) => JSON.stringify(line)).join("\n")).not.toMatch(/chữ ký|Kế hoạch|giả|file-\d/);
  });

  it("a file that Telegram does not take yet keeps its place before what comes after it", async () => {
    const sau = await bound(1002, "Sáu", CODES.order);
    telegram.fail("sendDocument", { kind: "refuse", status: 429, retryAfter: 1 }, 2);
    sau.say("tải file word");
    await heard(sau, "chưa nộp");
    sau.say("Ai ký quyết định này?");
    await heard(sau, "Lê Văn Phước");
    const messages = sau.messages();
    const place = (found: (one: (typeof messages)[number]) => boolean) => messages.findIndex(found);
    const file = place((one) => one.file !== null);
    expect(place(({ text }) => text.includes("chưa nộp"))).toBeLessThan(file);
    expect(file).toBeLessThan(place(({ text }) => text.includes("Lê Văn Phước")));
    expect(messages.filter((one) => one.file !== null)).toHaveLength(1);
  });
});

describe("files on the web page", { timeout: ONE_MINUTE }, () => {
  it("come by a page of their own, once, and the report goes on by itself", async () => {
    const hoa = await visit(server.url);
    const said = async (words: string) => {
      for (let count = 1; ; count += 1) {
        const found = (await hoa.until(count)).find(({ blocks }) =>
          blocks.some((one) => wordsOfBlock(one).includes(words)),
        );
        if (found) return found;
      }
    };
    await hoa.post({ text: CODES.web });
    await said("mã đúng rồi");
    await hoa.post({ text: "Hòa" });
    await said("em chào anh/chị Hòa");
    await hoa.post({ text: `sửa câu ${attachment(UNITS.web)}` });
    const { blocks } = await said("mở trang gửi tệp");
    const link = blocks.flatMap((one) => (one.kind === "upload" ? [one.link] : []))[0] ?? "";
    const send = (content: Buffer | string, name: string) => {
      const form = new FormData();
      form.append("tep", new File([content as string], name));
      return fetch(`${server.url}${link}`, { method: "POST", body: form });
    };
    expect((await fetch(`${server.url}${link}`)).status).toBe(200);
    expect((await send("<html>", "a.pdf")).status).toBe(415);
    expect((await send(Buffer.concat([PDF, Buffer.alloc(19 * 1024 * 1024)]), "Kế hoạch.pdf")).status).toBe(200);
    await said("em nhận tệp “Kế hoạch.pdf” (1/5)");
    expect((await send(PDF, "lần hai.pdf")).status).toBe(404);
    await hoa.post({ text: "xong" });
    await said("đã đủ");
    expect(
      (await hoa.history()).filter(({ from }) => from === "officer").map((line) => "text" in line && line.text),
    ).toContain("[Kế hoạch.pdf]");
    await hoa.post({ text: "tải file word" });
    const document = await said(".docx");
    const tep = document.blocks.flatMap((one) => (one.kind === "file" ? [one.link] : []))[0];
    const page = `${server.url}${tep}`;
    for (const method of ["GET", "HEAD", "GET"]) expect((await fetch(page, { method })).status).toBe(200);
    const got = await fetch(page, { method: "POST" });
    expect(readDocx(new Uint8Array(await got.arrayBuffer()), "a.docx")).toContain("SỞ XÂY DỰNG");
    expect((await fetch(page, { method: "POST" })).status).toBe(404);
    hoa.close();
  });
});

describe("files in the terminal", { timeout: ONE_MINUTE }, () => {
  afterEach(endPrograms);

  it("are saved beside what is there, and sent from a page", async () => {
    const work = temporaryFolder();
    const chat = runProgram([join(process.cwd(), "src/cli/chat.ts")], { DATA_DIR: dataDir }, work);
    await chat.shows(/Anh\/chị: $/);
    for (const line of [CODES.terminal, "An", "tải file word", "tải file word"]) {
      const before = chat.out().length;
      chat.type(`${line}\n`);
      await chat.shows(new RegExp(`^[\\s\\S]{${before},}Trợ lý: [\\s\\S]*Anh/chị: $`));
    }
    const names = [`Bao-cao-${UNITS.terminal}-lan-1 (2).docx`, `Bao-cao-${UNITS.terminal}-lan-1.docx`];
    expect(readdirSync(work).toSorted()).toEqual(names);
    for (const name of names) expect(readDocx(readFileSync(join(work, name)), name)).toContain("SỞ CÔNG THƯƠNG");
    expect(chat.out()).toContain(`Đã lưu tệp vào ${join(work, names[1] ?? "")}`);
    chat.type(`sửa câu ${attachment(UNITS.terminal)}\n`);
    await chat.shows(/gửi tệp tại: \S+[\s\S]*Anh\/chị: $/i);
    const page = /Gửi tệp tại: (\S+)/.exec(chat.out())?.[1] ?? "";
    expect(page).toContain(`${server.url}/gui-tep/`);
    const form = new FormData();
    form.append("tep", new File([PDF], "Kế hoạch.pdf"));
    expect((await fetch(page, { method: "POST", body: form })).status).toBe(200);
    await eventually(async () =>
      (await server.metric("troly_files_total", { channel: "terminal", outcome: "here" })) > 0 ? true : undefined,
    );
    chat.type("\n");
    await chat.shows(/em nhận tệp “Kế hoạch.pdf” \(1\/5\)/);
    chat.endInput();
    expect((await chat.ended).code).toBe(0);
    rmSync(work, { recursive: true, force: true });
  });
});

const reason = whyNoChromium();
describe.skipIf(reason !== null)("files in a browser", { timeout: ONE_MINUTE }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it("fit a phone 360 px wide, and leave the conversation where it is", async () => {
    const context = await browser.newContext({
      locale: "vi-VN",
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
      acceptDownloads: true,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(15_000);
    const chat = await context.newPage();
    await chat.goto(server.url);
    const say = async (text: string, answer: string) => {
      await chat.getByRole("textbox", { name: "Nhập câu hỏi" }).fill(text);
      await chat.getByRole("button", { name: "Gửi", exact: true }).click();
      await chat.locator(".line.reply", { hasText: answer }).last().waitFor();
    };
    /** Kept where somebody wants to look at them. */
    const pictures = async (page: Page, name: string) => {
      const folder = process.env["PICTURES"];
      if (!folder) return;
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
      }
    };
    const fits = async (page: Page) => {
      const wide = await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
      const small = await page.evaluate(
        "[...document.querySelectorAll('main button, main input, main .file a')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9).length",
      );
      expect([wide, small]).toEqual([true, 0]);
    };
    await say(CODES.browser, "mã đúng rồi");
    await say("Hương", "em chào anh/chị Hương");
    await say(`sửa câu ${attachment(UNITS.browser)}`, "mở trang gửi tệp");
    await fits(chat);
    await pictures(chat, "chat-upload");
    const [upload] = await Promise.all([
      context.waitForEvent("page"),
      chat
        .getByRole("link", { name: /Mở trang gửi tệp/ })
        .last()
        .click(),
    ]);
    await upload.waitForLoadState();
    await fits(upload);
    await pictures(upload, "upload");
    await upload
      .getByLabel("Chọn một tệp trên máy:")
      .setInputFiles({ name: "giả.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ") });
    await upload.getByRole("button", { name: "Gửi" }).click();
    await upload.getByRole("alert").waitFor();
    await fits(upload);
    await pictures(upload, "upload-refused");
    // Out of a folder, as a person would: the browser reads it there.
    const heavy = join(mkdtempSync(join(tmpdir(), "quet-")), "quét.pdf");
    writeFileSync(heavy, Buffer.alloc(30 * 1024 * 1024, "%PDF-"));
    await upload.getByLabel("Chọn một tệp trên máy:").setInputFiles(heavy);
    await upload.getByRole("button", { name: "Gửi" }).click();
    await upload.getByText("Dạ, tệp lớn quá 20 MB").waitFor();
    rmSync(dirname(heavy), { recursive: true });
    const name = "Kế hoạch triển khai Phong trào thi đua “Vì người nghèo” năm 2023 của Sở Tài chính (bản ký).pdf";
    await upload.getByLabel("Chọn một tệp trên máy:").setInputFiles({ name, mimeType: "application/pdf", buffer: PDF });
    await upload.getByRole("button", { name: "Gửi" }).click();
    await upload.getByText("trở lại cuộc trò chuyện").waitFor();
    await fits(upload);
    await pictures(upload, "upload-done");
    await upload.close();
    await chat.locator(".line.reply", { hasText: "(1/5)" }).waitFor();
    await say("tải file word", ".docx");
    await fits(chat);
    await pictures(chat, "chat-file");
    const address = chat.url();
    const [tep] = await Promise.all([
      context.waitForEvent("page"),
      chat
        .getByRole("link", { name: /\.docx/ })
        .last()
        .click(),
    ]);
    await tep.waitForLoadState();
    await fits(tep);
    await pictures(tep, "link");
    const [download] = await Promise.all([
      tep.waitForEvent("download"),
      tep.getByRole("button", { name: "Tải về" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`Bao-cao-${UNITS.browser}-lan-1.docx`);
    expect(readDocx(readFileSync(await download.path()), "a.docx")).toContain("SỞ TÀI CHÍNH");
    await tep.reload();
    await tep.getByText("đã dùng rồi hoặc đã hết hạn").waitFor();
    await pictures(tep, "link-gone");
    expect(chat.url()).toBe(address);
    await chat.locator(".line.reply", { hasText: "(1/5)" }).waitFor();
    await context.close();
  });
});
