import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";
import { type Door, openDoor } from "../support/running-server-door.ts";

const SECRET = "bi-mat_0123456789";
const QUESTION = "Hạn nộp báo cáo là khi nào?";
const SIGNED = "Ai ký quyết định này?";
const NOTHING_LEFT = "không có việc nào đang làm dở";

describe.each(["polling", "webhook"] as const)("Telegram by %s", (mode) => {
  let telegram: TelegramEmulator;
  let server: RunningServer;
  let door: Door;
  let people = 1000;
  beforeAll(async () => {
    telegram = await startTelegramEmulator();
    door = await openDoor();
    const reach = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
    const hook = { TELEGRAM_MODE: "webhook", TELEGRAM_WEBHOOK_SECRET: SECRET, PUBLIC_URL: door.url };
    server = await runServer({ env: mode === "polling" ? reach : { ...reach, ...hook } });
    door.leadTo(server.url);
  }, SLOW_START_MS);
  afterAll(async () => {
    await server.end();
    await Promise.all([telegram.close(), door.close()]);
  });

  const newcomer = (name = "Lan") => telegram.person({ id: ++people, name });
  async function acquaintance(name = "Lan") {
    const person = newcomer(name);
    person.start();
    await person.until(2);
    return person;
  }
  /** Posts an update as Telegram would. */
  const post = (update: unknown, secret: string | null = SECRET) =>
    fetch(`${door.url}/webhooks/telegram`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret !== null && { "x-telegram-bot-api-secret-token": secret }),
      },
      body: JSON.stringify(update),
    });
  const textOf = (id: number, update_id: number, text: string) => ({
    update_id,
    message: {
      message_id: update_id,
      date: 1_700_000_000,
      chat: { id, type: "private", first_name: "Lan" },
      from: { id, is_bot: false, first_name: "Lan" },
      text,
    },
  });

  it("is ready, and says so", async () => {
    const response = await fetch(`${server.url}/readyz`);
    expect([response.status, await response.json()]).toMatchObject([200, { channels: { telegram: "ready" } }]);
  });

  it("answers one update that is delivered five times once", async () => {
    const lan = await acquaintance();
    telegram.repeatNextUpdate(5);
    lan.say(QUESTION);
    await telegram.settled();
    lan.say("/huy");
    const shown = await lan.until(4);
    expect(shown).toHaveLength(4);
    expect(shown[2]?.text).toContain("trước ngày 10 tháng 12");
    expect(shown[3]?.text).toContain(NOTHING_LEFT);
  });

  it("answers what is written in a burst in order, everybody for themselves", async () => {
    const crowd = await Promise.all(["Lan", "Hòa", "Sáu"].map(acquaintance));
    const said = [QUESTION, SIGNED, "Sơ kết khi nào?", "/huy"];
    for (const text of said) for (const person of crowd) person.say(text);
    for (const person of crowd) {
      const answers = (await person.until(2 + said.length)).slice(2).map(({ text }) => text);
      expect(answers).toEqual(
        ["10 tháng 12", "Lê Văn Phước", "Quý IV", NOTHING_LEFT].map((words) => expect.stringContaining(words)),
      );
    }
  });

  it("says that a button of long ago is old, and lets it come to rest", async () => {
    const lan = await acquaintance();
    lan.say("Đơn vị tôi phải làm gì?");
    expect((await lan.until(3))[2]?.buttons.length).toBeGreaterThan(4);
    for (let count = 1; count <= 8; count += 1) {
      lan.say(SIGNED);
      await lan.until(3 + count);
    }
    expect(await lan.press("Khóm, ấp")).toBeNull();
    expect((await lan.until(12))[11]?.text).toContain("nút này đã cũ");
  });

  it("answers pictures sent together once", async () => {
    const lan = await acquaintance();
    for (let picture = 0; picture < 3; picture += 1) lan.send("photo", { album: `album-${lan.user.id}` });
    await telegram.settled();
    lan.say("/huy");
    const shown = await lan.until(4);
    expect(shown.slice(2).map(({ text }) => text)).toEqual([
      expect.stringContaining("chưa đọc được ảnh"),
      expect.stringContaining(NOTHING_LEFT),
    ]);
  });

  it("speaks in a group only when it is brought in or called, and answers no question there", async () => {
    const lan = newcomer();
    const group = telegram.group({ id: -++people, title: "Tổ thi đua" });
    group.addBot(lan);
    group.say(lan, QUESTION);
    group.say(lan, `@${telegram.bot.username} ${QUESTION}`);
    await telegram.settled();
    const shown = await group.until(2);
    lan.say("/huy");
    await lan.until(2);
    expect(group.messages()).toHaveLength(2);
    for (const { text } of shown) expect(text).toMatch(/^Dạ, em chỉ trả lời trong cuộc trò chuyện riêng/);
  });

  it("lets nobody in by the webhook without its secret", async () => {
    const lan = await acquaintance();
    const update = textOf(lan.user.id, 800_000_000 + people, QUESTION);
    const wrong = [null, "", "sai", `${SECRET}x`, SECRET.slice(1)];
    const statuses = await Promise.all(wrong.map(async (secret) => (await post(update, secret)).status));
    expect(new Set(statuses)).toEqual(new Set([mode === "webhook" ? 401 : 404]));
    lan.say("/huy");
    const shown = await lan.until(3);
    expect(shown.slice(2).map(({ text }) => text)).toEqual([expect.stringContaining(NOTHING_LEFT)]);
  });

  it.runIf(mode === "webhook")("answers an update that comes five times at once, and again later, once", async () => {
    const lan = await acquaintance();
    const update = textOf(lan.user.id, 810_000_000 + people, QUESTION);
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => post(update)));
    expect(atOnce.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await lan.until(3);
    expect((await post(update)).status).toBe(200);
    lan.say("/huy");
    const shown = await lan.until(4);
    expect(shown.slice(2).map(({ text }) => text)).toEqual([
      expect.stringContaining("10 tháng 12"),
      expect.stringContaining(NOTHING_LEFT),
    ]);
  });

  it("takes up again what nobody could keep or send while it was away", async () => {
    const lan = await acquaintance();
    await server.stop();
    lan.say(QUESTION);
    lan.say(SIGNED);
    const { dataDir } = server;
    const reach = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
    const hook = { TELEGRAM_MODE: "webhook", TELEGRAM_WEBHOOK_SECRET: SECRET, PUBLIC_URL: door.url };
    server = await runServer({ env: mode === "polling" ? reach : { ...reach, ...hook }, dataDir });
    door.leadTo(server.url);
    const shown = await lan.until(4);
    expect(shown.slice(2).map(({ text }) => text)).toEqual([
      expect.stringContaining("10 tháng 12"),
      expect.stringContaining("Lê Văn Phước"),
    ]);
  });
});
