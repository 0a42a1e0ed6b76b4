/**
 * Draws the pictures of docs/huong-dan: plays conversations with the whole assistant on the emulators and photographs them
 * as a telephone shows them. `npm run pictures`; needs Chromium.
 */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { clockFrom, systemClock } from "../../src/kernel/clock.ts";
import { systemTimers } from "../../src/kernel/timers.ts";
import { startTelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { startZaloBotEmulator } from "../emulators/zalo-bot/zalo-bot-emulator.ts";
import { startZaloOaEmulator } from "../emulators/zalo-oa/zalo-oa-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import { launchChromium } from "../support/chromium.ts";
import { exampleDraft, prepareStore } from "../support/prepared-reports.ts";
import { runServer, temporaryFolder } from "../support/running-server.ts";
import { type Line, type Look, phonePage, TELEGRAM, ZALO } from "./phone-page.ts";

const FOLDER = join(import.meta.dirname, "../../docs/huong-dan/hinh");
const LARGEST = 120 * 1024;
const WIDTH = 400;
const UNDER = "Trợ lý tự động";

/** A message as any of the emulators shows it. */
interface Shown {
  readonly text: string;
  readonly buttons?: readonly { readonly title?: string; readonly label?: string }[];
  readonly file?: { readonly name: string } | null;
}
interface Person {
  messages(): readonly Shown[];
  until(count: number): Promise<readonly Shown[]>;
}

const lineOf = ({ text, buttons = [], file }: Shown): Line => ({
  by: "assistant",
  text,
  buttons: buttons.map(({ title, label }) => title ?? label ?? ""),
  file: file?.name ?? null,
});

let moved = 0;
const started = clockFrom("2023-11-23T14:00", "Asia/Ho_Chi_Minh", systemClock);
const clock = { now: () => started.now().add({ milliseconds: moved }) };
const timers = {
  after: systemTimers.after,
  every: (milliseconds: number, work: () => void) => systemTimers.every(milliseconds / 20, work),
};

/** Does something and gives it with what came back, as soon as that has these words. */
async function talk(person: Person, said: string, act: () => unknown, words: string): Promise<Line[]> {
  const from = person.messages().length;
  moved += 2000;
  await act();
  for (let count = from + 1; ; count += 1) {
    const all = (await person.until(count)).slice(from);
    if (all.some(({ text }) => text.includes(words)))
      return [...(said === "" ? [] : [{ by: "person" as const, text: said }]), ...all.map(lineOf)];
  }
}

const now = () => clock.now().epochMilliseconds;
const { reports } = await realKnowledge();
const [telegram, bot, oa] = await Promise.all([
  startTelegramEmulator(),
  startZaloBotEmulator({ longestPollMs: 500, now }),
  startZaloOaEmulator({ now }),
]);
const dataDir = temporaryFolder();
const half = exampleDraft(reports, "891");
await prepareStore(dataDir, {
  campaign: reports.campaign.id,
  invitations: { "K7M4-9QRT": "891", "K7M4-9QRV": "883" },
  drafts: [
    { ...half, answers: Object.fromEntries(Object.entries(half.answers).slice(0, 4)) },
    exampleDraft(reports, "883"),
  ],
});
const server = await runServer({
  ...{ dataDir, clock, timers, pacesChats: false },
  env: {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_API_ROOT: bot.apiRoot,
    ZALO_OA_APP_ID: oa.appId,
    ZALO_OA_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_REFRESH_TOKEN: oa.refreshToken(),
    ZALO_OA_API_ROOT: oa.root,
    ZALO_OA_OAUTH_ROOT: oa.root,
    ZALO_OA_ZBS_API_ROOT: oa.root,
    ZALO_OA_BUTTONS: "on",
  },
});
oa.leadTo(`${server.url}/webhooks/zalo-oa`);
const browser = await launchChromium();

async function draw(name: string, lines: readonly Line[], look: Look): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 300 }, deviceScaleFactor: 1.5 });
  await page.setContent(phonePage(lines, look));
  const bytes = await page.screenshot({ fullPage: true });
  await page.close();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.png`), bytes);
  const size = statSync(join(FOLDER, `${name}.png`)).size;
  process.stdout.write(`${name}.png ${Math.ceil(size / 1024)} KB\n`);
  if (size > LARGEST) throw new Error(`${name}.png is larger than ${LARGEST} bytes`);
}

try {
  const zaloBot = { ...ZALO, name: "Bot Thi đua An Giang", under: `${UNDER} · Zalo Bot` };
  const zaloOa = { ...ZALO, name: "Sở Nội vụ An Giang", under: `${UNDER} · Zalo OA` };
  const onTelegram = { ...TELEGRAM, name: "Trợ lý Thi đua An Giang", under: `${UNDER} · Telegram` };

  const lan = bot.person("Lan");
  const say = (text: string, words: string) => talk(lan, text, () => lan.say(text), words);
  await draw("zalo-bot-lan-dau", await say("xin chào", "trợ lý tự động"), zaloBot);
  await draw("zalo-bot-hoi-dap", await say("khi nao so ket vay em?", "Quý IV"), zaloBot);
  await say("K7M4-9QRT", "mã đúng rồi");
  await say("Lan", "chào anh/chị Lan");

  const hoa = oa.person();
  await talk(hoa, "", () => hoa.follow(), "cứ hỏi");
  const asks = (text: string, words: string) => talk(hoa, text, () => hoa.say(text), words);
  await draw("zalo-oa-nut-bam", await asks("Khi nào sơ kết?", "Quý IV"), zaloOa);

  const minh = telegram.person({ id: 2, name: "Minh" });
  const types = (text: string, words: string) => talk(minh, text, () => minh.say(text), words);
  await types("K7M4-9QRV", "mã đúng rồi");
  await types("Minh", "chào anh/chị Minh");
  const asked = await types("nộp", "em nộp báo cáo của");
  const receipt = await talk(minh, "", () => minh.press("Nộp"), "Mã tiếp nhận số liệu");
  await draw("telegram-ma-tiep-nhan", [...asked.slice(-2), ...receipt], onTelegram);

  const morning = Temporal.PlainDateTime.from("2023-11-24T08:01").toZonedDateTime("Asia/Ho_Chi_Minh").toInstant();
  const wake = () => {
    moved = Math.ceil(morning.since(started.now()).total("milliseconds"));
  };
  const reminded = await talk(lan, "", wake, "em nhắc báo cáo");
  await draw("zalo-bot-nhac-han", reminded, zaloBot);
} finally {
  await browser.close();
  await server.end();
  await Promise.all([telegram.close(), bot.close(), oa.close()]);
}
process.exit(0);
