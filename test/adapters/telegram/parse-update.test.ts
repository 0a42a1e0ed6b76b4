import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseUpdate } from "../../../src/adapters/telegram/parse-update.ts";

const bot = { id: 7_000_001, username: "tro_ly_bot" };
const receivedAt = Temporal.Instant.from("2026-11-22T08:00:00Z");
const DATE = 1_795_300_000;
const lan = { id: 1001, is_bot: false, first_name: "Lan" };
const chat = { id: 1001, type: "private", first_name: "Lan" };
const group = { id: -5001, type: "group", title: "Tổ thi đua" };

const parse = (body: object, knownBot: typeof bot | null = bot) =>
  parseUpdate({ update_id: 42, ...body }, { bot: knownBot, receivedAt });
const happening = (body: object) => parse(body)?.event.happening ?? null;
const message = (content: object) => ({ message: { message_id: 7, from: lan, chat, date: DATE, ...content } });
const inGroup = (text: string, entities: object[] = []) => message({ chat: group, text, entities });
const mark = (type: string, text: string, marked: string) => ({
  type,
  offset: text.indexOf(marked),
  length: marked.length,
});

describe("a message in a private chat", () => {
  it("is an event of its chat, named after the update, at the time of the message", () => {
    expect(parse(message({ text: "hạn nộp" }))).toEqual({
      event: {
        channel: "telegram",
        conversation: "1001",
        eventKey: "update:42",
        at: Temporal.Instant.fromEpochMilliseconds(DATE * 1000),
        happening: { kind: "text", text: "hạn nộp" },
      },
      callbackQuery: null,
    });
  });

  it.each([
    ["/start", null],
    ["/start kh2023_A-1", "kh2023_A-1"],
    ["/start@tro_ly_bot ABC", "ABC"],
    ["/START ABC", "ABC"],
    [`/start ${"a".repeat(64)}`, "a".repeat(64)],
    [`/start ${"a".repeat(65)}`, null],
    ["/start hai từ", null],
    ["/start mã", null],
  ])("opens the conversation: %s", (text, payload) => {
    expect(happening(message({ text }))).toEqual({ kind: "start", payload });
  });

  it.each(["/startle", "/huongdan", "xin /start", "start"])("is text: %s", (text) => {
    expect(happening(message({ text }))).toEqual({ kind: "text", text });
  });

  it.each([
    ["sticker", { sticker: { file_id: "a" } }],
    ["photo", { photo: [{ file_id: "a" }], caption: "hạn nào?" }],
    ["photo", { live_photo: {} }],
    ["voice", { voice: {} }],
    ["voice", { audio: {} }],
    ["voice", { video_note: {} }],
    ["video", { video: {} }],
    ["video", { animation: {}, document: {} }],
    ["file", { document: {} }],
    ["contact", { contact: {} }],
    ["location", { location: {} }],
    ["location", { venue: {}, location: {} }],
    ["other", { poll: {} }],
    ["other", { dice: {} }],
    ["other", { story: {} }],
    ["forwarded", { text: "lời người khác", forward_origin: { type: "hidden_user" } }],
    ["forwarded", { photo: [], forward_origin: {} }],
  ])("that cannot be read is told by its kind: %s %j", (what, content) => {
    expect(happening(message(content))).toEqual({ kind: "unsupported", what });
  });

  it("is one event with the other videos of its album", () => {
    const video = (update_id: number) =>
      parseUpdate({ update_id, ...message({ video: {}, media_group_id: "9" }) }, { bot, receivedAt })?.event.eventKey;
    expect([video(1), video(2)]).toEqual(["album:9", "album:9"]);
  });

  it("is an event of its own for each picture of an album", () => {
    const photo = [{ file_id: "a", width: 9, height: 9 }];
    const picture = (update_id: number) =>
      parseUpdate({ update_id, ...message({ photo, media_group_id: "9" }) }, { bot, receivedAt })?.event;
    expect([picture(1), picture(2)]).toMatchObject([
      { eventKey: "update:1", happening: { album: "9" } },
      { eventKey: "update:2", happening: { album: "9" } },
    ]);
  });

  it("is a file also when it was passed on, and then says so", () => {
    const document = { file_id: "d", file_name: "a.pdf", mime_type: "application/pdf" };
    const passedOn = happening(message({ document, forward_origin: { type: "hidden_user" } }));
    expect(passedOn).toMatchObject({ kind: "file", name: "a.pdf", forwarded: true });
  });

  it.each<[string, object, object | "file" | "photo"]>([
    [
      "the largest size of a photo",
      {
        photo: [
          { file_id: "big", width: 1280, height: 960, file_size: 9 },
          { file_id: "small", width: 90, height: 60 },
        ],
        caption: "hội nghị",
      },
      { what: "photo", name: "anh-7.jpg", type: "image/jpeg", size: 9, handle: "big", caption: "hội nghị" },
    ],
    [
      "a PDF",
      {
        document: {
          file_id: "d",
          file_name: "../Báo cáo.pdf".normalize("NFD"),
          mime_type: "application/pdf",
          file_size: 5,
        },
      },
      { what: "file", name: "Báo cáo.pdf", type: "application/pdf", size: 5, handle: "d" },
    ],
    [
      "a document whose kind only its name tells",
      { document: { file_id: "d", file_name: "a.DOCX", mime_type: "application/octet-stream" } },
      { what: "file", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", size: null },
    ],
    ["a nameless picture", { document: { file_id: "d", mime_type: "image/png" } }, { what: "file", name: "tep.png" }],
    ["a macro file", { document: { file_id: "d", file_name: "a.docm" } }, "file"],
    [
      "a spreadsheet",
      { document: { file_id: "d", file_name: "a.xlsx", mime_type: "application/vnd.ms-excel" } },
      "file",
    ],
    ["a document without a handle", { document: { file_name: "a.pdf", mime_type: "application/pdf" } }, "file"],
    ["a photo without sizes", { photo: [{ file_id: "a" }] }, "photo"],
  ])("is a file only as %s", (_, content, expected) => {
    const unsupported = typeof expected === "string" && { kind: "unsupported", what: expected };
    expect(happening(message(content))).toMatchObject(unsupported || { kind: "file", ...(expected as object) });
  });

  it.each([{ pinned_message: {} }, { message_auto_delete_timer_changed: {} }, { write_access_allowed: {} }, {}])(
    "means nothing when Telegram itself wrote it: %j",
    (content) => expect(happening(message(content))).toBeNull(),
  );

  it("means nothing when a bot wrote it", () => {
    expect(happening(message({ text: "chào", from: { ...lan, is_bot: true } }))).toBeNull();
  });

  it("says when an earlier one was changed", () => {
    const edited = { ...message({ text: "hạn nào" }).message, edit_date: DATE + 60 };
    const event = parse({ edited_message: edited })?.event;
    expect(event?.happening).toEqual({ kind: "text", text: "hạn nào", edited: true });
    expect(event?.at.epochMilliseconds).toBe((DATE + 60) * 1000);
    expect(happening({ edited_message: message({ location: {} }).message })).toBeNull();
    expect(happening({ edited_message: { ...edited, chat: group } })).toBeNull();
  });
});

describe("a press", () => {
  const press = (over: object = {}) => ({
    callback_query: { id: "q1", from: lan, message: { message_id: 8, chat, date: 0 }, data: "chon:2", ...over },
  });

  it("is the choice of its chat at the time it came in, with the query to confirm", () => {
    const parsed = parse(press());
    expect(parsed?.event).toMatchObject({
      conversation: "1001",
      at: receivedAt,
      happening: { kind: "choice", choice: "chon:2" },
    });
    expect(parsed?.callbackQuery).toBe("q1");
  });

  it.each([
    { data: undefined },
    { message: undefined },
    { message: { chat: group } },
    { from: { ...lan, is_bot: true } },
  ])("means nothing without data, chat or person: %j", (over) => expect(parse(press(over))).toBeNull());
});

describe("a group", () => {
  const toBot = "@Tro_Ly_Bot hạn nào?";
  it.each([
    ["/huongdan", [mark("bot_command", "/huongdan", "/huongdan")]],
    ["/start@tro_ly_bot", [mark("bot_command", "/start@tro_ly_bot", "/start@tro_ly_bot")]],
    [toBot, [mark("mention", toBot, "@Tro_Ly_Bot")]],
    ["em ơi", [{ ...mark("text_mention", "em ơi", "em"), user: { id: bot.id } }]],
  ])("is answered where it speaks to the bot: %s", (text, entities) => {
    const parsed = parse(inGroup(text, entities));
    expect(parsed?.event).toMatchObject({ conversation: "-5001", happening: { kind: "unsupported", what: "group" } });
  });

  it.each([
    ["chào cả nhà", []],
    ["/start@bot_khac", [mark("bot_command", "/start@bot_khac", "/start@bot_khac")]],
    ["@nguoi_khac", [mark("mention", "@nguoi_khac", "@nguoi_khac")]],
    ["email a@tro_ly_bot", []],
  ])("is left alone otherwise: %s", (text, entities) => expect(parse(inGroup(text, entities))).toBeNull());

  it("knows no mention while the bot does not know its own name", () => {
    expect(parse(inGroup("@tro_ly_bot", [mark("mention", "@tro_ly_bot", "@tro_ly_bot")]), null)).toBeNull();
  });
});

describe("a change of membership", () => {
  const change = (from: string, to: string, where: object = chat) => ({
    my_chat_member: {
      chat: where,
      from: lan,
      date: DATE,
      old_chat_member: { status: from },
      new_chat_member: { status: to },
    },
  });

  it.each([
    ["member", "kicked", chat, { kind: "blocked" }],
    ["kicked", "member", chat, { kind: "unblocked" }],
    ["left", "member", group, { kind: "unsupported", what: "group" }],
    ["kicked", "administrator", { ...group, type: "supergroup" }, { kind: "unsupported", what: "group" }],
    ["member", "administrator", group, null],
    ["member", "left", group, null],
    ["left", "administrator", { id: -6001, type: "channel" }, null],
  ])("from %s to %s in %j", (from, to, where, expected) =>
    expect(happening(change(from, to, where))).toEqual(expected),
  );
});

describe("anything else", () => {
  const broken: unknown[] = [
    null,
    "text",
    [],
    {},
    { update_id: "1" },
    { update_id: 1 },
    { update_id: 1, message: null },
    { update_id: 1, message: { chat: { id: 1.5, type: "private" }, date: DATE } },
    { update_id: 1, message: { chat, date: Number.MAX_SAFE_INTEGER, text: "x" } },
    { update_id: 1, message: { chat: { id: 1, type: "planet" }, date: DATE, text: "x" } },
    { update_id: 1, message: { chat, date: DATE, text: 5 } },
    { update_id: 1, channel_post: message({ text: "x" }).message },
    { update_id: 1, poll: {} },
    { update_id: 1, ...message({ chat: { id: -6001, type: "channel" }, text: "/start" }) },
  ];
  it.each(broken.map((update) => [update]))("is null: %j", (update) => {
    expect(parseUpdate(update, { bot, receivedAt })).toBeNull();
  });

  it("reads a message whose marks are broken", () => {
    expect(happening(message({ text: "hạn", entities: [{ type: 4 }] }))).toEqual({ kind: "text", text: "hạn" });
  });

  it("never throws, whatever comes", () => {
    const keys = [
      "message",
      "edited_message",
      "callback_query",
      "my_chat_member",
      "chat",
      "date",
      "text",
      "from",
      "entities",
    ];
    const soup = fc.object({ key: fc.oneof(fc.constantFrom("update_id", ...keys), fc.string()), maxDepth: 4 });
    const nested = fc.record({
      update_id: fc.nat(),
      message: fc.record({ chat: fc.constant(chat), date: fc.integer(), text: fc.string(), entities: fc.array(soup) }),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), soup, nested), (update) => {
        const parsed = parseUpdate(update, { bot, receivedAt });
        return parsed === null || parsed.event.channel === "telegram";
      }),
      { numRuns: 500 },
    );
  });
});
