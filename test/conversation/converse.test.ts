import { describe, expect, it } from "vitest";

import { UNIT_CHOICES } from "../../src/answering/wording.ts";
import { type Conversation, NEW_CONVERSATION, OFFERS_KEPT } from "../../src/conversation/conversation-state.ts";
import type { Said } from "../../src/conversation/converse.ts";
import { textAt } from "../../src/knowledge/library.ts";
import { realKnowledge } from "../support/assistant.ts";

const { library, converse, converseWith } = await realKnowledge();

/** Says the turns one after the other in a new conversation and gives the last reply with what is kept. */
function say(...turns: string[]): { state: Conversation; said: Said } {
  let turn: { state: Conversation; said: Said } = {
    state: NEW_CONVERSATION,
    said: { kind: "passage", text: "" },
  };
  for (const text of turns) turn = converse(turn.state, text);
  return turn;
}

/** The words of a reply. */
function wordsOf({ said }: { said: Said }): string {
  return said.kind === "passage" ? said.text : said.answer.answer;
}

const MY_DUTIES = "Đơn vị tôi phải làm gì?";
const MUST_I_REPORT = "Đơn vị tôi có phải nộp báo cáo không?";

describe("a question that waits for the kind of unit", () => {
  it("is kept with the kinds that are offered", () => {
    const { state, said } = say(MY_DUTIES);
    expect(said).toMatchObject({ kind: "answer", answer: { status: "clarify" } });
    expect(state.offers.at(-1)?.waiting).toBe(MY_DUTIES);
    expect(state.offers.at(-1)?.choices.map(({ label }) => label)).toEqual(UNIT_CHOICES.map(({ label }) => label));
  });

  it.each(UNIT_CHOICES.map(({ label, kind }, at) => [at + 1, label, kind] as const))(
    "is answered when number %d is chosen: %s",
    (number, label, kind) => {
      const chosen = say(MY_DUTIES, String(number));
      expect(chosen).toMatchObject({
        said: { answer: { status: "answered" } },
        state: { unitKind: kind },
      });
      expect(chosen.state.offers.at(-1)?.waiting).toBeNull();
      expect(say(MY_DUTIES, label)).toEqual(chosen);
    },
  );

  it.each(["số 2", "chọn 2", "2.", " 2 ", "UBND HUYỆN, THỊ XÃ, THÀNH PHỐ", "ubnd huyen, thi xa, thanh pho", "huyện"])(
    "is answered for the district: %j",
    (reply) => {
      expect(say(MY_DUTIES, reply)).toMatchObject({
        said: { answer: { status: "answered" } },
        state: { unitKind: "district" },
      });
    },
  );

  it("is asked again as it was, not as the choice words it", () => {
    expect(say(MUST_I_REPORT, "5").said).toMatchObject({ answer: { status: "declined", reason: "not_stated" } });
    expect(say(MUST_I_REPORT, "em ở xã").said).toMatchObject({ answer: { status: "declined", reason: "not_stated" } });
    expect(say(MUST_I_REPORT, "2").said).toMatchObject({ answer: { status: "answered" } });
  });

  it("gives way to a new question", () => {
    const { state, said } = say(MY_DUTIES, "Ai ký quyết định này?");
    expect(said).toMatchObject({ answer: { status: "answered", citations: [{ locator: "Chữ ký" }] } });
    expect(state.unitKind).toBeNull();
    expect(state.offers.at(-1)).toMatchObject({ waiting: null });
  });
});

describe("the kind of unit, once told", () => {
  it("is remembered for the rest of the conversation", () => {
    expect(wordsOf(say(MY_DUTIES, "5", "Hạn nộp báo cáo là khi nào?"))).toContain("Riêng đơn vị của anh/chị");
    expect(say(MY_DUTIES, "5", "Bên em có phải báo cáo không?").said).toMatchObject({ answer: { status: "declined" } });
    expect(wordsOf(say(MY_DUTIES, "2", "Hạn nộp báo cáo là khi nào?"))).not.toContain("Riêng đơn vị của anh/chị");
  });

  it("is taken from “xã em” and does not have to be asked for", () => {
    const told = "Xã em có phải nộp báo cáo không?";
    expect(say(told).state.memory?.unitKind).toBe("commune");
    expect(wordsOf(say(told, "Vậy đơn vị em phải làm gì?"))).toContain("UBND cấp xã có các việc sau");
  });

  it("stays within its own conversation", () => {
    say(MY_DUTIES, "5");
    expect(say(MY_DUTIES).said).toMatchObject({ answer: { status: "clarify" } });
    expect(NEW_CONVERSATION).toMatchObject({ unitKind: null, memory: null });
  });
});

describe("“xem cả đoạn”", () => {
  const asked = "Ai vận động Quỹ Vì người nghèo?";
  const locator = "Kế hoạch, Mục II, khoản 1, gạch đầu dòng 3";

  it.each(["xem cả đoạn", "Xem cả đoạn ạ.", "cho em xem nguyên văn", "XEM CA DOAN", "đọc toàn văn đi", "cả đoạn"])(
    "shows the place last quoted in full: %s",
    (wish) => {
      const [plan] = library.documents;
      const { said } = say(asked, wish);
      expect(said).toEqual({ kind: "passage", text: `${plan && textAt(plan, locator)}\n— ${locator}` });
    },
  );

  it("shows a place once however often it was quoted", () => {
    const text = wordsOf(say("UBND xã phải làm những gì?", "xem cả đoạn"));
    expect(text.split("— Kế hoạch, Mục II, khoản 1, gạch đầu dòng 2")).toHaveLength(2);
  });

  it("says so when nothing was quoted yet", () => {
    expect(wordsOf(say("xem cả đoạn"))).toContain("chưa trích đoạn nào");
  });

  it("still shows it after a courtesy and changes nothing of the conversation", () => {
    const before = say(asked, "cảm ơn em");
    const after = converse(before.state, "xem cả đoạn");
    expect(wordsOf(after)).toContain(`— ${locator}`);
    expect(after.state).toBe(before.state);
  });
});

describe("a follow-up", () => {
  it("goes on with the question before it", () => {
    expect(wordsOf(say("Hạn nộp báo cáo là khi nào?", "gửi cho ai?"))).toContain("báo cáo gửi về Sở Nội vụ");
    expect(say("Hạn nộp báo cáo là khi nào?", "còn xã thì sao?").said).toMatchObject({
      answer: { status: "declined" },
    });
  });

  it("tells a commune that asks if it must send one that the plan does not say so", () => {
    expect(say("han nop bc ve snv", "xã chị có phải nộp ko").said).toMatchObject({ answer: { status: "declined" } });
  });

  it("goes on across a greeting", () => {
    const plain = say("Hạn nộp báo cáo là khi nào?", "gửi cho ai?");
    expect(say("Hạn nộp báo cáo là khi nào?", "cảm ơn em", "gửi cho ai?").said).toEqual(plain.said);
  });
});

describe("a button of an earlier reply", () => {
  const press = (state: Conversation, turn: string, place: number) =>
    converseWith(state, { kind: "button", turn, place }, "99");

  it("chooses from the reply it belongs to, whatever was said since", () => {
    const { state } = say(MY_DUTIES, "Ai ký quyết định này?", "cảm ơn em");
    expect(press(state, "1", 1)).toMatchObject({
      said: { answer: { status: "answered" } },
      state: { unitKind: "district" },
    });
  });

  it("shows the passage of the reply it belongs to", () => {
    const long = "Sơ kết khi nào?";
    const { state } = say(long, "Ai ký quyết định này?");
    const whole = state.offers[0]?.choices.findIndex(({ label }) => label === "Xem cả đoạn") ?? -1;
    expect(wordsOf(press(state, "1", whole))).toBe(wordsOf(say(long, "xem cả đoạn")));
  });

  it.each([
    ["a turn that is not kept", "77", 0],
    ["a place that was not offered", "1", 40],
  ])("is said to be old: %s", (_, turn, place) => {
    expect(wordsOf(press(say(MY_DUTIES).state, turn, place))).toContain("nút này đã cũ");
  });

  it(`works for the last ${OFFERS_KEPT} replies`, () => {
    const others = Array.from({ length: OFFERS_KEPT - 1 }, () => "Ai ký quyết định này?");
    expect(press(say(MY_DUTIES, ...others).state, "1", 1).said).toMatchObject({ kind: "answer" });
  });
});

it("leaves the state it is given as it was", () => {
  const { state } = say(MY_DUTIES);
  const before = structuredClone(state);
  converse(state, "2");
  converse(state, "Ai ký quyết định này?");
  expect(state).toEqual(before);
});
