import { describe, expect, it } from "vitest";

import {
  type Conversation,
  NEW_CONVERSATION,
  restoreConversation,
  storedConversation,
} from "../../src/conversation/conversation-state.ts";
import type { KeptHappening } from "../../src/conversation/ports.ts";
import { practiceBanner, withPracticeBanner } from "../../src/conversation/practice.ts";
import { createRoute, EMPTY_DESK, MESSAGES_KEPT_DAYS, type Routed } from "../../src/conversation/route.ts";
import type { Unsupported } from "../../src/messages/inbound-event.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { clockOn, realKnowledge } from "../support/assistant.ts";
import { wordsOfBlock } from "../support/block-words.ts";

const { converseWith, about } = await realKnowledge();
const route = createRoute({ converse: converseWith, about, report: null });

const AROUND = { desk: EMPTY_DESK, now: clockOn("2023-11-20").now(), channel: "telegram" as const };

const text = (words: string): KeptHappening => ({ kind: "text", text: words });
const press = (choice: string): KeptHappening => ({ kind: "choice", choice });
const START: KeptHappening = { kind: "start", payload: null };

/** Takes the turns one after the other, stored and read again between them, and gives the last. */
function take(...happenings: KeptHappening[]): Routed {
  let routed: Routed = {
    state: NEW_CONVERSATION,
    replies: [],
    muted: null,
    reachable: null,
    forget: false,
    unanswered: null,
    writes: [],
  };
  for (const [at, happening] of happenings.entries()) {
    const state = restoreConversation(JSON.parse(JSON.stringify(storedConversation(routed.state))));
    routed = route(state, happening, String(at + 1), AROUND);
  }
  return routed;
}

const wordsOf = (reply: Reply | undefined) => (reply?.blocks ?? []).map(wordsOfBlock).join("\n");
const said = (routed: Routed) => routed.replies.map(wordsOf);

describe("the first words of a conversation", () => {
  it.each([
    ["a start", START],
    ["a question", text("hạn nộp báo cáo")],
    ["a greeting", text("chào em")],
    ["a picture", { kind: "unsupported", what: "photo" }],
    ["a command", text("/huongdan")],
  ] as [string, KeptHappening][])("say what speaks, what it keeps and how to stop: %s", (_, happening) => {
    const { state, replies } = take(happening);
    expect(wordsOf(replies[0])).toMatch(/trợ lý tự động/);
    expect(wordsOf(replies[0])).toContain(`${MESSAGES_KEPT_DAYS} ngày`);
    expect(wordsOf(replies[0])).toContain("/xoa");
    expect(wordsOf(replies[0])).toContain("/dung");
    expect(replies).toHaveLength(2);
    expect(state.introduced).toBe(true);
  });

  it("are not said again", () => expect(take(START, text("hạn nộp báo cáo")).replies).toHaveLength(1));

  it("answer the question they came with", () =>
    expect(said(take(text("han nop bc")))[1]).toContain("trước ngày 10 tháng 12"));

  it("do not greet twice", () => expect(said(take(text("chào em")))[1]).not.toContain("em chào anh/chị"));

  it("are not said to a group", () =>
    expect(said(take({ kind: "unsupported", what: "group" }))).toEqual([expect.stringContaining("trò chuyện riêng")]));
});

describe("commands", () => {
  it("silence notices, and let them be sent again", () => {
    expect(take(START, text("/dung"))).toMatchObject({ muted: true });
    expect(take(START, text("/dung"), text("/batdau"))).toMatchObject({ muted: false });
  });

  it("never silence a reply", () => {
    expect(said(take(START, text("/dung"), text("hạn nộp báo cáo")))[0]).toContain("10 tháng 12");
  });

  it("delete only after a second yes", () => {
    const asked = take(START, text("/xoa"));
    expect(asked).toMatchObject({ forget: false, state: { deleting: true } });
    expect(asked.replies[0]?.choices.map(({ label }) => label)).toEqual(["Xóa hết", "Giữ lại"]);
    const done = take(START, text("/xoa"), text("1"));
    expect(done).toMatchObject({ forget: true, state: NEW_CONVERSATION });
    expect(said(done)).toHaveLength(1);
    expect(take(START, text("/xoa"), press("xoa:co"))).toMatchObject({ forget: true });
  });

  it.each([text("2"), press("xoa:khong"), text("/huy")])("keep everything after a no: %j", (no) => {
    const routed = take(START, text("/xoa"), no);
    expect(routed).toMatchObject({ forget: false, state: { deleting: false } });
    expect(said(routed)[0]).toContain("không xóa gì");
  });

  it("forget the request to delete when something else is asked", () => {
    const asked = take(START, text("/xoa"), text("hạn nộp báo cáo"));
    expect(asked).toMatchObject({ forget: false, state: { deleting: false } });
    expect(said(asked)[0]).toContain("10 tháng 12");
    expect(take(START, text("/xoa"), text("hạn nộp báo cáo"), press("xoa:co"))).toMatchObject({ forget: false });
  });

  it("say what can be asked and told", () => {
    const [help] = said(take(START, text("/huongdan")));
    expect(help).toContain("Em trả lời về");
    expect(help).toContain("/xoa");
  });

  it("are explained when one is not known", () => expect(said(take(START, text("/abc")))[0]).toContain("/dung"));

  it("have nothing to cancel when nothing is going on", () =>
    expect(said(take(START, text("/huy")))[0]).toContain("không có việc nào"));
});

describe("what is not text", () => {
  const kinds = ["sticker", "photo", "voice", "video", "file", "contact", "location", "forwarded", "other"] as const;
  it.each(kinds)("is met with what to do instead: %s", (what: Unsupported) => {
    const routed = take(START, { kind: "unsupported", what });
    expect(said(routed)).toEqual([expect.stringMatching(/^Dạ, .+(giúp em ạ|ạ)\.$/)]);
    expect(routed.unanswered).toBeNull();
  });

  it("is met so when it is marked secret, with what to do in the chat and at the unit", () => {
    const [reply] = said(take(START, { kind: "refused" }));
    expect(reply).toMatch(/xóa ngay/i);
    expect(reply).toContain("bảo vệ bí mật nhà nước");
  });

  it("is met so when it is too long", () => expect(said(take(START, { kind: "too_long" }))[0]).toContain("4096 ký tự"));

  it("changes only whether the person can be reached when they shut the assistant out", () => {
    expect(take(START, { kind: "blocked" })).toMatchObject({ reachable: false, replies: [] });
    expect(take(START, { kind: "unblocked" })).toMatchObject({ reachable: true, replies: [] });
  });
});

describe("buttons", () => {
  it("carry the turn that offered them", () => {
    const asked = take(START, text("đơn vị tôi phải làm gì"));
    const ids = asked.replies[0]?.choices.map(({ id }) => id) ?? [];
    expect(ids[1]).toBe("2-1");
    expect(Math.max(...ids.map((id) => Buffer.byteLength(id)))).toBeLessThanOrEqual(64);
    expect(take(START, text("đơn vị tôi phải làm gì"), text("chào em"), press("2-1")).state.unitKind).toBe("district");
  });

  it.each(["", "x", "9-9", "2-99", "xoa:co", "__proto__", "1-1-1"])(
    "that nobody knows are said to be old: %j",
    (id) => {
      expect(said(take(START, text("hạn nộp báo cáo"), press(id)))[0]).toContain("nút này đã cũ");
    },
  );
});

describe("what the documents did not settle", () => {
  it("is kept without what points at a person", () => {
    const { unanswered } = take(START, text("tôi là Nguyễn Văn An, số 0912345678, thời tiết hôm nay thế nào?"));
    expect(unanswered?.question).toContain("thời tiết");
    expect(unanswered?.question).not.toMatch(/0912345678|Nguyễn Văn An/);
    expect(unanswered).toMatchObject({ unitKind: null, reason: "outside" });
  });

  it("is told apart by its reason, with the kind of unit where it is known", () => {
    expect(take(START, text("Mức thưởng bao nhiêu tiền?")).unanswered?.reason).toMatch(/not_stated|referenced_only/);
    const afterUnit = take(START, text("đơn vị tôi phải làm gì"), text("2"), text("giá vàng hôm nay"));
    expect(afterUnit.unanswered).toMatchObject({ unitKind: "district", reason: "outside" });
  });

  it.each(["hạn nộp báo cáo", "chào em", "đơn vị tôi phải làm gì", "/huongdan"])("is not: %s", (words) => {
    expect(take(START, text(words)).unanswered).toBeNull();
  });
});

describe("a stored conversation", () => {
  it("is read as it was written", () => {
    const { state } = take(START, text("đơn vị tôi phải làm gì"), text("2"));
    expect(restoreConversation(JSON.parse(JSON.stringify(storedConversation(state))))).toEqual(state);
  });

  it.each([null, {}, { version: 2 }, { ...NEW_CONVERSATION, version: 1, offers: "x" }, "x", 7])(
    "of another shape counts as none: %j",
    (json) => expect(restoreConversation(json)).toEqual(NEW_CONVERSATION),
  );

  it("stays small however long it goes on", () => {
    const many = Array.from({ length: 30 }, () => text("UBND huyện phải làm gì?"));
    expect(JSON.stringify(storedConversation(take(START, ...many).state)).length).toBeLessThan(32_000);
  });
});

describe("practice", () => {
  const at = Temporal.Instant.from("2023-12-01T01:05:00Z");
  const banner = () => practiceBanner(at, "Asia/Ho_Chi_Minh");

  it("is said with the local moment it stands at", () => expect(banner()).toContain("08:05 ngày 01/12/2023"));

  it("opens every reply", () => {
    const practised = withPracticeBanner(route, banner);
    const state: Conversation = NEW_CONVERSATION;
    for (const reply of practised(state, text("hạn nộp báo cáo"), "1", AROUND).replies)
      expect(reply.blocks[0]).toEqual({ kind: "text", text: banner() });
  });
});
