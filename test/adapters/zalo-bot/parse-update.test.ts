import { describe, expect, it } from "vitest";

import { parseUpdate } from "../../../src/adapters/zalo-bot/parse-update.ts";

const NOW = Temporal.Instant.from("2026-11-24T08:00:00Z");
const CHAT = "6ede9afa66b88fe6d6a9";
const parse = (body: unknown) => parseUpdate(body, NOW);

function update(event_name: string, message: object = {}) {
  return {
    event_name,
    message: {
      message_id: "2d758cb5e222177a4e35",
      date: 1_750_316_131_602,
      chat: { id: CHAT, chat_type: "PRIVATE" },
      from: { id: CHAT, display_name: "Nguyen Van A", is_bot: false },
      ...message,
    },
  };
}
const text = (words: string, more: object = {}) => update("message.text.received", { text: words, ...more });

describe("an update of Zalo Bot", () => {
  it.each([
    ["flat", text("xin chào")],
    ["wrapped", { ok: true, result: text("xin chào") }],
  ])("is read %s", (_name, body) => {
    expect(parse(body)).toEqual({
      channel: "zalo-bot",
      conversation: CHAT,
      eventKey: "message.text.received:2d758cb5e222177a4e35",
      at: Temporal.Instant.fromEpochMilliseconds(1_750_316_131_602),
      happening: { kind: "text", text: "xin chào" },
    });
  });

  it.each([
    ["/start", { kind: "start", payload: null }],
    [" /start K7M4-9QRT ", { kind: "start", payload: "K7M4-9QRT" }],
    ["/start hai từ", { kind: "start", payload: null }],
    ["/starten", { kind: "text", text: "/starten" }],
  ])("says %j", (words, happening) => expect(parse(text(words))?.happening).toEqual(happening));

  it.each([
    ["message.image.received", "photo"],
    ["message.voice.received", "voice"],
    ["message.sticker.received", "sticker"],
    ["message.link.received", "unseen"],
    ["message.unsupported.received", "unseen"],
  ])("tells what came without words: %s", (name, what) => {
    expect(parse(update(name))?.happening).toEqual({ kind: "unsupported", what });
  });

  it("in a group is answered where the bot was called, and left where nobody knows", () => {
    const group = { chat: { id: "g1", chat_type: "GROUP" } };
    const inGroup = { kind: "unsupported", what: "group" };
    expect(parse(text("@Bot hạn nào?", group))).toMatchObject({ conversation: "g1", happening: inGroup });
    expect(parse(update("message.image.received", group))?.happening).toEqual(inGroup);
    expect(parse(update("message.unsupported.received", group))).toBeNull();
  });

  it.each<[string, unknown]>([
    ["no body", undefined],
    ["a list", [text("a")]],
    ["an answer that failed", { ok: false, result: text("a") }],
    ["an event without its message", { event_name: "message.unsupported.received" }],
    ["an event nobody knows", update("message.reaction.received")],
    ["a name every object has", update("constructor")],
    ["the words of a bot", text("a", { from: { id: "1", is_bot: true } })],
    ["text that is none", update("message.text.received", { text: 7 })],
    ["a chat without a number", text("a", { chat: { chat_type: "PRIVATE" } })],
    ["a chat whose number no store holds", text("a", { chat: { id: "\u0000" } })],
    ["an endless number", text("a", { chat: { id: "x".repeat(129) } })],
  ])("is passed over: %s", (_name, body) => expect(parse(body)).toBeNull());

  it("without a number of its own is told by its chat and moment", () => {
    expect(parse(text("a", { message_id: undefined }))?.eventKey).toBe(`message.text.received:${CHAT}@1750316131602`);
    const bare = parse(text("a", { message_id: "", date: "hôm nay" }));
    expect(bare).toMatchObject({ at: NOW, eventKey: `message.text.received:${CHAT}@${NOW.epochMilliseconds}` });
  });
});
