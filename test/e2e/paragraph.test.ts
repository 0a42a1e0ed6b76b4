import { rmSync } from "node:fs";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import {
  EMULATOR_KEY,
  EMULATOR_MODELS,
  type OpenaiEmulator,
  openOpenaiEmulator,
} from "../emulators/openai/openai-emulator.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import { prepareStore } from "../support/prepared-reports.ts";
import { type RunningServer, runServer, SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";

const ONE_MINUTE = 60_000;
const CODE = "K7M4-9QRT";
const SECOND_CODE = "3WXY-7BCD";
const PARAGRAPH =
  "Năm nay huyện tụi em có 12 căn nhà ở được xây mới và sửa chữa, 40 hộ nghèo được hỗ trợ sinh kế trong năm đó em";

const { reports } = await realKnowledge();
let telegram: TelegramEmulator;
let openai: OpenaiEmulator;
let server: RunningServer;
const dataDir = temporaryFolder();
beforeAll(async () => {
  [telegram, openai] = await Promise.all([startTelegramEmulator(), openOpenaiEmulator()]);
  await prepareStore(dataDir, {
    campaign: reports.campaign.id,
    invitations: { [CODE]: "891", [SECOND_CODE]: "890" },
    drafts: [],
  });
  const env = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    OPENAI_BASE_URL: openai.url,
    OPENAI_API_KEY: EMULATOR_KEY,
    OPENAI_MODEL: EMULATOR_MODELS.chat,
  };
  server = await runServer({ env, dataDir });
}, SLOW_START_MS);
afterAll(async () => {
  await server.end();
  await Promise.all([telegram.close(), openai.close()]);
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

/** An officer who has come in with a code and begun the report. */
async function reporting(id: number, name: string, code: string): Promise<Person> {
  const person = telegram.person({ id, name });
  person.say(code);
  await heard(person, "mã đúng rồi");
  person.say(name);
  await heard(person, `em chào anh/chị ${name}`);
  person.say("báo cáo");
  await heard(person, "câu 1/");
  return person;
}

describe("a paragraph told to an open report on Telegram", () => {
  it("is read by a model, shown with its words, and written once the officer agrees", {
    timeout: ONE_MINUTE,
  }, async () => {
    const lan = await reporting(71, "Lan", CODE);

    openai.behave({ kind: "broken", status: 500 });
    lan.say(PARAGRAPH);
    await heard(lan, "câu 1/", 2);
    openai.behave({ kind: "well" });
    lan.say(PARAGRAPH);
    const shown = await heard(lan, "trợ lý máy");
    expect(shown.text).toContain("12 căn (từ câu “");
    expect(shown.text).toContain("xác nhận mới là số liệu của đơn vị");
    lan.say("đúng rồi");
    await heard(lan, "Em đã ghi");
    expect(openai.requests.some(({ text }) => text.includes("nha_o"))).toBe(true);
    expect(openai.requests.every(({ text }) => !text.includes("so_cuoc_tuyen_truyen"))).toBe(true);
  });
});

describe("an old report sent as a Word file on Telegram", () => {
  it("is read by a model, shown with its words, and written once the officer agrees; without a model it is no form", {
    timeout: ONE_MINUTE,
  }, async () => {
    const hoa = await reporting(72, "Hoa", SECOND_CODE);
    const bytes = await oldReport();

    openai.behave({ kind: "broken", status: 500 });
    hoa.send("document", { fileName: "Báo cáo cũ.docx", bytes });
    await heard(hoa, "không phải biểu báo cáo em đã gửi");
    openai.behave({ kind: "well" });
    openai.forget();
    hoa.send("document", { fileName: "Báo cáo cũ.docx", bytes });
    const shown = await heard(hoa, "trợ lý máy đọc thử");
    expect(shown.text).toContain("12 căn (từ câu “");
    expect(shown.text).toContain("có thể của kỳ khác");
    expect(openai.requests.length).toBeGreaterThan(1);
    expect(openai.requests.map(({ text }) => text).join()).not.toMatch(/Nguyễn Văn An|0912345678/);
    await hoa.press("Ghi hết");
    await heard(hoa, "Em đã ghi");
    expect(server.lines.map((line) => JSON.stringify(line)).join("\n")).not.toMatch(/Báo cáo cũ|12 căn/);
  });
});

/** A report of some pages as Word makes them, with a table. */
async function oldReport(): Promise<Buffer> {
  const filler = "Các xã, thị trấn tổ chức tuyên truyền sâu rộng trong cán bộ và nhân dân về phong trào thi đua.";
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const children = [
    ...Array.from({ length: 40 }, () => new Paragraph(filler)),
    new Paragraph("Huyện có 12 căn nhà ở được xây mới và sửa chữa."),
    new Paragraph("Người lập: Nguyễn Văn An, điện thoại 0912345678"),
    new Table({ rows: [row("Nội dung", "Số lượng"), row("Hộ nghèo được hỗ trợ sinh kế", "40 hộ")] }),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
