import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkMerged, type IsBorneOut } from "../../../src/consolidation/merge/check-merged.ts";
import { mergeNarrative } from "../../../src/consolidation/merge/merge-narrative.ts";
import { MERGED_AT_ONCE, type Merged, mergeChunks } from "../../../src/consolidation/merge/merge-task.ts";
import { withoutPersonalData } from "../../../src/conversation/personal-data.ts";
import { unsupportedIn } from "../../../src/knowledge/claims.ts";
import { partOf } from "./narrative-part.ts";

const isBorneOut: IsBorneOut = (sentence, sources) => unsupportedIn(sentence, sources).length === 0;

const TEXTS = {
  A: "Nguồn lực vận động còn hạn chế, mới đạt 350 triệu đồng. Cán bộ làm công tác giảm nghèo còn kiêm nhiệm.",
  B: "Cán bộ làm công tác giảm nghèo còn kiêm nhiệm nhiều việc. Kế hoạch số 15/KH-UBND ban hành ngày 20/6/2023 triển khai chậm.",
  C: "Một số hộ nghèo chưa có đất sản xuất; có 12 hộ chưa có nhà ở ổn định.",
};
const texts = new Map(Object.entries(TEXTS));
const check = (text: string, ...units: string[]) =>
  checkMerged({ texts }, { sentences: [{ text, units }] }, isBorneOut);

describe("a sentence that a machine put together", () => {
  it.each([
    ["Cán bộ làm công tác giảm nghèo còn kiêm nhiệm.", ["A", "B"]],
    ["Nguồn lực vận động còn hạn chế, mới đạt 350 triệu đồng.", ["A"]],
    ["Kế hoạch số 15/KH-UBND ban hành ngày 20 tháng 6 năm 2023 triển khai chậm.", ["B"]],
    ["Có 12 hộ chưa có nhà ở ổn định.", ["C"]],
  ])("stands: %s", (text, units) => expect(check(text, ...units)).toEqual([{ text, units }]));

  it.each([
    ["another figure", "Nguồn lực vận động còn hạn chế, mới đạt 450 triệu đồng.", ["A"]],
    ["a figure of another unit", "Có 12 hộ chưa có nhà ở ổn định.", ["A"]],
    ["a unit that wrote nothing of it", "Có 12 hộ chưa có nhà ở ổn định.", ["A", "C"]],
    ["another day", "Kế hoạch số 15/KH-UBND ban hành ngày 21/6/2023 triển khai chậm.", ["B"]],
    ["another document", "Kế hoạch số 16/KH-UBND ban hành ngày 20/6/2023 triển khai chậm.", ["B"]],
    ["a name that nobody wrote", "Sở Tài chính phân bổ nguồn lực vận động còn hạn chế.", ["A"]],
    ["a count of units", "3 đơn vị có cán bộ làm công tác giảm nghèo còn kiêm nhiệm.", ["A", "B"]],
    ["a unit that is not among them", "Cán bộ làm công tác giảm nghèo còn kiêm nhiệm.", ["A", "Z"]],
    ["no unit", "Cán bộ làm công tác giảm nghèo còn kiêm nhiệm.", []],
    ["a masked name", "Cán bộ [tên] làm công tác giảm nghèo còn kiêm nhiệm.", ["A"]],
    ["nothing", "  ", ["A"]],
    ["what nobody wrote", "Ngân sách nhà nước cần được bổ sung kịp thời cho các địa phương vùng sâu.", ["A"]],
  ])("falls with %s", (_, text, units) => expect(check(text, ...units)).toEqual([]));

  it("stands once", () => {
    const sentence = { text: "Có 12 hộ chưa có nhà ở ổn định.", units: ["C", "C"] };
    expect(checkMerged({ texts }, { sentences: [sentence, sentence] }, isBorneOut)).toEqual([
      { text: sentence.text, units: ["C"] },
    ]);
  });

  it("never holds a number that its units did not write", () => {
    const said = fc.record({
      text: fc
        .tuple(fc.constantFrom(...Object.values(TEXTS)), fc.integer({ min: 0, max: 99_999 }))
        .map(([text, number]) => text.replace(/\d+/, String(number))),
      units: fc.subarray(["A", "B", "C", "Z"]),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 5 }), (sentences) => {
        for (const { text, units } of checkMerged({ texts }, { sentences }, isBorneOut)) {
          const sources = units.map((unit) => texts.get(unit) ?? "").join(" ");
          for (const number of text.match(/\d+/g) ?? []) expect(sources).toContain(number);
          expect(units).not.toContain("Z");
        }
      }),
    );
  });
});

describe("what units wrote to one question", () => {
  it("leaves in requests of bounded size, every unit whole and once", () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`U${at}`, "a".repeat(100 + at * 130)]));
    const chunks = mergeChunks(partOf(many), (text) => text);
    expect(chunks.length).toBeGreaterThan(1);
    for (const { texts: some } of chunks)
      expect([...some.values()].join("").length).toBeLessThanOrEqual(MERGED_AT_ONCE);
    expect(chunks.flatMap(({ texts: some }) => [...some.keys()])).toEqual(Object.keys(many));
  });

  it("leaves without what points at a person, and without the names of units", () => {
    const [chunk] = mergeChunks(
      partOf({ ...TEXTS, D: "Hỗ trợ chị Nguyễn Thị Hoa, số 0912345678." }),
      withoutPersonalData,
    );
    expect(Object.keys(chunk?.inputs ?? {})).toEqual(["question", "texts"]);
    expect(JSON.stringify(chunk?.inputs)).not.toMatch(/Hoa|0912345678|Huyện/);
  });

  it("is nothing to merge where one unit wrote", () => {
    expect(mergeChunks(partOf({ A: TEXTS.A }), (text) => text)).toEqual([]);
  });

  const merge = (said: Merged | null) =>
    mergeNarrative([partOf(TEXTS)], { ask: async () => said, mask: withoutPersonalData, isBorneOut });

  it("loses no unit: whoever has no sentence left stays in its own words", async () => {
    const merged = await merge({
      sentences: [
        { text: "Cán bộ làm công tác giảm nghèo còn kiêm nhiệm.", units: ["A", "B"] },
        { text: "Có 13 hộ chưa có nhà ở ổn định.", units: ["C"] },
      ],
    });
    const part = merged.get("han_che");
    expect(part?.sentences).toHaveLength(1);
    expect(part?.left.map(({ unit, paragraphs }) => [unit.code, ...paragraphs])).toEqual([["C", TEXTS.C]]);
  });

  it.each<[string, Merged | null]>([
    ["nothing came", null],
    ["no sentence holds", { sentences: [{ text: "Có 13 hộ chưa có nhà ở.", units: ["C"] }] }],
  ])("stays as it is where %s", async (_, said) => expect((await merge(said)).size).toBe(0));
});
