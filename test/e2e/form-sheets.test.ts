import { rmSync } from "node:fs";
import exceljs from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readNarrativeDocx } from "../../src/adapters/documents/read-narrative-docx.ts";
import { wording as forms } from "../../src/reports/form-sheet/wording.ts";
import { makeZip } from "../adapters/documents/make-zip.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import { wordsOfBlock } from "../support/block-words.ts";
import { bytesOf, handsOn } from "../support/filled-sheets.ts";
import { prepareStore } from "../support/prepared-reports.ts";
import { type RunningServer, runServer, SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";
import { visit } from "../support/running-server-visitor.ts";

const ONE_MINUTE = 60_000;
const CODES = { telegram: "K7M4-9QRT", web: "K7M4-9QRV", other: "K7M4-9QRW" } as const;
const UNITS = { telegram: "891", web: "883", other: "884" } as const;

const { reports } = await realKnowledge();
let telegram: TelegramEmulator;
let server: RunningServer;
const dataDir = temporaryFolder();
beforeAll(async () => {
  telegram = await startTelegramEmulator();
  const invitations = Object.fromEntries(
    Object.entries(CODES).map(([who, code]) => [code, UNITS[who as keyof typeof UNITS]]),
  );
  await prepareStore(dataDir, { campaign: reports.campaign.id, invitations, drafts: [] });
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  server = await runServer({ env, dataDir });
}, SLOW_START_MS);
afterAll(async () => {
  await server.end();
  await telegram.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The newest message that has these words, once there are so many of them. */
async function heard(person: Person, words: string, times = 1) {
  for (let count = 1; ; count += 1) {
    const found = (await person.until(count)).filter(({ text }) => text.includes(words));
    const last = found.at(times - 1);
    if (last) return last;
  }
}
async function fileNamed(person: Person, name: string): Promise<Buffer> {
  for (let count = 1; ; count += 1) {
    const found = (await person.until(count)).find(({ file }) => file?.name === name)?.file;
    if (found) return Buffer.from(found.bytes);
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
async function opened(bytes: Buffer) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return handsOn(workbook);
}

describe("the form as a sheet on Telegram", { timeout: ONE_MINUTE }, () => {
  it("goes out, comes back with two wrong cells, is confirmed, and only what is missing is asked", async () => {
    const lan = await bound(2001, "Lan", CODES.telegram);
    lan.say("báo cáo");
    await heard(lan, "câu 1/24");
    await lan.press("Tải biểu");
    const hands = await opened(await fileNamed(lan, forms.xlsxName(UNITS.telegram)));
    const narrative = await fileNamed(lan, forms.docxName(UNITS.telegram));
    expect(readNarrativeDocx(new Uint8Array(narrative), "").mark?.unit).toBe(UNITS.telegram);

    hands.set({ tong_ho: "33.530 hộ", tong_ho_dtts: 11200, ho_ngheo_dau: "nhiều", ho_thoat_ngheo: 750, nha_o: "12%" });
    lan.send("document", { fileName: "Biểu Tri Tôn.xlsx", bytes: await bytesOf(hands.workbook) });
    await heard(lan, "em nhận tệp “Biểu Tri Tôn.xlsx”");
    const screen = await heard(lan, "đọc xong biểu “Biểu Tri Tôn.xlsx”");
    expect(screen.text).toContain("Câu 2 (Tổng số hộ dân cư): chưa có → 33.530 hộ");
    expect(screen.text).toContain("Có 2 ô em chưa đọc được");
    expect(screen.buttons.map(({ label }) => label)).toEqual(["Chỉ nhận chỗ không lỗi", "Bỏ"]);
    lan.say("còn câu nào");
    await heard(lan, "2. Tổng số hộ dân cư");

    await lan.press("Chỉ nhận chỗ không lỗi");
    const asked = await heard(lan, "Em đã ghi 3 câu");
    expect(asked.text).toMatch(/Ô E\d+: [\s\S]*câu 4\/24/);
    lan.say("2.900");
    await heard(lan, "Em ghi: 2.900 hộ");
    await heard(lan, "câu 6/24");
    lan.say("còn câu nào");
    const left = await heard(lan, "còn các câu sau chưa có", 2);
    expect(left.text).not.toMatch(/^(2|3|4|5)\. /m);
    expect(left.text).toContain("14. Nhà ở xây mới");
    await server.logged("not_delivered", 0);
    expect(server.lines.map((line) => JSON.stringify(line)).join("\n")).not.toMatch(/Tri Tôn\.xlsx|nhiều/);
  });

  it("refuses what it cannot read kindly, each with what to do", async () => {
    const sau = await bound(2002, "Sáu", CODES.other);
    sau.send("document", { fileName: "biểu.xls", bytes: Buffer.from("x") });
    await heard(sau, "em chỉ đọc biểu Excel dạng .xlsx");
    const macro = makeZip({ "xl/workbook.xml": "<workbook/>", "xl/vbaProject.bin": "x" });
    sau.send("document", { fileName: "macro.xlsx", bytes: macro });
    await heard(sau, "tệp “macro.xlsx” có chứa macro");
    sau.send("document", { fileName: "lạ.xlsx", bytes: makeZip({ "xl/workbook.xml": "<workbook/>" }) });
    await heard(sau, "tệp “lạ.xlsx” không phải biểu");
    sau.say("tải biểu");
    const own = await fileNamed(sau, forms.xlsxName(UNITS.other));
    const foreign = await opened(own);
    foreign.set({ nha_o: 3 });
    const lan = telegram.person({ id: 2003, name: "Ba" });
    lan.send("document", { fileName: "biểu.xlsx", bytes: await bytesOf(foreign.workbook) });
    await heard(lan, "chưa đọc được tệp");
  });
});

describe("the form as a sheet on the web page", { timeout: ONE_MINUTE }, () => {
  it("goes out by a link and comes back by a page", async () => {
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
    await hoa.post({ text: "tai bieu" });
    const { blocks } = await said("đây là biểu của đơn vị");
    const link = (kind: "file" | "upload") => blocks.flatMap((one) => (one.kind === kind ? [one.link] : []))[0] ?? "";
    const got = await fetch(`${server.url}${link("file")}`, { method: "POST" });
    const hands = await opened(Buffer.from(await got.arrayBuffer()));
    for (const code of hands.communes) hands.commune(code, "nha_o").value = 3;
    const send = (content: Buffer | string, name: string) => {
      const body = new FormData();
      body.append("tep", new File([content as string], name));
      return fetch(`${server.url}${link("upload")}`, { method: "POST", body });
    };
    const csv = await send("STT,Nội dung\n", "biểu.csv");
    expect([csv.status, await csv.text()]).toEqual([415, expect.stringContaining("em chỉ đọc biểu Excel dạng .xlsx")]);
    expect((await send(await bytesOf(hands.workbook), "Biểu.xlsx")).status).toBe(200);
    const screen = await said("đọc xong biểu “Biểu.xlsx”");
    expect(screen.blocks.map(wordsOfBlock).join("\n")).toMatch(/chưa có → 39 căn \[cột \w+, sheet Theo xã\]/);
    await hoa.post({ text: "nhận hết" });
    await said("Em đã ghi 1 câu");
    const shown = (await hoa.history())
      .filter(({ from }) => from === "officer")
      .map((line) => "text" in line && line.text);
    expect(shown.filter((text) => text === "[Biểu.xlsx]")).toHaveLength(1);
    expect(shown).not.toContain(null);
    hoa.close();
  });
});
