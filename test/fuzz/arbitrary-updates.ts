import fc from "fast-check";

/** Pieces that have broken programs before: halves of pairs, NUL, turned writing, joined emoji, markup, SQL, paths. */
const PIECES = [
  "",
  "\u0000",
  "\ud800",
  "\udfff\ud800",
  "\u202eabc",
  "שלום עולם",
  "👨‍👩‍👧‍👦",
  "🇻🇳",
  "a\u0301\u0301\u0301",
  "\ufeff",
  "\u200b\u200d",
  "\u2028",
  "\r\n\t",
  "<b>&amp;<script>",
  "'; drop table inbox; --",
  "../../etc/passwd",
  "{{2}}%s%n",
  "__proto__",
  "constructor",
  "12/constructor",
  "/start",
  "/start abc_-9",
  "/xoa",
  "/huy@tro_ly_bot",
  "/",
  "@",
  "1",
  "99999999999999999999",
  "MẬT",
  "Độ mật: Tối mật",
  "hạn nộp báo cáo là khi nào",
  "don vi toi phai lam gi",
  "xem cả đoạn",
  "khoản 3 Mục V",
  "ạ".repeat(700),
  "x".repeat(5000),
] as const;

/** Texts of all kinds, cheap to make. */
export const hardText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...PIECES)).map((two) => two.join(" ")),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 24 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);

/** Numbers at the edges of what programs bear. */
export const hardNumber = fc.constantFrom(
  ...[0, -0, 1, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 53), 5e-324, 1_700_000_000, 253_402_300_800],
);

/** Anything that JSON can hold, where something else was expected. */
export const wrong: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, [], {}, [[[]]], { constructor: 1 }),
  hardNumber,
  hardText,
);
/** The right thing most times, else anything. */
export const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 14, arbitrary: right }, { weight: 1, arbitrary: wrong });
/** Left out most times. */
export const perhaps = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: mostly(right) });

const chat = fc.record({
  id: mostly(fc.integer({ min: 1, max: 400 })),
  type: mostly(fc.constantFrom("private", "private", "private", "private", "group", "supergroup", "channel")),
});
const sender = fc.record({ id: mostly(fc.integer({ min: 1, max: 400 })), is_bot: mostly(fc.constant(false)) });
const entity = fc.record({
  type: mostly(fc.constantFrom("mention", "bot_command", "text_mention", "url")),
  offset: mostly(fc.nat(30)),
  length: mostly(fc.nat(30)),
  user: perhaps(fc.record({ id: hardNumber })),
});
const CONTENTS = ["sticker", "photo", "voice", "video", "document", "contact", "location", "poll", "forward_origin"];
/** A document, or the sizes of a photo. */
function fileOf(): fc.Arbitrary<unknown> {
  const about = fc.record({
    file_id: mostly(hardText),
    file_size: perhaps(hardNumber),
    file_name: perhaps(fc.oneof(hardText, fc.constantFrom("a.pdf", "../b.docx", "c.PNG"))),
    mime_type: perhaps(fc.oneof(fc.constantFrom("application/pdf", "image/png", ""), hardText)),
    width: mostly(fc.nat(4000)),
    height: mostly(fc.nat(4000)),
  });
  return fc.oneof(about, fc.array(about, { maxLength: 3 }));
}

const message = fc
  .record({
    chat: mostly(chat),
    date: mostly(fc.constant(1_700_000_000)),
    from: mostly(sender),
    text: fc.oneof({ weight: 6, arbitrary: mostly(hardText) }, { weight: 1, arbitrary: fc.constant(undefined) }),
    entities: perhaps(fc.array(entity, { maxLength: 2 })),
    media_group_id: perhaps(hardText),
    caption: perhaps(hardText),
    message_id: perhaps(hardNumber),
    content: perhaps(fc.constantFrom(...CONTENTS)),
    file: fc.oneof(fc.constant({}), fileOf()),
  })
  .map(({ content, file, ...rest }) => (typeof content === "string" ? { ...rest, [content]: file } : rest));
const press = fc.record({
  id: mostly(hardText),
  from: mostly(sender),
  message: mostly(fc.record({ chat: mostly(chat) })),
  data: mostly(fc.oneof(fc.constantFrom("xoa:co", "xoa:khong", "1-0", "-1", "1-99999999999"), hardText)),
});
const status = fc.record({ status: mostly(fc.constantFrom("member", "kicked", "left", "administrator")) });
const membership = fc.record({
  chat: mostly(chat),
  date: mostly(fc.constant(1_700_000_000)),
  old_chat_member: mostly(status),
  new_chat_member: mostly(status),
});

/** Updates as Telegram sends them, and as it never would. */
export const anyUpdate: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ update_id: mostly(fc.nat()), message: mostly(message) }) },
  { weight: 1, arbitrary: fc.record({ update_id: mostly(fc.nat()), edited_message: mostly(message) }) },
  { weight: 2, arbitrary: fc.record({ update_id: mostly(fc.nat()), callback_query: mostly(press) }) },
  { weight: 1, arbitrary: fc.record({ update_id: mostly(fc.nat()), my_chat_member: mostly(membership) }) },
  { weight: 1, arbitrary: wrong },
);

const uuid = fc.uuid();

/** Messages as the page sends them, and as it never would. */
export const anyPageMessage: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ id: mostly(uuid), text: mostly(hardText) }) },
  { weight: 2, arbitrary: fc.record({ id: mostly(uuid), choice: mostly(hardText), label: perhaps(hardText) }) },
  { weight: 1, arbitrary: wrong },
);

/** Bytes that are no JSON, or broken JSON. */
export const anyBytes: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)),
  fc.tuple(anyUpdate, fc.nat(60)).map(([value, cut]) => Buffer.from(JSON.stringify(value).slice(0, cut))),
  fc
    .constantFrom(
      "[".repeat(20_000),
      `{"a":${"[".repeat(9000)}${"]".repeat(9000)}}`,
      '{"update_id":1,"update_id":2}',
      '{"__proto__":{"update_id":1},"message":{"__proto__":[]}}',
      "\ufeff{}",
    )
    .map((text) => Buffer.from(text)),
);
