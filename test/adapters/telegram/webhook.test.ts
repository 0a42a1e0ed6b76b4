import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegram, type Telegram } from "../../../src/adapters/telegram/telegram.ts";
import { createWebhookRoutes, WEBHOOK_PATH } from "../../../src/adapters/telegram/webhook.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../../emulators/telegram/telegram-emulator.ts";
import { createManualTimers, type ManualTimers } from "../../emulators/telegram/timers.ts";
import { recordingAccept, recordingLogger, recordingSleep } from "./recording.ts";

const SECRET = "bi-mat_0123456789";

describe("the webhook's door", () => {
  function door(take: (update: unknown) => Promise<void> = async () => {}) {
    const routes = createWebhookRoutes({ secret: SECRET, take, logger: silentLogger });
    return (body: string | ReadableStream | null, secret: string | null = SECRET, method = "POST") =>
      routes.request(WEBHOOK_PATH, {
        method,
        body,
        headers: secret === null ? {} : { "X-Telegram-Bot-Api-Secret-Token": secret },
        ...(body instanceof ReadableStream && { duplex: "half" }),
      });
  }

  it.each([null, "", "sai", `${SECRET}x`, SECRET.slice(1), SECRET.toUpperCase()])(
    "stays shut to the secret %j",
    async (secret) => {
      let wasRead = false;
      const body = new ReadableStream(
        {
          pull(stream) {
            wasRead = true;
            stream.close();
          },
        },
        { highWaterMark: 0 },
      );
      const response = await door(() => Promise.reject(new Error("was let in")))(body, secret);
      expect(response.status).toBe(401);
      expect(await response.text()).toBe("");
      expect(wasRead).toBe(false);
    },
  );

  it.each([
    ["an update", '{"update_id":1,"message":{}}', 200],
    ["a shape nobody knows", '{"update_id":1,"planet":{}}', 200],
    ["no object at all", "null", 200],
    ["broken JSON", '{"update_id":', 400],
    ["nothing", "", 400],
    ["a mebibyte and more", `"${"x".repeat(1024 * 1024)}"`, 413],
  ])("answers %s", async (_name, body, status) => {
    expect((await door()(body)).status).toBe(status);
  });

  it("measures a body that does not say its length", async () => {
    const chunk = new TextEncoder().encode("x".repeat(300_000));
    let left = 8;
    const body = new ReadableStream({ pull: (stream) => (left-- > 0 ? stream.enqueue(chunk) : stream.close()) });
    expect((await door()(body)).status).toBe(413);
  });

  it("asks for the update again when it could not be kept, without saying why", async () => {
    const response = await door(() => Promise.reject(new Error("the store is away")))('{"update_id":1}');
    expect([response.status, await response.text()]).toEqual([500, ""]);
  });

  it("opens to nothing but POST", async () => {
    expect((await door()(null, SECRET, "GET")).status).toBe(404);
  });
});

describe("updates by webhook", () => {
  let timers: ManualTimers;
  let server: TelegramEmulator;
  let house: ServerType;
  let publicUrl = "";
  let telegram: Telegram | null = null;
  const app = { routes: new Hono() };
  beforeEach(async () => {
    timers = createManualTimers();
    server = await startTelegramEmulator({ timers, webhookRepeatMs: 1000 });
    publicUrl = await new Promise((resolve) => {
      house = serve({ fetch: (request) => app.routes.fetch(request), port: 0, hostname: "127.0.0.1" }, ({ port }) => {
        resolve(`http://127.0.0.1:${port}/`);
      });
    });
  });
  afterEach(async () => {
    await telegram?.stop();
    await server.close();
    await new Promise((resolve) => house.close(resolve));
  });

  async function start(failures = 0) {
    const [taking, log, rest] = [recordingAccept(failures), recordingLogger(), recordingSleep()];
    telegram = createTelegram({
      openFile: async () => null,
      ...{ token: server.token, apiRoot: server.apiRoot, mode: "webhook", webhookSecret: SECRET, publicUrl },
      ...{ accept: taking.accept, logger: log.logger, sleep: rest.sleep },
    });
    app.routes = telegram.routes ?? new Hono();
    await telegram.start();
    return { telegram, ...taking, ...log, ...rest };
  }

  it("come in order, those that waited too", async () => {
    const lan = server.person({ id: 1001, name: "Lan" });
    lan.start();
    const { until } = await start();
    lan.say("một");
    lan.say("hai");
    const kept = await until(3);
    expect(kept.map(({ happening }) => happening)).toMatchObject([{ kind: "start" }, { text: "một" }, { text: "hai" }]);
    await server.settled();
    expect((await server.called("setWebhook")).params).toEqual({
      url: `${publicUrl}webhooks/telegram`,
      secret_token: SECRET,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
      drop_pending_updates: false,
    });
  });

  it("come again until they are kept; nothing is lost and the order holds", async () => {
    const lan = server.person({ id: 1001, name: "Lan" });
    const { until, tried } = await start(2);
    lan.say("một");
    lan.say("hai");
    expect(await timers.fire()).toBe(1000);
    await timers.fire();
    const kept = await until(2);
    expect(kept.map(({ happening }) => happening)).toMatchObject([{ text: "một" }, { text: "hai" }]);
    expect(tried).toHaveLength(4);
    expect(new Set(tried.map(({ eventKey }) => eventKey)).size).toBe(2);
  });

  it("do not hold up other conversations", async () => {
    const { until } = await start(1);
    server.person({ id: 1001, name: "Lan" }).say("một");
    server.person({ id: 2002, name: "Hòa" }).say("hai");
    const [first] = await until(1);
    expect(first?.conversation).toBe("2002");
    await timers.fire();
    await until(2);
  });

  it("that are repeated have the same key", async () => {
    server.repeatNextUpdate(2);
    const { until } = await start();
    server.person({ id: 1001, name: "Lan" }).say("một");
    const kept = await until(2);
    expect(kept[0]?.eventKey).toBe(kept[1]?.eventKey);
  });

  it("are registered as soon as Telegram can be reached", async () => {
    server.fail("setWebhook", { kind: "refuse", status: 500 }, 2);
    const { until, waits, telegram } = await start();
    server.person({ id: 1001, name: "Lan" }).say("một");
    await until(1);
    expect(waits).toEqual([1000, 2000]);
    expect(telegram.state()).toBe("ready");
  });

  it("confirm a press, but not before it is kept", async () => {
    const lan = server.person({ id: 1001, name: "Lan" });
    lan.start();
    const { telegram, until, tried, failNext } = await start();
    await until(1);
    const [part] = telegram.channel.render({
      blocks: [{ kind: "text", text: "Loại nào ạ?" }],
      choices: [{ id: "a", label: "Xã" }],
    });
    if (part) await telegram.channel.send("1001", part);
    failNext();
    const confirmed = lan.press("Xã");
    await timers.fire();
    await confirmed;
    expect(tried.map(({ happening }) => happening.kind)).toEqual(["start", "choice", "choice"]);
    expect(server.calls.filter(({ method }) => method === "answerCallbackQuery")).toHaveLength(1);
  });
});
