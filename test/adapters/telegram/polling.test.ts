import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setCommandsMenu } from "../../../src/adapters/telegram/commands-menu.ts";
import { createTelegram, type Telegram } from "../../../src/adapters/telegram/telegram.ts";
import { createTelegramApi } from "../../../src/adapters/telegram/telegram-api.ts";
import { wording } from "../../../src/adapters/telegram/wording.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../../emulators/telegram/telegram-emulator.ts";
import { createManualTimers, type ManualTimers } from "../../emulators/telegram/timers.ts";
import { recordingAccept, recordingLogger, recordingSleep } from "./recording.ts";

let timers: ManualTimers;
let server: TelegramEmulator;
let running: Telegram | null = null;
beforeEach(async () => {
  timers = createManualTimers();
  server = await startTelegramEmulator({ timers });
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await server.close();
});

async function start(failures = 0, token = server.token) {
  const [taking, log, rest] = [recordingAccept(failures), recordingLogger(), recordingSleep()];
  const { accept } = taking;
  const { apiRoot } = server;
  running = createTelegram({
    openFile: async () => null,
    token,
    apiRoot,
    mode: "polling",
    accept,
    logger: log.logger,
    sleep: rest.sleep,
  });
  expect(running.routes).toBeNull();
  expect(running.state()).toBe("starting");
  await running.start();
  return { telegram: running, ...taking, ...log, ...rest };
}

describe("polling", () => {
  it("takes everything in order and confirms it", async () => {
    const lan = server.person({ id: 1001, name: "Lan" });
    lan.start("kh2023");
    const { until, telegram } = await start();
    await until(1);
    lan.say("một");
    lan.send("sticker");
    lan.block();
    const kept = await until(4);
    expect(kept.map(({ happening }) => happening)).toEqual([
      { kind: "start", payload: "kh2023" },
      { kind: "text", text: "một" },
      { kind: "unsupported", what: "sticker" },
      { kind: "blocked" },
    ]);
    await server.settled();
    expect(telegram.state()).toBe("ready");
    expect(server.calls.find(({ method }) => method === "getUpdates")?.params).toMatchObject({
      offset: 0,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
  });

  it("takes over from a webhook", async () => {
    await fetch(`${server.apiRoot}/bot${server.token}/setWebhook?url=https://cu.example.vn/x`);
    const { until } = await start();
    server.person({ id: 1001, name: "Lan" }).say("một");
    await until(1);
  });

  it("asks again for what could not be kept, and keeps the order", async () => {
    const lan = server.person({ id: 1001, name: "Lan" });
    for (const text of ["một", "hai", "ba"]) lan.say(text);
    const { until, tried, waits, lines } = await start(2);
    const kept = await until(3);
    expect(kept.map(({ happening }) => happening)).toMatchObject([{ text: "một" }, { text: "hai" }, { text: "ba" }]);
    expect(tried.map(({ happening }) => happening)).toMatchObject(
      ["một", "một", "một", "hai", "ba"].map((text) => ({ text })),
    );
    expect(new Set(tried.map(({ eventKey }) => eventKey)).size).toBe(3);
    expect(waits).toEqual([1000, 2000]);
    expect(lines.filter(({ event }) => event === "telegram_update_not_taken")).toHaveLength(2);
    await server.settled();
  });

  it("confirms nothing that was not kept", async () => {
    server.person({ id: 1001, name: "Lan" }).say("một");
    const { until } = await start(1);
    await until(1);
    const asked = server.calls.filter(({ method }) => method === "getUpdates");
    expect(asked.slice(0, 2).map(({ params }) => params["offset"])).toEqual([0, 0]);
  });

  it("gives a repeated update the same key", async () => {
    server.repeatNextUpdate(3);
    server.person({ id: 1001, name: "Lan" }).say("một");
    const { until } = await start();
    const kept = await until(3);
    expect(new Set(kept.map(({ eventKey }) => eventKey)).size).toBe(1);
  });

  it("confirms a press once the choice is kept, and bears that it grew too old", async () => {
    const lan = server.person({ id: 1001, name: "Lan" });
    lan.start();
    const { telegram, until, logged } = await start();
    await until(1);
    const [part] = telegram.channel.render({
      blocks: [{ kind: "text", text: "Loại nào ạ?" }],
      choices: [{ id: "loai:xa", label: "Xã" }],
    });
    if (part) await telegram.channel.send("1001", part);
    expect(await lan.press("Xã")).toBeNull();
    const kept = await until(2);
    expect(kept[1]).toMatchObject({ conversation: "1001", happening: { kind: "choice", choice: "loai:xa" } });
    void lan.press("loai:xa");
    server.forgetPresses();
    await until(3);
    expect((await logged("telegram_press_not_confirmed")).facts["why"]).toContain("query is too old");
  });

  it("answers a group when it is brought in, called or commanded, and otherwise not", async () => {
    const lan = server.person({ id: 1001, name: "Lan" });
    const group = server.group({ id: -5001, title: "Tổ thi đua" });
    group.addBot(lan);
    group.say(lan, "chào cả nhà");
    group.say(lan, "@tro_ly_bot hạn nào?");
    group.say(lan, "/huongdan");
    group.say(lan, "/start@bot_khac");
    lan.say("riêng");
    const { until, kept } = await start();
    await until(4);
    expect(kept.map(({ conversation }) => conversation)).toEqual(["-5001", "-5001", "-5001", "1001"]);
  });

  it("goes on after errors, waiting as long as Telegram asks", async () => {
    server.fail("getUpdates", { kind: "refuse", status: 429, retryAfter: 30 });
    server.fail("getUpdates", { kind: "drop" });
    server.fail("getUpdates", { kind: "gateway-page", status: 502 });
    server.fail("getUpdates", { kind: "take-then-drop" });
    server.person({ id: 1001, name: "Lan" }).say("một");
    const { until, waits, lines } = await start();
    await until(1);
    expect(waits).toEqual([30_000, 2000, 4000, 8000]);
    expect(JSON.stringify(lines)).not.toContain("emulated-secret");
  });

  it("says plainly that somebody else takes the messages", async () => {
    server.fail("getUpdates", {
      kind: "refuse",
      status: 409,
      description: "Conflict: terminated by other getUpdates request",
    });
    const { logged } = await start();
    const { facts } = await logged("telegram_poll_conflict_with_another_program");
    expect(facts["why"]).toContain("terminated by other getUpdates request");
    await server.called("getUpdates", 2);
  });

  it("asks again when nothing came", async () => {
    await start();
    await server.called("getUpdates");
    expect(await timers.fire()).toBe(30_000);
    await server.called("getUpdates", 2);
  });

  it("stops while it waits for messages", async () => {
    const { telegram } = await start();
    await server.called("getUpdates");
    await telegram.stop();
    expect(server.calls.filter(({ method }) => method === "getUpdates")).toHaveLength(1);
  });

  it("takes what has come before it stops", async () => {
    const lan = server.person({ id: 1001, name: "Lan" });
    for (const text of ["một", "hai", "ba"]) lan.say(text);
    const taking = recordingAccept();
    const { accept } = taking;
    let stopped: Promise<void> | undefined;
    const telegram = createTelegram({
      openFile: async () => null,
      token: server.token,
      apiRoot: server.apiRoot,
      mode: "polling",
      logger: recordingLogger().logger,
      accept: (event) => {
        stopped ??= telegram.stop();
        return accept(event);
      },
    });
    await telegram.start();
    await taking.until(3);
    await stopped;
    expect(taking.kept).toHaveLength(3);
  });
});

describe("a start", () => {
  it("does not fail when Telegram is away, and comes round when it is back", async () => {
    await server.outage(true);
    const { telegram, logged, until } = await start();
    expect((await logged("telegram_not_connected")).facts).toMatchObject({ step: "getMe", waitMs: 1000 });
    expect(telegram.state()).toBe("unreachable");
    await server.outage(false);
    server.person({ id: 1001, name: "Lan" }).say("một");
    await until(1);
    expect(telegram.state()).toBe("ready");
  });

  it("says when the token is not accepted", async () => {
    const { telegram, logged, lines, waits } = await start(0, "7000001:revoked");
    await logged("telegram_not_connected");
    expect(telegram.state()).toBe("unauthorized");
    await telegram.stop();
    expect(waits[0]).toBe(60_000);
    expect(JSON.stringify(lines)).not.toContain("revoked");
  });

  it("can be stopped before Telegram was ever reached", async () => {
    server.fail("getMe", { kind: "delay", ms: 60_000 });
    const { telegram } = await start();
    await server.called("getMe");
    await telegram.stop();
    expect(server.calls).toHaveLength(1);
  });
});

describe("the menu of commands", () => {
  it("is set at the start", async () => {
    await start();
    expect((await server.called("setMyCommands")).params["commands"]).toEqual(wording.commands);
  });

  it("is left alone when it is right, and set again when it is not", async () => {
    const api = createTelegramApi(server);
    const set = () => setCommandsMenu(api, silentLogger, new AbortController().signal);
    const times = () => server.calls.filter(({ method }) => method === "setMyCommands").length;
    await set();
    await set();
    expect(times()).toBe(1);
    await api.setMyCommands([{ command: "cu", description: "Lệnh cũ" }]);
    await set();
    expect(await api.getMyCommands()).toEqual(wording.commands);
    expect(times()).toBe(3);
  });

  it("is done without when Telegram refuses it", async () => {
    server.fail("setMyCommands", { kind: "refuse", status: 429, retryAfter: 490 });
    server.person({ id: 1001, name: "Lan" }).say("một");
    const { until, logged, waits } = await start();
    await until(1);
    expect((await logged("telegram_menu_not_set")).facts["why"]).toContain("429");
    expect(waits).toEqual([]);
  });
});
