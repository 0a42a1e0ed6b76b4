import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

import { systemClock } from "../../src/kernel/clock.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";
import { visit } from "../support/running-server-visitor.ts";
import { talkInTerminal } from "../support/transcripts-channels.ts";

const BANNER = /^\[TẬP HUẤN – coi như đang là 08:0\d ngày 01\/12\/2023\]/;

let telegram: TelegramEmulator;
let server: RunningServer;
beforeAll(async () => {
  telegram = await startTelegramEmulator();
  const env = {
    CLOCK_START: "2023-12-01T08:00",
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  server = await runServer({ env, clock: systemClock });
}, SLOW_START_MS);
afterAll(async () => {
  await server.end();
  await telegram.close();
});

it("opens every reply on every channel with the moment it stands at", async () => {
  const visitor = await visit(server.url);
  await visitor.post({ text: "Hạn nộp báo cáo là khi nào?" });
  const onTheWeb = (await visitor.until(2)).map(({ blocks: [first] }) => (first?.kind === "text" ? first.text : ""));
  visitor.close();
  const lan = telegram.person({ id: 1001, name: "Lan" });
  lan.say("Hạn nộp báo cáo là khi nào?");
  const onTelegram = (await lan.until(2)).map(({ text }) => text);
  const talk = await talkInTerminal(server.control);
  const inTerminal = await talk.take({ kind: "say", text: "Hạn nộp báo cáo là khi nào?" }, []);
  await talk.end();
  const said = [...onTheWeb, ...onTelegram, ...inTerminal.map(({ text }) => text)];
  expect(said).toHaveLength(6);
  expect(said.filter((text) => !BANNER.test(text))).toEqual([]);
});

it("says so on the page and in the history", async () => {
  const page = await fetch(`${server.url}/`);
  const cookie = page.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  expect(await page.text()).toMatch(/<p id="practice" class="practice" >\[TẬP HUẤN – [^\]<]* 01\/12\/2023\]<\/p>/);
  const history = (await (await fetch(`${server.url}/chat/history`, { headers: { cookie } })).json()) as {
    practice: string;
    now: string;
  };
  expect(history.practice).toMatch(BANNER);
  expect(history.now).toMatch(/^2023-12-01T01:0\d/);
});

it("is kept apart from what is meant in earnest", () => {
  expect(existsSync(join(server.dataDir, "tap-huan", "pglite"))).toBe(true);
  expect(existsSync(join(server.dataDir, "pglite"))).toBe(false);
});
