import { rmSync } from "node:fs";
import { afterAll, afterEach, expect, it } from "vitest";

import { startTelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { eventually, temporaryFolder } from "../support/running-server.ts";
import { endPrograms, runStart, runToEnd } from "../support/running-server-process.ts";
import { visit } from "../support/running-server-visitor.ts";

const DATA_DIR = temporaryFolder();
afterEach(endPrograms);
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

const NAME = "Nguyễn-Thị-Dấu-Hiệu";
const CHAT_ID = 918_273_645;
const WORDS = ["DauHieuTelegram", "DauHieuTrangWeb", "DauHieuDongLenh", "DauHieuTinMat", "DauHieuSua", "DauHieuNut"];

it("no log line carries words, names, tokens, cookies or addresses, whatever goes wrong", {
  timeout: 60_000,
}, async () => {
  const telegram = await startTelegramEmulator();
  const server = await runStart({
    DATA_DIR,
    LOG_LEVEL: "info",
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  });
  const lan = telegram.person({ id: CHAT_ID, name: NAME });
  lan.start();
  await lan.until(2);
  telegram.fail("sendMessage", {
    kind: "refuse",
    status: 400,
    description: "Bad Request: DauHieuCuaMayChu is not told",
  });
  telegram.fail("sendMessage", { kind: "take-then-drop" });
  telegram.fail("getUpdates", { kind: "gateway-page", status: 502 });
  const first = lan.say("hạn nộp DauHieuTelegram");
  lan.say("Độ mật: Mật. DauHieuTinMat");
  lan.edit(first, "ai ký DauHieuSua");
  telegram.update({
    callback_query: {
      id: "1",
      from: lan.user,
      message: { chat: { id: CHAT_ID, type: "private" } },
      data: "DauHieuNut",
    },
  });
  await lan.until(5);
  lan.block();

  const visitor = await visit(server.url);
  expect(await visitor.post({ text: "thời tiết DauHieuTrangWeb" })).toBe(202);
  expect(await visitor.post({ text: "DauHieuTrangWeb".repeat(6000) })).toBe(413);
  await visitor.until(2);
  await fetch(`${server.url}/chat/messages?q=DauHieuTrangWeb`, { method: "POST", body: "DauHieuTrangWeb" });
  await fetch(`${server.url}/webhooks/telegram`, { method: "POST", body: "DauHieuTelegram" });
  const chat = await runToEnd(["src/cli/chat.ts"], { DATA_DIR }, "số DauHieuDongLenh\n");
  expect(chat.out).toContain("số DauHieuDongLenh");
  await eventually(() => (server.err().includes("not_delivered") ? true : undefined));
  visitor.close();
  server.signal("SIGTERM");
  const { code, out, err } = await server.ended;
  await telegram.close();

  expect(code).toBe(0);
  const lines = err
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(new Set(lines.map(({ event }) => event))).toEqual(
    new Set([
      "started",
      "telegram_state",
      "telegram_poll_failed",
      "telegram_press_not_confirmed",
      "not_delivered",
      "stopping",
      "stopped",
    ]),
  );
  const cookie = visitor.cookie.slice(visitor.cookie.indexOf("=") + 1);
  const secrets = [...WORDS, NAME, "Nguyễn", String(CHAT_ID), telegram.token, "emulated-secret", cookie];
  const allowed = /Bad Request: DauHieuCuaMayChu is not told/g;
  for (const told of [out, err].map((text) => text.replace(allowed, "")))
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});
