import { describe, expect, it } from "vitest";

import {
  broadcastReply,
  isHopeless,
  JUDGED_FROM,
  MOST_FAILED_SHARE,
  unitsMeant,
} from "../../src/reminders/broadcast.ts";

const STATUSES = [
  { unit: "886", kind: "district", state: "submitted" },
  { unit: "888", kind: "district", state: "not_started" },
  { unit: "SYT", kind: "department", state: "not_started" },
  { unit: "HPN", kind: "union", state: "drafting" },
];

describe("the units that a broadcast is for", () => {
  it.each([
    [["all"], "886 888 SYT HPN"],
    [["district"], "886 888"],
    [["not_started", "drafting"], "888 SYT HPN"],
    [["union", "submitted"], "886 HPN"],
    [["accepted"], ""],
  ])("%j: %s", (to, units) => expect(unitsMeant(to, STATUSES).join(" ")).toBe(units));
});

describe("too many errors", () => {
  const most = Math.floor(MOST_FAILED_SHARE * JUDGED_FROM);
  it.each([
    [JUDGED_FROM - most, most, false],
    [JUDGED_FROM - most - 1, most + 1, true],
    [0, JUDGED_FROM - 1, false],
    [0, JUDGED_FROM, true],
    [0, 0, false],
  ])("%i arrived and %i did not: %s", (sent, failed, expected) => expect(isHopeless({ sent, failed })).toBe(expected));
});

it("says who speaks, and how to hear no more of it", () => {
  const [block] = broadcastReply("Sở Nội vụ", "Họp giao ban.", null).blocks;
  expect(block).toEqual({
    kind: "text",
    text: "Dạ, Sở Nội vụ thông báo:\nHọp giao ban.\nKhông muốn nhận thông báo chung như tin này, anh/chị gõ /dung ạ.",
  });
});
