import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createZaloBot, type ZaloBot } from "../../../src/adapters/zalo-bot/zalo-bot.ts";
import { createManualTimers, type ManualTimers } from "../../emulators/telegram/timers.ts";
import { startZaloBotEmulator, type ZaloBotEmulator } from "../../emulators/zalo-bot/zalo-bot-emulator.ts";
import { recordingAccept, recordingLogger, recordingSleep } from "../telegram/recording.ts";
import { recordingCount } from "./recording-count.ts";

let timers: ManualTimers;
let zalo: ZaloBotEmulator;
let running: ZaloBot | null = null;
beforeEach(async () => {
  timers = createManualTimers();
  zalo = await startZaloBotEmulator({ timers });
});
afterEach(async () => {
  const stopped = running?.stop();
  await zalo.close();
  await stopped;
  running = null;
});

async function start(failures = 0, token = zalo.token, before: () => void = () => {}) {
  const [taking, log, rest, counting] = [
    recordingAccept(failures),
    recordingLogger(),
    recordingSleep(),
    recordingCount(),
  ];
  running = createZaloBot({
    token,
    apiRoot: zalo.apiRoot,
    mode: "polling",
    pages: null,
    accept: (event) => {
      before();
      return taking.accept(event);
    },
    count: counting.count,
    meter: counting.meter,
    logger: log.logger,
    sleep: rest.sleep,
  });
  expect(running.routes).toBeNull();
  expect(running.state()).toBe("starting");
  await running.start();
  return { bot: running, ...taking, ...log, ...rest, ...counting };
}

const polls = () => zalo.calls.filter(({ method }) => method === "getUpdates").length;

describe("polling", () => {
  it("takes one update a question, in order, and counts them", async () => {
    const lan = zalo.person("Lan");
    lan.say("một");
    lan.say("hai");
    lan.send("sticker");
    lan.send("document");
    const { bot, until, month } = await start();
    const kept = await until(4);
    expect(kept.map(({ happening }) => happening)).toEqual([
      { kind: "text", text: "một" },
      { kind: "text", text: "hai" },
      { kind: "unsupported", what: "sticker" },
      { kind: "unsupported", what: "unseen" },
    ]);
    await zalo.called("getUpdates", 5);
    expect(month()).toEqual({ cameIn: 4, wentOut: 0 });
    expect(bot.month()).toMatchObject({ cameIn: 4 });
    expect([bot.state(), bot.accountName()]).toEqual(["ready", "bot.VDKyGxQvc"]);
    expect((await zalo.called("getUpdates")).params).toEqual({ timeout: "4" });
  });

  it("takes over from a webhook", async () => {
    await fetch(`${zalo.apiRoot}/bot${zalo.token}/setWebhook`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ url: "http://127.0.0.1:1/x", secret_token: "bi-mat-cu" }),
    });
    const { until } = await start();
    await zalo.called("deleteWebhook");
    zalo.person("Lan").say("một");
    await until(1);
  });

  it("asks for nothing more until what came is kept, for Zalo gives it once", async () => {
    const lan = zalo.person("Lan");
    lan.say("một");
    lan.say("hai");
    const asked: number[] = [];
    const { until, tried, waits, lines } = await start(3, zalo.token, () => asked.push(polls()));
    const kept = await until(2);
    expect(kept.map(({ happening }) => happening)).toMatchObject([{ text: "một" }, { text: "hai" }]);
    expect(tried.map(({ happening }) => happening)).toMatchObject(
      ["một", "một", "một", "một", "hai"].map((text) => ({ text })),
    );
    expect(asked).toEqual([1, 1, 1, 1, 2]);
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(lines.filter(({ event }) => event === "zalo_bot_update_not_taken")).toHaveLength(3);
  });

  it("goes on after an empty answer, which Zalo calls 408, and does not rush where it came at once", async () => {
    const { until, waits, bot } = await start();
    await zalo.called("getUpdates");
    expect(await timers.fire()).toBe(4000);
    zalo.fail("getUpdates", { kind: "refuse", code: 408 }, 3);
    await zalo.called("getUpdates", 2);
    await timers.fire();
    await zalo.called("getUpdates", 6);
    expect(waits.filter((ms) => ms === 500).length).toBeGreaterThanOrEqual(3);
    expect(bot.state()).toBe("ready");
    zalo.person("Lan").say("một");
    await until(1);
  });

  it("goes on after errors, waiting longer and longer", async () => {
    zalo.fail("getUpdates", { kind: "refuse", code: 403 });
    zalo.fail("getUpdates", { kind: "drop" });
    zalo.fail("getUpdates", { kind: "gateway-page", status: 502 });
    zalo.fail("getUpdates", { kind: "refuse", code: 429 });
    zalo.person("Lan").say("một");
    const { until, waits, lines } = await start();
    await until(1);
    expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 60_000]);
    expect(JSON.stringify(lines)).not.toContain("emulated-secret");
  });

  it("says plainly that somebody else takes the messages", async () => {
    zalo.fail("getUpdates", { kind: "refuse", code: 409, description: "Conflict" });
    const { logged } = await start();
    await logged("zalo_bot_poll_conflict_with_another_program");
    await zalo.called("getUpdates", 2);
  });

  it("waits for the open question when it stops, so that nothing handed out meanwhile is lost", async () => {
    const { bot, until } = await start();
    await zalo.called("getUpdates");
    const stopped = bot.stop();
    zalo.person("Lan").say("vừa kịp");
    await until(1);
    await stopped;
    expect(polls()).toBe(1);
  });

  it("tries what it holds a few times more when it stops, and then says that it is lost", async () => {
    const taking = await start(1000, zalo.token, () => void running?.stop());
    zalo.person("Lan").say("một");
    await taking.logged("zalo_bot_update_lost");
    expect(taking.kept).toEqual([]);
    expect(taking.tried.length).toBeGreaterThanOrEqual(3);
  });
});

describe("a start", () => {
  it("does not fail when Zalo is away, and comes round when it is back", async () => {
    await zalo.outage(true);
    const { bot, logged, until } = await start();
    expect((await logged("zalo_bot_not_connected")).facts).toMatchObject({ step: "getMe", waitMs: 1000 });
    expect(bot.state()).toBe("unreachable");
    await zalo.outage(false);
    zalo.person("Lan").say("một");
    await until(1);
    expect(bot.state()).toBe("ready");
  });

  it("says when the token is not accepted", async () => {
    const { bot, logged, lines, waits } = await start(0, "7000001:revoked-token");
    await logged("zalo_bot_not_connected");
    expect(bot.state()).toBe("unauthorized");
    await bot.stop();
    expect(waits[0]).toBe(60_000);
    expect(JSON.stringify(lines)).not.toContain("revoked");
  });
});
