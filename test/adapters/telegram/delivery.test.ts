import { createServer, type Server } from "node:net";
import { Api } from "grammy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliveryOf } from "../../../src/adapters/telegram/delivery-of.ts";
import { renderReply } from "../../../src/adapters/telegram/render.ts";
import { createTelegramChannel } from "../../../src/adapters/telegram/telegram-channel.ts";
import { textReply } from "../../../src/messages/reply.ts";
import type { Delivery } from "../../../src/outbox/ports.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../../emulators/telegram/telegram-emulator.ts";
import { createManualTimers } from "../../emulators/telegram/timers.ts";

const timers = createManualTimers();
let telegram: TelegramEmulator;
beforeEach(async () => {
  telegram = await startTelegramEmulator({ timers });
});
afterEach(() => telegram.close());

const send = (conversation = "1001", from: { token?: string; apiRoot?: string; timeoutSeconds?: number } = {}) => {
  const channel = createTelegramChannel({
    openFile: async () => null,
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    ...from,
  });
  const [part = { html: "", rows: [] }] = channel.render(textReply("Dạ, xin chào."));
  return channel.send(conversation, part);
};

function open() {
  const lan = telegram.person({ id: 1001, name: "Lan" });
  lan.start();
  return lan;
}

describe("sending to Telegram", () => {
  it("shows the reply to the person and gives its number", async () => {
    const lan = open();
    const channel = createTelegramChannel({
      openFile: async () => null,
      token: telegram.token,
      apiRoot: `${telegram.apiRoot}/`,
    });
    expect(channel.capabilities).toMatchObject({ textMax: 4096, buttons: true, rowIsDelivery: false });
    const [part] = channel.render({
      blocks: [
        { kind: "text", text: "Hạn là 10/12 & không muộn hơn." },
        { kind: "quote", document: "KH", locator: "Mục V", quote: "Trước ngày 10 tháng 12" },
      ],
      choices: [{ id: "doan:1", label: "Xem cả đoạn" }],
    });
    const delivery = part && (await channel.send("1001", part));
    const shown = await lan.next();
    expect(delivery).toEqual({ kind: "sent", providerId: String(shown.messageId) });
    expect(shown).toMatchObject({
      text: "Hạn là 10/12 & không muộn hơn.\n\nTrước ngày 10 tháng 12\n— Mục V",
      marked: [
        { type: "blockquote", text: "Trước ngày 10 tháng 12" },
        { type: "italic", text: "— Mục V" },
      ],
      buttons: [{ label: "Xem cả đoạn", data: "doan:1" }],
    });
  });

  it.each<[string, number, number | undefined, Partial<Delivery>]>([
    ["asks for patience", 429, 17, { kind: "retry", afterMs: 17_000 }],
    ["asks for patience without saying how long", 429, undefined, { kind: "retry", afterMs: 5000 }],
    ["breaks", 500, undefined, { kind: "retry", afterMs: 5000 }],
    ["is overloaded", 503, undefined, { kind: "retry", afterMs: 5000 }],
    ["says the person blocked us", 403, undefined, { kind: "recipient_gone" }],
    ["refuses the message", 400, undefined, { kind: "rejected" }],
    ["refuses its size", 413, undefined, { kind: "rejected" }],
    ["revoked the token", 401, undefined, { kind: "channel_down", afterMs: 60_000 }],
  ])("when Telegram %s (%i)", async (_name, status, retryAfter, expected) => {
    const lan = open();
    telegram.fail("sendMessage", { kind: "refuse", status, ...(retryAfter && { retryAfter }) });
    expect(await send()).toMatchObject(expected);
    expect(lan.messages()).toEqual([]);
  });

  it("knows who cannot be reached", async () => {
    expect(await send("999")).toMatchObject({ kind: "recipient_gone", why: "400 Bad Request: chat not found" });
    telegram.person({ id: 2002, name: "Hòa" });
    expect(await send("2002")).toMatchObject({ kind: "recipient_gone" });
    const lan = open();
    lan.block();
    expect(await send()).toMatchObject({ kind: "recipient_gone", why: "403 Forbidden: bot was blocked by the user" });
    lan.unblock();
    expect(await send()).toMatchObject({ kind: "sent" });
    lan.leaveTelegram();
    expect(await send()).toMatchObject({ kind: "recipient_gone" });
  });

  it.each(["7000001:wrong", "nonsense"])("finds the channel down on the token %s", async (token) => {
    open();
    expect(await send("1001", { token })).toMatchObject({ kind: "channel_down" });
  });

  it("does not know what became of a message whose connection was cut", async () => {
    const lan = open();
    telegram.fail("sendMessage", { kind: "take-then-drop" });
    expect(await send()).toMatchObject({ kind: "unknown" });
    expect(lan.messages()).toHaveLength(1);
    telegram.fail("sendMessage", { kind: "drop" });
    expect(await send()).toMatchObject({ kind: "unknown" });
    telegram.fail("sendMessage", { kind: "gateway-page", status: 502 });
    expect(await send()).toMatchObject({ kind: "unknown" });
    expect(telegram.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(2);
  });

  it("does not know what became of a message when no answer comes in time", async () => {
    const lan = open();
    telegram.fail("sendMessage", { kind: "delay", ms: 60_000 });
    const delivery = await send("1001", { timeoutSeconds: 0.05 });
    expect(delivery).toEqual({ kind: "unknown", why: "Telegram did not answer in time" });
    await timers.fire();
    expect(lan.messages()).toHaveLength(1);
  });

  it("tries again later when there was no connection at all", async () => {
    const lan = open();
    await telegram.outage(true);
    expect(await send()).toEqual({ kind: "retry", afterMs: 5000, why: "no connection to Telegram (ECONNREFUSED)" });
    await telegram.outage(false);
    expect(await send()).toMatchObject({ kind: "sent" });
    expect(lan.messages()).toHaveLength(1);
  });

  it("never lets the token out", async () => {
    const deliveries: Delivery[] = [];
    for (const fault of [{ kind: "drop" }, { kind: "refuse", status: 500 }, { kind: "take-then-drop" }] as const) {
      telegram.fail("sendMessage", fault);
      deliveries.push(await send());
    }
    deliveries.push(await send("1", { apiRoot: "http://127.0.0.1:1" }), await send("1", { token: "1:wrong" }));
    const told = JSON.stringify(deliveries);
    expect(told).not.toContain(telegram.token);
    expect(told).not.toContain("emulated-secret");
    expect(told).not.toContain("xin chào");
  });
});

describe("a connection that is never made", () => {
  const listening: Server[] = [];
  afterEach(() => listening.splice(0).forEach((server) => void server.close()));

  /** A server that accepts connections and does not speak TLS. */
  function mute(onConnection: (end: () => void) => void): Promise<string> {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      onConnection(() => socket.destroy());
    });
    listening.push(server);
    return new Promise((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        resolve(`https://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
      });
    });
  }
  const sendTo = async (apiRoot: string) => {
    const channel = createTelegramChannel({ openFile: async () => null, token: "1:x", apiRoot, connectMs: 30 });
    const [part = { html: "", rows: [] }] = renderReply(textReply("Dạ."));
    return channel.send("1001", part);
  };

  it("has taken nothing: the other side falls silent", async () => {
    expect(await sendTo(await mute(() => {}))).toMatchObject({
      kind: "retry",
      why: "no connection to Telegram (ETIMEDOUT)",
    });
  });

  it("has taken nothing: the other side hangs up", async () => {
    expect(await sendTo(await mute((end) => end()))).toMatchObject({ kind: "retry" });
  });
});

describe("what a failed edit means", () => {
  it("counts as done when the message says so already", async () => {
    const lan = open();
    await send();
    const { messageId } = await lan.next();
    const api = new Api(telegram.token, { apiRoot: telegram.apiRoot });
    const thrown = await api.editMessageText("1001", messageId, "Dạ, xin chào.").catch((error: unknown) => error);
    expect(deliveryOf(thrown)).toEqual({ kind: "sent", providerId: null });
    const missing = await api.editMessageText("1001", 1, "Dạ.").catch((error: unknown) => error);
    expect(deliveryOf(missing)).toMatchObject({ kind: "rejected" });
  });

  it.each([
    [
      "an AggregateError of attempts",
      { code: "ETIMEDOUT", message: "request to https://x/botT/sendMessage failed, reason: " },
      "retry",
    ],
    [
      "a read that timed out",
      { code: "ETIMEDOUT", message: "request to https://x/botT/y failed, reason: read ETIMEDOUT" },
      "unknown",
    ],
    ["a name that is not found", { code: "ENOTFOUND", message: "getaddrinfo" }, "retry"],
    ["something else", { message: "?" }, "unknown"],
  ])("is told by the error: %s", (_name, error, kind) => {
    expect(deliveryOf(Object.assign(new Error(error.message), error))).toMatchObject({ kind });
    expect(deliveryOf("nonsense")).toMatchObject({ kind: "unknown" });
  });
});
