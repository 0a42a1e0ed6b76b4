import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createManualTimers, type ManualTimers } from "../telegram/timers.ts";
import { startZaloBotEmulator, type ZaloBotEmulator } from "./zalo-bot-emulator.ts";

let timers: ManualTimers;
let zalo: ZaloBotEmulator;
beforeEach(async () => {
  timers = createManualTimers();
  zalo = await startZaloBotEmulator({ timers, quota: 3, now: () => 1_795_300_000_000 });
});
afterEach(() => zalo.close());

interface Answered {
  readonly ok: boolean;
  readonly result?: { readonly event_name?: string; readonly message?: { readonly text?: string } };
  readonly error_code?: number;
}

async function call(method: string, params: object = {}, token = zalo.token): Promise<Answered> {
  const response = await fetch(`${zalo.apiRoot}/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Answered;
}
const refused = (error_code: number) => expect.objectContaining({ ok: false, error_code });

function opened() {
  const lan = zalo.person("Lan");
  lan.say("chào");
  return lan;
}

describe("the door", () => {
  it("knows its own bot, and takes POST with JSON only", async () => {
    expect((await call("getMe")).result).toMatchObject({ account_name: "bot.VDKyGxQvc", account_type: "BASIC" });
    expect(await call("getMe", {}, "1:other")).toEqual(refused(401));
    expect(await call("sendDocument")).toEqual(refused(404));
    expect(await call("constructor")).toEqual(refused(404));
    const plain = await fetch(`${zalo.apiRoot}/bot${zalo.token}/getMe`, { method: "POST", body: "{}" });
    expect([plain.status, await plain.json()]).toEqual([200, refused(400)]);
  });
});

describe("sendMessage", () => {
  it("measures the text, and knows the chat, the plan and its parameters", async () => {
    const lan = opened();
    const send = (more: object) => call("sendMessage", { chat_id: lan.chatId, text: "Dạ.", ...more });
    expect(await send({ text: "ạ".repeat(2001) })).toEqual(refused(400));
    expect(await send({ text: " " })).toEqual(refused(400));
    expect(await send({ text: "\ud800" })).toEqual(refused(400));
    expect(await send({ reply_markup: {} })).toEqual(refused(400));
    expect(await send({ parse_mode: "MarkdownV2" })).toEqual(refused(400));
    expect(await send({ chat_id: zalo.person("Hòa").chatId })).toEqual(refused(400));
    expect(zalo.tooLong()).toBe(1);
    for (let times = 0; times < 3; times++) expect(await send({ text: "ạ".repeat(2000) })).toMatchObject({ ok: true });
    expect(await send({})).toEqual(refused(429));
    expect(lan.messages()).toHaveLength(3);
  });

  it("goes wrong as it is told", async () => {
    const lan = opened();
    const send = () => call("sendMessage", { chat_id: lan.chatId, text: "Dạ." });
    zalo.fail("sendMessage", { kind: "refuse", code: 403 });
    expect(await send()).toEqual(refused(403));
    zalo.fail("sendMessage", { kind: "drop" });
    await expect(send()).rejects.toThrow();
    expect(lan.messages()).toHaveLength(0);
    zalo.fail("sendMessage", { kind: "take-then-drop" });
    await expect(send()).rejects.toThrow();
    expect(lan.messages()).toHaveLength(1);
  });
});

describe("getUpdates", () => {
  it("hands out one update, once", async () => {
    const lan = opened();
    lan.send("photo");
    lan.send("video");
    const names = [];
    for (let times = 0; times < 3; times++) names.push((await call("getUpdates", { timeout: "4" })).result?.event_name);
    expect(names).toEqual(["message.text.received", "message.image.received", "message.unsupported.received"]);
    const empty = call("getUpdates", { timeout: "4" });
    expect(await timers.fire()).toBe(4000);
    expect(await empty).toEqual(refused(408));
  });

  it("ends the question of whoever asked before, and loses what was handed to a broken line", async () => {
    const first = call("getUpdates");
    await zalo.called("getUpdates");
    const second = call("getUpdates");
    expect(await first).toEqual(refused(409));
    zalo.person("Lan").say("một");
    expect((await second).result?.message?.text).toBe("một");
    zalo.fail("getUpdates", { kind: "take-then-drop" });
    zalo.person("Lan").say("hai");
    zalo.person("Lan").say("ba");
    await expect(call("getUpdates")).rejects.toThrow();
    expect((await call("getUpdates")).result?.message?.text).toBe("ba");
  });

  it("is not there beside a webhook, whose address is https and whose secret has 8 characters", async () => {
    const set = (url: string, secret_token: string) => call("setWebhook", { url, secret_token });
    expect(await set("http://tro-ly.example/x", "12345678")).toEqual(refused(400));
    expect(await set("http://127.0.0.1:1/x", "1234567")).toEqual(refused(400));
    const saved = await set("http://127.0.0.1:1/x", "12345678");
    expect(saved.result).toMatchObject({ url: "http://127.0.0.1:1/x", verification: { ok: false } });
    expect(await call("getUpdates")).toEqual(refused(400));
    expect((await call("deleteWebhook")).ok).toBe(true);
  });
});
