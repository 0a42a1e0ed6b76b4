import { Api, InputFile } from "grammy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTelegramEmulator, type TelegramEmulator } from "./telegram-emulator.ts";
import { createManualTimers, type ManualTimers } from "./timers.ts";

let timers: ManualTimers;
let telegram: TelegramEmulator;
beforeEach(async () => {
  timers = createManualTimers();
  telegram = await startTelegramEmulator({ timers, now: () => 1_795_300_000 });
});
afterEach(() => telegram.close());

interface Answered {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
}

async function call(method: string, params: object = {}, token = telegram.token): Promise<Answered> {
  const response = await fetch(`${telegram.apiRoot}/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(params),
  });
  const answer = (await response.json()) as Answered;
  expect(response.status).toBe(answer.ok ? 200 : answer.error_code);
  return answer;
}

const refused = (error_code: number, description: string) => ({
  ok: false,
  error_code,
  description: expect.stringContaining(description),
});
const sendMessage = (params: object) =>
  call("sendMessage", { chat_id: 1001, text: "Dạ.", parse_mode: "HTML", ...params });
const api = () => new Api(telegram.token, { apiRoot: telegram.apiRoot });
const updates = async (params: object = {}) => (await call("getUpdates", params)).result as { update_id: number }[];

function opened() {
  const lan = telegram.person({ id: 1001, name: "Lan" });
  lan.start();
  return lan;
}

describe("the door", () => {
  it("knows its own bot only", async () => {
    expect((await call("getMe")).result).toMatchObject({ id: 7_000_001, is_bot: true, username: "tro_ly_bot" });
    expect(await call("getMe", {}, "7000001:other")).toEqual(refused(401, "Unauthorized"));
    expect(await call("getMe", {}, "nonsense")).toEqual(refused(404, "Not Found"));
    expect(await call("makeCoffee")).toEqual(refused(404, "Not Found"));
  });

  it("reads query strings, urlencoded forms and JSON texts alike", async () => {
    opened();
    const url = `${telegram.apiRoot}/bot${telegram.token}/sendMessage`;
    await fetch(`${url}?chat_id=1001&text=${encodeURIComponent("Dạ.")}`);
    const keyboard = JSON.stringify({ inline_keyboard: [[{ text: "Xã", callback_data: "a" }]] });
    await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ chat_id: "1001", text: "Dạ.", reply_markup: keyboard }),
    });
    expect(telegram.calls.map(({ method }) => method)).toEqual(["sendMessage", "sendMessage"]);
    const broken = await fetch(url, { method: "POST", body: "{", headers: { "content-type": "application/json" } });
    expect(broken.status).toBe(400);
  });
});

describe("sendMessage", () => {
  it("gives the whole message and shows it to the person", async () => {
    const lan = opened();
    const sent = await sendMessage({ text: " <b>Dạ</b> &lt;3\n" });
    expect(sent.result).toMatchObject({
      message_id: expect.any(Number),
      date: 1_795_300_000,
      chat: { id: 1001, type: "private" },
      from: { id: 7_000_001, is_bot: true },
      text: "Dạ <3",
      entities: [{ type: "bold", offset: 0, length: 2 }],
    });
    expect(await lan.next()).toMatchObject({ text: "Dạ <3", marked: [{ type: "bold", text: "Dạ" }], buttons: [] });
  });

  const button = (callback_data: unknown, text = "Xã") => ({
    reply_markup: { inline_keyboard: [[{ text, callback_data }]] },
  });
  it.each<[string, object, number, string]>([
    ["an unknown chat", { chat_id: 999 }, 400, "chat not found"],
    ["no chat", { chat_id: undefined }, 400, "chat_id is empty"],
    ["no text", { text: undefined }, 400, "message text is empty"],
    ["nothing but white space", { text: " \n<b> </b>" }, 400, "message text is empty"],
    ["4097 characters", { text: "x".repeat(4097) }, 400, "message is too long"],
    ["half a character", { text: "a\uD83D" }, 400, "strings must be encoded in UTF-8"],
    ["a tag nobody knows", { text: "<h1>Dạ</h1>" }, 400, 'Unsupported start tag "h1" at byte offset 0'],
    ["a button without data", button(undefined), 400, "Text buttons are unallowed"],
    ["a button with empty data", button(""), 400, "BUTTON_DATA_INVALID"],
    ["65 bytes of data", button("ạ".repeat(22)), 400, "BUTTON_DATA_INVALID"],
    ["a button without words", button("a", " "), 400, "button text must be non-empty"],
    ["a broken keyboard", { reply_markup: "{" }, 400, "object expected"],
    ["another markup language", { parse_mode: "MarkdownV2" }, 400, "HTML only"],
  ])("refuses %s", async (_name, params, code, description) => {
    const lan = opened();
    expect(await sendMessage(params)).toEqual(refused(code, description));
    expect(lan.messages()).toEqual([]);
  });

  it("takes 4096 characters after the markup is read, and 64 bytes of data", async () => {
    opened();
    expect(await sendMessage({ text: `<b>${"&amp;".repeat(4096)}</b>`, ...button("x".repeat(64)) })).toMatchObject({
      ok: true,
    });
  });

  it("reaches nobody who never wrote, blocked the bot or left", async () => {
    const lan = telegram.person({ id: 1001, name: "Lan" });
    expect(await sendMessage({})).toEqual(refused(403, "bot can't initiate conversation with a user"));
    lan.say("chào");
    expect(await sendMessage({})).toMatchObject({ ok: true });
    lan.block();
    expect(await sendMessage({})).toEqual(refused(403, "bot was blocked by the user"));
    expect(() => lan.say("chào")).toThrow("has blocked the bot");
    lan.unblock();
    expect(await sendMessage({})).toMatchObject({ ok: true });
    lan.leaveTelegram();
    expect(await sendMessage({})).toEqual(refused(403, "user is deactivated"));
  });
});

describe("files", () => {
  it("go out as forms and can be fetched again", async () => {
    const lan = opened();
    const bytes = Buffer.from("ngày,số\r\n--1\r\n");
    const sent = await api().sendDocument(1001, new InputFile(bytes, "tong-hop.csv"), {
      caption: "<b>Dạ</b>",
      parse_mode: "HTML",
    });
    expect(await lan.next()).toMatchObject({ text: "Dạ", file: { name: "tong-hop.csv", bytes } });
    const file = await api().getFile(sent.document.file_id);
    const fetched = await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/${file.file_path}`);
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(bytes);
    expect(await api().sendDocument(1001, sent.document.file_id)).toMatchObject({
      document: { file_id: sent.document.file_id },
    });
  });

  it("come in from a person", async () => {
    opened().send("document", { fileName: "bao-cao.docx", bytes: Buffer.from("PK") });
    const found = JSON.stringify(await updates());
    const id = /"file_id":"([^"]+)"/.exec(found)?.[1] ?? "";
    expect(found).toContain("bao-cao.docx");
    expect(found).toContain('"mime_type":"application/vnd.openxmlformats-officedocument.wordprocessingml.document"');
    expect(await api().getFile(id)).toMatchObject({ file_size: 2 });
  });

  it("are a photo in several sizes, each a file of its own", async () => {
    opened().send("photo", { bytes: Buffer.from("ảnh hội nghị") });
    const [, update] = await updates();
    const sizes = (update as { message?: { photo?: { file_id: string; width: number }[] } }).message?.photo ?? [];
    expect(sizes.map(({ width }) => width)).toEqual([90, 1280]);
    const [small, large] = await Promise.all(sizes.map(({ file_id }) => api().getFile(file_id)));
    expect(large?.file_size).toBeGreaterThan(small?.file_size ?? 0);
  });

  it("go out under names with accents and signs, up to 50 MB, and are fetched up to 20 MB", async () => {
    const lan = opened();
    const sent = await api().sendDocument(
      1001,
      new InputFile(Buffer.alloc(20 * 1024 * 1024 + 1, "x"), "Báo cáo (1) “ký”.pdf"),
    );
    expect((await lan.next()).file?.name).toBe("Báo cáo (1) “ký”.pdf");
    await expect(api().getFile(sent.document.file_id)).rejects.toThrow("file is too big");
    const large = api().sendDocument(1001, new InputFile(Buffer.alloc(50 * 1024 * 1024 + 1), "x.pdf"));
    await expect(large).rejects.toThrow("Request Entity Too Large");
    await expect(api().sendDocument(1001, new InputFile(Buffer.alloc(0), "x.pdf"))).rejects.toThrow("non-empty");
  });

  it("are refused when they are not there", async () => {
    opened();
    expect(await call("getFile", { file_id: "x" })).toEqual(refused(400, "invalid file_id"));
    expect(await call("sendDocument", { chat_id: 1001 })).toEqual(refused(400, "there is no document"));
    const file = await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/files/x`);
    expect(file.status).toBe(404);
    const long = api().sendDocument(1001, new InputFile(Buffer.from("x"), "x.txt"), { caption: "x".repeat(1025) });
    await expect(long).rejects.toThrow("caption is too long");
  });
});

describe("what is there already", () => {
  it("can be changed, once", async () => {
    const lan = opened();
    const { message_id } = await api().sendMessage(1001, "Dạ.", {
      reply_markup: { inline_keyboard: [[{ text: "Xã", callback_data: "a" }]] },
    });
    const same = await call("editMessageText", { chat_id: 1001, message_id, text: "Vâng." });
    expect(same).toMatchObject({ ok: true, result: { text: "Vâng." } });
    expect(await call("editMessageText", { chat_id: 1001, message_id, text: "Vâng." })).toEqual(
      refused(400, "message is not modified"),
    );
    expect(await call("editMessageReplyMarkup", { chat_id: 1001, message_id })).toEqual(
      refused(400, "message is not modified"),
    );
    expect(lan.messages()).toMatchObject([{ text: "Vâng.", buttons: [] }]);
    expect(await call("deleteMessage", { chat_id: 1001, message_id })).toMatchObject({ ok: true });
    expect(lan.messages()).toEqual([]);
    expect(await call("deleteMessage", { chat_id: 1001, message_id })).toEqual(
      refused(400, "message to delete not found"),
    );
    expect(await call("editMessageText", { chat_id: 1001, message_id, text: "x" })).toEqual(
      refused(400, "message to edit not found"),
    );
  });

  it("has buttons that are answered once", async () => {
    const lan = opened();
    await api().sendMessage(1001, "Dạ.", { reply_markup: { inline_keyboard: [[{ text: "Xã", callback_data: "a" }]] } });
    const told = lan.press("Xã");
    const [, press] = (await updates()) as { callback_query?: { id: string } }[];
    expect(press).toMatchObject({ callback_query: { data: "a", from: { id: 1001 }, message: { chat: { id: 1001 } } } });
    const callback_query_id = press?.callback_query?.id;
    expect(await call("answerCallbackQuery", { callback_query_id, text: "Đã nhận" })).toMatchObject({ ok: true });
    expect(await told).toBe("Đã nhận");
    expect(await call("answerCallbackQuery", { callback_query_id })).toEqual(refused(400, "query is too old"));
    expect(() => lan.press("Huyện")).toThrow("sees no button");
  });

  it("shows that the bot is writing", async () => {
    opened();
    expect(await call("sendChatAction", { chat_id: 1001, action: "typing" })).toMatchObject({ ok: true });
    expect(await call("sendChatAction", { chat_id: 1001, action: "dancing" })).toEqual(
      refused(400, "wrong parameter action"),
    );
  });

  it("keeps menus by language", async () => {
    const commands = [{ command: "start", description: "Bắt đầu" }];
    expect((await call("getMyCommands")).result).toEqual([]);
    await call("setMyCommands", { commands });
    expect((await call("getMyCommands")).result).toEqual(commands);
    expect((await call("getMyCommands", { language_code: "vi" })).result).toEqual([]);
    const wrong = (command: string, description: string) =>
      call("setMyCommands", { commands: [{ command, description }] });
    expect(await wrong("hướngdẫn", "x")).toEqual(refused(400, "BOT_COMMAND_INVALID"));
    expect(await wrong("x", "")).toEqual(refused(400, "BOT_COMMAND_DESCRIPTION_INVALID"));
  });
});

describe("getUpdates", () => {
  it("keeps updates until an offset goes beyond them", async () => {
    const lan = opened();
    lan.say("/huongdan @tro_ly_bot ơi");
    const both = await updates();
    expect(both).toMatchObject([
      { message: { text: "/start", entities: [{ type: "bot_command", offset: 0, length: 6 }] } },
      {
        message: {
          entities: [
            { type: "bot_command", length: 9 },
            { type: "mention", offset: 10, length: 11 },
          ],
        },
      },
    ]);
    expect(await updates({ limit: 1 })).toEqual(both.slice(0, 1));
    expect(await updates({ offset: -1 })).toEqual(both.slice(1));
    expect(await updates({ offset: both[1]?.update_id })).toEqual(both.slice(1));
    expect(await updates()).toEqual(both.slice(1));
    expect(await updates({ offset: (both[1]?.update_id ?? 0) + 1 })).toEqual([]);
    await telegram.settled();
  });

  it("waits for what comes, or until its time is over", async () => {
    const waiting = updates({ timeout: 30 });
    await telegram.called("getUpdates");
    opened();
    expect(await waiting).toHaveLength(1);
    const offset = Number.MAX_SAFE_INTEGER;
    const empty = updates({ timeout: 30, offset });
    expect(await timers.fire()).toBe(30_000);
    expect(await empty).toEqual([]);
  });

  it("brings the kinds that were asked for, from then on", async () => {
    await updates({ allowed_updates: ["message"] });
    const lan = opened();
    lan.block();
    expect(await updates()).toHaveLength(1);
    await updates({ allowed_updates: [] });
    lan.unblock();
    expect(await updates()).toHaveLength(2);
  });

  it("ends the poll of another asker", async () => {
    const first = call("getUpdates", { timeout: 30 });
    await telegram.called("getUpdates");
    const second = call("getUpdates", { timeout: 30 });
    expect(await first).toEqual(refused(409, "terminated by other getUpdates request"));
    opened();
    expect(await second).toMatchObject({ ok: true });
  });

  it("stands back while a webhook is set", async () => {
    opened();
    expect(await call("setWebhook", { url: "http://bot.example.vn" })).toEqual(refused(400, "HTTPS"));
    expect(await call("setWebhook", { url: "https://bot.example.vn", secret_token: "bí mật" })).toEqual(
      refused(400, "unallowed"),
    );
    await call("setWebhook", { url: "http://127.0.0.1:1/hook", allowed_updates: ["message"] });
    expect(await call("getUpdates")).toEqual(refused(409, "webhook is active"));
    await timers.fire();
    expect((await call("getWebhookInfo")).result).toMatchObject({
      url: "http://127.0.0.1:1/hook",
      pending_update_count: 1,
      allowed_updates: ["message"],
      last_error_message: "Connection refused",
    });
    await call("deleteWebhook");
    expect(await updates()).toHaveLength(1);
    await call("deleteWebhook", { drop_pending_updates: true });
    expect(await updates()).toEqual([]);
  });
});

describe("people", () => {
  it("edit, forward, send albums and belong to groups", async () => {
    const lan = opened();
    lan.edit(lan.say("hạn nạp"), "hạn nộp");
    lan.forward("lời người khác");
    lan.send("photo", { album: "9", caption: "hai ảnh" });
    const group = telegram.group({ id: -5001, title: "Tổ thi đua" });
    group.addBot(lan);
    expect(await updates()).toMatchObject([
      { message: { text: "/start" } },
      { message: { text: "hạn nạp" } },
      { edited_message: { text: "hạn nộp", edit_date: 1_795_300_000 } },
      { message: { forward_origin: { type: "hidden_user" } } },
      { message: { media_group_id: "9", caption: "hai ảnh", photo: [{ width: 90 }, { width: 1280 }] } },
      { my_chat_member: { chat: { id: -5001, type: "group" }, new_chat_member: { status: "member" } } },
      { message: { chat: { id: -5001 }, new_chat_members: [{ is_bot: true }] } },
    ]);
    await sendMessage({ chat_id: -5001 });
    expect(await group.next()).toMatchObject({ text: "Dạ." });
    group.removeBot(lan);
    expect(await sendMessage({ chat_id: -5001 })).toEqual(refused(403, "kicked from the group chat"));
  });

  it("see messages one after the other", async () => {
    const lan = opened();
    const both = lan.until(2);
    await sendMessage({ text: "một" });
    await sendMessage({ text: "hai" });
    expect((await both).map(({ text }) => text)).toEqual(["một", "hai"]);
    expect([(await lan.next()).text, (await lan.next()).text]).toEqual(["một", "hai"]);
  });
});

describe("faults", () => {
  it("come in the order they were asked for, and then no more", async () => {
    const lan = opened();
    telegram.fail("sendMessage", { kind: "refuse", status: 429, retryAfter: 7 });
    telegram.fail("sendMessage", { kind: "refuse", status: 500 });
    expect(await sendMessage({})).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect(await sendMessage({})).toEqual(refused(500, "Internal Server Error"));
    expect(await sendMessage({})).toMatchObject({ ok: true });
    expect(lan.messages()).toHaveLength(1);
  });

  it("cut the connection before or after the call is carried out", async () => {
    const lan = opened();
    telegram.fail("sendMessage", { kind: "drop" });
    await expect(sendMessage({})).rejects.toThrow();
    expect(lan.messages()).toHaveLength(0);
    telegram.fail("sendMessage", { kind: "take-then-drop" });
    await expect(sendMessage({})).rejects.toThrow();
    expect(lan.messages()).toHaveLength(1);
  });

  it("hold a call back, hand updates out twice, and take the server away", async () => {
    opened();
    telegram.fail("sendMessage", { kind: "delay", ms: 5000 });
    const slow = sendMessage({});
    expect(await timers.fire()).toBe(5000);
    expect(await slow).toMatchObject({ ok: true });
    telegram.repeatNextUpdate(2);
    telegram.update({ message: { text: "thô" } });
    const found = await updates();
    expect(found.map(({ update_id }) => update_id - (found[0]?.update_id ?? 0))).toEqual([0, 1, 1]);
    await telegram.outage(true);
    await expect(call("getMe")).rejects.toThrow();
    await telegram.outage(false);
    expect(await call("getMe")).toMatchObject({ ok: true });
  });
});

describe("limits", () => {
  it("let so many messages through in any second, over all and in one chat, and say how long to wait", async () => {
    let nowMs = 5000;
    const limits = { perSecond: 3, perSecondInChat: 1, now: () => nowMs };
    const limited = await startTelegramEmulator({ limits });
    for (const id of [1, 2, 3, 4]) limited.person({ id, name: `Người ${id}` }).start();
    const send = async (chat_id: number) => {
      const query = new URLSearchParams({ chat_id: String(chat_id), text: "Dạ." });
      const response = await fetch(`${limited.apiRoot}/bot${limited.token}/sendMessage?${query}`);
      const { parameters } = (await response.json()) as { parameters?: { retry_after: number } };
      return [response.status, parameters?.retry_after];
    };
    expect(await send(1)).toEqual([200, undefined]);
    nowMs += 400;
    expect(await send(1)).toEqual([429, 1]);
    expect([await send(2), await send(3), await send(4)].map(([status]) => status)).toEqual([200, 200, 429]);
    nowMs += 600;
    expect([await send(4), await send(1)].map(([status]) => status)).toEqual([200, 429]);
    expect(limited.sendingCounts()).toEqual({ taken: [5000, 5400, 5400, 6000], rejected: 3 });
    await limited.close();
  });
});

describe("a fault chosen for each call", () => {
  it("comes after those that were asked for, and may leave a call unanswered that was carried out", async () => {
    const lan = opened();
    telegram.disturb("sendMessage", () => ({ kind: "take-then-silence" }));
    telegram.fail("sendMessage", { kind: "refuse", status: 500 });
    expect(await sendMessage({})).toEqual(refused(500, "Internal Server Error"));
    const hungUp = new AbortController();
    const unanswered = fetch(`${telegram.apiRoot}/bot${telegram.token}/sendMessage?chat_id=1001&text=a`, {
      signal: hungUp.signal,
    });
    await lan.until(1);
    hungUp.abort();
    await expect(unanswered).rejects.toThrow();
  });
});
