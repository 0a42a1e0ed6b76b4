import { describe, expect, it, test } from "vitest";

import { NEW_CONVERSATION } from "../../../src/conversation/conversation-state.ts";
import { readPhone, shownPhone } from "../../../src/conversation/report/phone.ts";
import { reminderWordsIn } from "../../../src/conversation/report/reminder-commands.ts";
import { EMPTY_DESK } from "../../../src/conversation/route.ts";
import type { Member } from "../../../src/people/member.ts";
import { createReportRoute } from "../../support/report-talk.ts";

const LAN: Member = { id: "7", unit: "891", role: "officer", name: "Lan" };

function say(text: string, takesPhones = true) {
  const desk = { ...EMPTY_DESK, member: LAN };
  const now = Temporal.Instant.from("2023-12-01T02:00:00Z");
  const state = { ...NEW_CONVERSATION, introduced: true };
  const route = createReportRoute({ takesPhones });
  const { replies, writes } = route(state, { kind: "text", text }, "1", { desk, now, channel: "telegram" });
  const said = replies.flatMap(({ blocks }) => blocks.map((block) => (block.kind === "text" ? block.text : "")));
  return { said: said.join("\n"), writes };
}

describe("a mobile number", () => {
  it.each([
    ["0912345678", "84912345678"],
    ["0912 345 678", "84912345678"],
    ["0912.345.678", "84912345678"],
    ["+84 912 345 678", "84912345678"],
    ["84-912-345-678", "84912345678"],
    ["091234567", null],
    ["09123456789", null],
    ["0212 345 678", null],
    ["0296 3852 345", null],
  ])("%s", (typed, phone) => expect(readPhone(typed)).toBe(phone));

  it("is shown as people write it", () => expect(shownPhone("84912345678")).toBe("0912 345 678"));
});

describe("words that give a number", () => {
  it.each([
    ["so dien thoai 0912 345 678", "0912 345 678"],
    ["so dien thoai cua em la 0912345678", "0912345678"],
    ["sdt: 0912.345.678", "0912.345.678"],
    ["nhac qua so zalo +84912345678", "+84912345678"],
    ["xoa so dien thoai", null],
    ["bo sdt cua toi", null],
  ])("%s", (said, typed) => expect(reminderWordsIn(said)).toEqual({ kind: "phone", typed }));

  it.each(["so dien thoai so noi vu", "dien thoai cho ai", "bo"])("%s gives none", (said) =>
    expect(reminderWordsIn(said)?.kind).not.toBe("phone"),
  );
});

test("an officer gives a number, and takes it away again", () => {
  const given = say("số điện thoại của em là 0912 345 678 ạ");
  expect(given.writes).toEqual([{ kind: "phone", member: "7", phone: "84912345678" }]);
  expect(given.said).toContain("em ghi số 0912 345 678");
  expect(say("xóa số điện thoại").writes).toEqual([{ kind: "phone", member: "7", phone: null }]);
});

test("a number that is none is asked for again, and none is kept where nothing is sent to it", () => {
  const short = say("số điện thoại 0912 345");
  expect(short.writes).toEqual([]);
  expect(short.said).toContain("cần 10 số");
  const unused = say("số điện thoại 0912 345 678", false);
  expect(unused.writes).toEqual([]);
  expect(unused.said).toContain("chưa nhắc qua số điện thoại");
});
