import { describe, expect, it } from "vitest";

import { isVerbatim } from "../../src/knowledge/library.ts";
import { quotableSentences, quoteAround, quoteWhole } from "../../src/knowledge/quote.ts";
import { realKnowledge } from "../support/assistant.ts";
import { documentOf, node } from "../support/small-library.ts";

const { library } = await realKnowledge();
const [plan = documentOf([])] = library.documents;

/** A sentence of exactly this many characters. */
const sentenceOf = (length: number) => `${"ộ".repeat(length - 1)}.`;

describe("quoteWhole", () => {
  it("gives a clause exactly as it stands", () => {
    expect(quoteWhole(plan, "Kế hoạch, Mục V, khoản 1")).toBe(
      "Các sở, ban, ngành tỉnh, Ủy ban nhân dân các huyện, thị xã, thành phố tổ chức thực hiện Phong trào thi đua sâu rộng, thiết thực, hiệu quả.",
    );
  });

  it("keeps the spelling of the text where it writes a word in two ways", () => {
    expect(quoteWhole(plan, "Kế hoạch, Mục V, khoản 3")).toMatch(/^Trước ngày 10 tháng 12, .*Uỷ ban Mặt trận/);
  });

  it.each([
    ["a section of many clauses", "Kế hoạch, Mục V"],
    ["the whole plan", "Kế hoạch"],
    ["a place that does not exist", "Kế hoạch, Mục X"],
    ["half a locator", "Kế hoạch, Mục"],
  ])("gives nothing for %s", (_, locator) => {
    expect(quoteWhole(plan, locator)).toBeNull();
  });

  it("gives, for every place of the plan, a verbatim quote of at most 700 characters or nothing", () => {
    const quotes = plan.nodes.flatMap(({ locator }) => quoteWhole(plan, locator) ?? []);
    expect(quotes.length).toBeGreaterThan(30);
    expect(quotes.filter((quote) => quote.length > 700 || !isVerbatim(plan, quote))).toEqual([]);
  });

  it("takes in the marks of a list between its items", () => {
    const list = documentOf(
      [
        node("Điều 1", { kind: "article", text: "Hồ sơ gồm:" }),
        node("Điều 1, điểm a", { kind: "point", text: "Tờ trình;" }),
        node("Điều 1, điểm b", { kind: "point", text: "Danh sách." }),
      ],
      "Điều 1. Hồ sơ gồm:\na) Tờ trình;\nb) Danh sách.\nĐiều 2. Hết.",
    );
    expect(quoteWhole(list, "Điều 1")).toBe("Hồ sơ gồm: a) Tờ trình; b) Danh sách.");
    expect(quoteWhole(list, "Điều 1, điểm b")).toBe("Danh sách.");
  });

  it("never joins parts that other words stand between", () => {
    const apart = documentOf(
      [node("Điều 1", { text: "Phần một." }), node("Điều 1, khoản 1", { text: "Phần hai." })],
      "Phần một. Chen vào. Phần hai.",
    );
    expect(quoteWhole(apart, "Điều 1")).toBeNull();
  });

  it.each([
    [700, true],
    [701, false],
  ])("of a place of %d characters is given: %s", (length, given) => {
    const text = sentenceOf(length);
    expect(text).toHaveLength(length);
    expect(quoteWhole(documentOf([node("Điều 1", { text })]), "Điều 1")).toBe(given ? text : null);
  });
});

describe("quotableSentences", () => {
  it("are the sentences, each on one line", () => {
    expect(quotableSentences("Gửi báo cáo\ntrước hạn. Sở   tổng hợp.")).toEqual([
      "Gửi báo cáo",
      "trước hạn.",
      "Sở tổng hợp.",
    ]);
  });

  it.each([
    [700, 1],
    [701, 0],
  ])("of one sentence of %d characters without a break are %d", (length, count) => {
    expect(quotableSentences(sentenceOf(length))).toHaveLength(count);
  });

  it("of a longer sentence are its parts between semicolons, those that fit", () => {
    const [first, second, tooLong] = [`${"a".repeat(400)};`, `${"b".repeat(400)};`, `${"c".repeat(701)}.`];
    expect(quotableSentences(`Gồm: ${first} ${second} ${tooLong}`)).toEqual(["Gồm:", first, second]);
  });

  it("of every passage of the plan are verbatim", () => {
    const pieces = plan.passages.flatMap(({ text }) => quotableSentences(text));
    expect(pieces.filter((piece) => piece.length > 700 || !isVerbatim(plan, piece))).toEqual([]);
  });
});

describe("quoteAround", () => {
  const pieces = ["Một.", "Hai.", "Ba.", "Bốn."];

  it.each([
    [1, 4, "Hai."],
    [1, 8, "Hai. Ba."],
    [1, 13, "Hai. Ba. Bốn."],
    [1, 99, "Một. Hai. Ba. Bốn."],
    [3, 8, "Ba. Bốn."],
    [2, 0, "Ba."],
  ])("sentence %d with room for %d characters is “%s”", (best, room, quote) => {
    expect(quoteAround(pieces, best, room)).toBe(quote);
  });
});
