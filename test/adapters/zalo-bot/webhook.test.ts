import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createWebhookRoutes, WEBHOOK_PATH } from "../../../src/adapters/zalo-bot/webhook.ts";
import { createZaloBot, type ZaloBot } from "../../../src/adapters/zalo-bot/zalo-bot.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { startZaloBotEmulator, type ZaloBotEmulator } from "../../emulators/zalo-bot/zalo-bot-emulator.ts";
import { eventually } from "../../support/running-server.ts";
import { recordingAccept, recordingLogger, recordingSleep } from "../telegram/recording.ts";
import { recordingCount } from "./recording-count.ts";

const SECRET = "bi-mat_0123456789";
const UPDATE = '{"event_name":"message.text.received","message":{}}';

describe("the webhook's door", () => {
  function door(take: (update: unknown) => Promise<void> = async () => {}) {
    const routes = createWebhookRoutes({ secret: SECRET, take, logger: silentLogger });
    return (body: string | ReadableStream | null, secret: string | null = SECRET, headers = {}) =>
      routes.request(WEBHOOK_PATH, {
        method: "POST",
        body,
        headers: { ...headers, ...(secret !== null && { "X-Bot-Api-Secret-Token": secret }) },
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
      const refused = door(() => Promise.reject(new Error("was let in")));
      for (const announced of [{ "content-length": "40" }, { "transfer-encoding": "chunked" }])
        expect((await refused(body, secret, announced)).status).toBe(401);
      expect(wasRead).toBe(false);
      expect((await refused(UPDATE, secret)).status).toBe(401);
    },
  );

  it.each([
    ["an update", UPDATE, 200],
    ["an update that is wrapped", `{"ok":true,"result":${UPDATE}}`, 200],
    ["a shape nobody knows", '{"planet":1}', 200],
    ["no object at all", "null", 200],
    ["a probe", "", 200],
    ["broken JSON", '{"event_name":', 400],
    ["a mebibyte and more", `"${"x".repeat(1024 * 1024)}"`, 413],
  ])("answers %s", async (_name, body, status) => {
    expect((await door()(body)).status).toBe(status);
  });

  it("answers a probe without a secret, and takes nothing from it", async () => {
    const shut = door(() => Promise.reject(new Error("was let in")));
    expect((await shut(null, null)).status).toBe(200);
    expect((await shut(null, "sai", { "content-length": "0" })).status).toBe(200);
  });

  it("does not answer 200 to what could not be kept, and does not say why", async () => {
    const response = await door(() => Promise.reject(new Error("the store is away")))(UPDATE);
    expect([response.status, await response.text()]).toEqual([500, ""]);
  });
});

describe("updates by webhook", () => {
  let zalo: ZaloBotEmulator;
  let house: ServerType;
  let publicUrl = "";
  let bot: ZaloBot | null = null;
  const app = { routes: new Hono() };
  beforeEach(async () => {
    zalo = await startZaloBotEmulator();
    publicUrl = await new Promise((resolve) => {
      house = serve({ fetch: (request) => app.routes.fetch(request), port: 0, hostname: "127.0.0.1" }, ({ port }) => {
        resolve(`http://127.0.0.1:${port}`);
      });
    });
  });
  afterEach(async () => {
    await bot?.stop();
    await zalo.close();
    await new Promise((resolve) => house.close(resolve));
  });

  async function start() {
    const [taking, log, rest, counting] = [recordingAccept(), recordingLogger(), recordingSleep(), recordingCount()];
    bot = createZaloBot({
      ...{ token: zalo.token, apiRoot: zalo.apiRoot, mode: "webhook", webhookSecret: SECRET, publicUrl },
      ...{ pages: publicUrl, count: counting.count, meter: counting.meter },
      ...{ accept: taking.accept, logger: log.logger, sleep: rest.sleep },
    });
    app.routes = bot.routes ?? new Hono();
    await bot.start();
    return { bot, ...taking, ...log, ...rest, ...counting };
  }

  it("come in order, flat and wrapped, those that waited too", async () => {
    const lan = zalo.person("Lan");
    lan.say("một");
    const { until, lines } = await start();
    lan.say("hai");
    lan.say("ba");
    const kept = await until(3);
    expect(kept.map(({ happening }) => happening)).toMatchObject([{ text: "một" }, { text: "hai" }, { text: "ba" }]);
    await zalo.posted(3);
    expect(zalo.webhookAnswers).toEqual([200, 200, 200]);
    expect((await zalo.called("setWebhook")).params).toEqual({
      url: `${publicUrl}/webhooks/zalo-bot`,
      secret_token: SECRET,
    });
    expect(lines.some(({ event }) => event === "zalo_bot_webhook_not_verified")).toBe(false);
  });

  it("that are repeated have the same key", async () => {
    zalo.repeatNextUpdate(2);
    const { until } = await start();
    zalo.person("Lan").say("một");
    const kept = await until(2);
    expect(kept[0]?.eventKey).toBe(kept[1]?.eventKey);
  });

  it("are registered as soon as Zalo can be reached", async () => {
    zalo.fail("setWebhook", { kind: "refuse", code: 403 }, 2);
    const { until, waits, bot: registered } = await start();
    await zalo.called("setWebhook", 3);
    zalo.person("Lan").say("một");
    await until(1);
    expect(waits).toEqual([1000, 2000]);
    await eventually(() => (registered.state() === "ready" ? true : undefined));
  });

  it("come even where Zalo's own test of the address failed, which is said", async () => {
    app.routes = new Hono();
    const [taking, log, counting] = [recordingAccept(), recordingLogger(), recordingCount()];
    bot = createZaloBot({
      ...{ token: zalo.token, apiRoot: zalo.apiRoot, mode: "webhook", webhookSecret: SECRET, publicUrl },
      ...{ pages: null, count: counting.count, meter: counting.meter, accept: taking.accept, logger: log.logger },
    });
    await bot.start();
    const { facts } = await log.logged("zalo_bot_webhook_not_verified");
    expect(facts).toEqual({ outcome: "webhook.http.404", status: 404 });
    app.routes = bot.routes ?? new Hono();
    zalo.person("Lan").say("một");
    await taking.until(1);
  });
});
