import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Token } from "../../src/answering/read-question.ts";
import { fold, words } from "../../src/kernel/vietnamese.ts";
import { realKnowledge } from "../support/assistant.ts";
import { anyText } from "../support/typed-text.ts";

const { reader } = await realKnowledge();

/** The keys of what is not filler. */
function keysOf(tokens: readonly Token[]): string[] {
  return tokens.filter(({ role }) => role !== "filler").map(({ key }) => key);
}

describe("a question", () => {
  it.each([
    ["Hạn nộp báo cáo là khi nào?", ["focus:when", "topic:send", "topic:report", "focus:when"]],
    ["Ai ký quyết định này?", ["focus:who", "topic:sign"]],
    ["Sở Nội vụ làm gì?", ["body:so_noi_vu", "focus:duty"]],
    ["Khó khăn, vướng mắc liên hệ ai", ["topic:difficulty", "topic:contact", "focus:who"]],
    ["Quỹ Vì người nghèo", ["topic:poor_fund"]],
    ["Huyện nghèo", ["topic:poor_district"]],
    ["Giảm 1,2%", ["topic:reduce", "number:1,2"]],
    ["Uỷ ban nhân dân tỉnh", ["body:ubnd_tinh"]],
    ["Mặt trận", ["body:front"]],
    ["Thị trấn Núi Sập", ["body:communes"]],
    ["Long Xuyên", ["body:districts"]],
  ])("%s means the same with accents, without, in capitals and decomposed", (question, keys) => {
    const forms = [question, fold(question), question.toUpperCase(), question.normalize("NFD")];
    expect(forms.map((form) => keysOf(reader.tokens(form)))).toEqual(forms.map(() => keys));
  });

  it("keeps apart with accents what only looks alike without them", () => {
    expect(keysOf(reader.tokens("mặt trời"))).not.toContain("body:front");
    expect(keysOf(reader.tokens("hạn chế"))).toEqual(["hạn chế"]);
    expect(keysOf(reader.tokens("xã hội"))).not.toContain("body:communes");
    expect(keysOf(reader.tokens("xã"))).toEqual(["body:communes"]);
  });

  it("takes the division with the longest known forms", () => {
    expect(keysOf(reader.tokens("kiểm tra giám sát"))).toEqual(["topic:supervise"]);
    expect(keysOf(reader.tokens("kiểm tra"))).toEqual(["topic:inspect"]);
  });
});

describe("days, years and numbers", () => {
  it.each([
    ["nộp ngày 10/12", "day", "day:10/12"],
    ["gửi ngày 10.12", "day", "day:10/12"],
    ["gửi ngày 10/12/2023", "day", "day:10/12"],
    ["gửi ngày 08/12", "day", "day:8/12"],
    ["gửi ngày 10 tháng 12", "day", "day:10/12"],
    ["gui ngay 10 thang 12", "day", "day:10/12"],
    ["mùng 8 tháng 12", "day", "day:8/12"],
    ["trong tháng 11", "day", "month:11"],
    ["hạn nộp thang 11", "day", "month:11"],
    ["kế hoạch năm 2024", "year", "year:2024"],
    ["năm 2022", "year", "year:2022"],
    ["Hướng dẫn 2357", "number", "number:2357"],
    ["Thông tư 12/2019", "number", "number:12"],
    ["Quyết định 03/2021", "number", "number:03"],
    ["giảm 1,2%", "number", "number:1,2"],
    ["12 đơn vị", "number", "number:12"],
    ["ngày 32/12", "number", "number:32/12"],
    ["10/13", "number", "number:10/13"],
  ])("%s holds a %s, %s", (text, role, key) => {
    expect(reader.tokens(text)).toContainEqual(expect.objectContaining({ role, key }));
  });

  it("do not make a day of a number that no calendar has", () => {
    expect(reader.tokens("32/12 và 10/13").filter(({ role }) => role === "day")).toEqual([]);
  });

  it("say nothing of the plan's own year", () => {
    expect(keysOf(reader.tokens("kế hoạch năm 2023"))).toEqual(keysOf(reader.tokens("kế hoạch")));
  });
});

describe("accents that make no word in use", () => {
  it.each([
    ["kiễm tra", "topic:inspect"],
    ["kiêm tra", "topic:inspect"],
    ["giãm nghèo", "topic:poverty_reduction"],
    ["khen thuởng", "topic:reward"],
  ])("%s is read by its letters", (typed, key) => {
    expect(keysOf(reader.tokens(typed))).toEqual([key]);
  });
});

describe("an unmarked syllable among accented ones", () => {
  it("is taken as typed by a strict reading, and may lack its accents for a loose one", () => {
    const text = "Hạn nộp bao cáo là khi nào";
    expect(keysOf(reader.tokens(text))).not.toContain("topic:report");
    expect(keysOf(reader.tokens(text, { accents: "loose" }))).toContain("topic:report");
  });
});

describe("the tokens of any text", () => {
  it("cover all its words once, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const covered = reader.tokens(text).flatMap(({ syllables }) => syllables.map(({ folded }) => folded));
        expect(covered).toEqual(words(text).map(fold));
      }),
    );
  });
});
