import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createQuotaGate, PROBE_EVERY } from "../../../src/adapters/zalo-bot/quota-gate.ts";
import { createZaloBotApi } from "../../../src/adapters/zalo-bot/zalo-bot-api.ts";
import { createZaloBotChannel } from "../../../src/adapters/zalo-bot/zalo-bot-channel.ts";
import type { Delivery } from "../../../src/outbox/ports.ts";
import { createManualTimers } from "../../emulators/telegram/timers.ts";
import type { Fault } from "../../emulators/zalo-bot/faults.ts";
import { startZaloBotEmulator, type ZaloBotEmulator } from "../../emulators/zalo-bot/zalo-bot-emulator.ts";

const timers = createManualTimers();
let zalo: ZaloBotEmulator;
let now = Temporal.Instant.from("2026-11-24T08:00:00Z");
let counted = { out: 0, usedUp: 0 };
beforeEach(async () => {
  zalo = await startZaloBotEmulator({ timers });
  counted = { out: 0, usedUp: 0 };
});
afterEach(() => zalo.close());

function channel(from: { token?: string; apiRoot?: string; callMs?: number } = {}) {
  return createZaloBotChannel({
    api: createZaloBotApi({ token: zalo.token, apiRoot: zalo.apiRoot, ...from }),
    pages: null,
    gate: createQuotaGate({ now: () => now }),
    wentOut: async () => void counted.out++,
    usedUp: async () => void counted.usedUp++,
  });
}
const send = (conversation: string, from = {}) => channel(from).send(conversation, { text: "Dạ, xin chào." });

function open() {
  const lan = zalo.person("Lan");
  lan.say("chào");
  return lan;
}

describe("sending to Zalo", () => {
  it("shows the reply to the person and gives its number", async () => {
    const lan = open();
    const { capabilities } = channel({ apiRoot: `${zalo.apiRoot}/` });
    expect(capabilities).toMatchObject({ textMax: 2000, buttons: false, rowIsDelivery: false });
    const delivery = await send(lan.chatId);
    const [shown] = await lan.until(1);
    expect(delivery).toEqual({ kind: "sent", providerId: shown?.messageId });
    expect(shown?.text).toBe("Dạ, xin chào.");
    expect(counted).toEqual({ out: 1, usedUp: 0 });
  });

  it.each<[string, Fault, Partial<Delivery>]>([
    ["breaks, which it calls 403", { kind: "refuse", code: 403 }, { kind: "retry", afterMs: 5000 }],
    ["breaks", { kind: "refuse", code: 500, http: 500 }, { kind: "retry", afterMs: 5000 }],
    ["refuses the message", { kind: "refuse", code: 400 }, { kind: "rejected" }],
    ["finds nobody", { kind: "refuse", code: 400, description: "chat_id invalid" }, { kind: "recipient_gone" }],
    ["knows no such thing", { kind: "refuse", code: 404 }, { kind: "rejected" }],
    ["revoked the token", { kind: "refuse", code: 401, http: 401 }, { kind: "channel_down", afterMs: 60_000 }],
    ["runs out of time inside", { kind: "refuse", code: 408 }, { kind: "unknown" }],
    ["is hidden by a wall", { kind: "gateway-page", status: 403 }, { kind: "retry" }],
    ["is hidden by a gateway", { kind: "gateway-page", status: 502 }, { kind: "unknown" }],
  ])("when Zalo %s", async (_name, fault, expected) => {
    const lan = open();
    zalo.fail("sendMessage", fault);
    expect(await send(lan.chatId)).toMatchObject(expected);
    expect(lan.messages()).toEqual([]);
    expect(counted.out).toBe(expected.kind === "unknown" ? 1 : 0);
  });

  it("writes to nobody who has not written first", async () => {
    expect(await send(zalo.person("Hòa").chatId)).toMatchObject({ kind: "recipient_gone" });
  });

  it("finds the channel down on a wrong token", async () => {
    expect(await send(open().chatId, { token: "1:wrong-token" })).toMatchObject({ kind: "channel_down" });
  });

  it("does not know what became of a message whose answer never came", async () => {
    const lan = open();
    zalo.fail("sendMessage", { kind: "take-then-drop" });
    expect(await send(lan.chatId)).toMatchObject({ kind: "unknown" });
    zalo.fail("sendMessage", { kind: "answer-late", ms: 60_000 });
    expect(await send(lan.chatId, { callMs: 200 })).toEqual({ kind: "unknown", why: "Zalo did not answer in time" });
    expect(lan.messages()).toHaveLength(2);
    expect(counted.out).toBe(2);
    await timers.fire();
  });

  it("tries again later when there was no connection at all", async () => {
    const lan = open();
    await zalo.outage(true);
    expect(await send(lan.chatId)).toEqual({
      kind: "retry",
      afterMs: 5000,
      why: "no connection to Zalo (ECONNREFUSED)",
    });
    await zalo.outage(false);
    expect(await send(lan.chatId)).toMatchObject({ kind: "sent" });
  });

  it("stops calling once the plan is used up, asks again now and then, and goes on when it is open", async () => {
    const lan = open();
    zalo.plan.quota = 1;
    const zaloBot = channel();
    const again = () => zaloBot.send(lan.chatId, { text: "Dạ." });
    expect(await again()).toMatchObject({ kind: "sent" });
    expect(await again()).toMatchObject({ kind: "quota_exhausted", why: "429 Quota exceeded" });
    const calls = zalo.calls.length;
    expect(await again()).toMatchObject({ kind: "quota_exhausted" });
    expect(zalo.calls).toHaveLength(calls);
    expect(counted).toEqual({ out: 1, usedUp: 1 });
    now = now.add(PROBE_EVERY);
    expect(await again()).toMatchObject({ kind: "quota_exhausted" });
    expect(zalo.calls).toHaveLength(calls + 1);
    zalo.plan.quota = 3000;
    now = now.add(PROBE_EVERY);
    expect([(await again()).kind, (await again()).kind]).toEqual(["sent", "sent"]);
  });

  it("never lets the token or the words out", async () => {
    const { chatId } = open();
    const deliveries: Delivery[] = [];
    for (const fault of [
      { kind: "drop" },
      { kind: "refuse", code: 500 },
      { kind: "take-then-drop" },
      { kind: "refuse", code: 400, description: `bad path /bot${zalo.token}/sendMessage` },
    ] as const) {
      zalo.fail("sendMessage", fault);
      deliveries.push(await send(chatId));
    }
    deliveries.push(await send(chatId, { apiRoot: "http://127.0.0.1:1" }));
    const told = JSON.stringify(deliveries);
    expect(told).not.toContain("emulated-secret");
    expect(told).not.toContain("xin chào");
  });
});
