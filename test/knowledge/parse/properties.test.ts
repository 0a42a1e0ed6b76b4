import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { words } from "../../../src/kernel/vietnamese.ts";
import type { DocumentNode } from "../../../src/knowledge/document.ts";
import { parseDocument } from "../../../src/knowledge/parse/parse-document.ts";

const NUMBERS = [
  "Điều 1. ",
  "Điều 2. ",
  "Điều 7. ",
  "Chương I ",
  "CHƯƠNG II",
  "Mục 1. ",
  "PHẦN THỨ NHẤT",
  "I. ",
  "II. ",
  "A. ",
  "1. ",
  "2. ",
  "1.1. ",
  "1.2. ",
  "a) ",
  "b) ",
  "đ) ",
  "- ",
  "+ ",
  "• ",
  "PHỤ LỤC",
  "PHỤ LỤC I",
  "Nơi nhận:",
  "TM. ỦY BAN NHÂN DÂN",
  "KẾ HOẠCH",
  "QUY CHẾ",
  "QUYẾT ĐỊNH",
  "QUYẾT ĐỊNH:",
  "Căn cứ ",
  "Kính gửi: ",
  "“Điều 5. ",
  "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  "(Ban hành kèm theo Quyết định)",
  "",
];
const TAILS = [
  "",
  "Sở Nội vụ chủ trì, phối hợp với các đơn vị",
  "thực hiện theo quy định tại",
  "như sau:",
  "báo cáo trước ngày 10 tháng 12.",
  "MỤC ĐÍCH, YÊU CẦU",
  "một | hai | ba",
  "Nguyễn Văn An",
  "nguồn vốn;",
  "kết thúc./.”",
];
const line = fc.tuple(fc.constantFrom(...NUMBERS), fc.constantFrom(...TAILS)).map(([number, tail]) => number + tail);
const likeDocument = fc
  .array(line, { maxLength: 60 })
  .chain((lines) => fc.constantFrom("\n", "\r\n", "\n\n", " \n \n").map((ends) => lines.join(ends)));

/** The words that stand in a tree: numbers from locators, headings, texts. */
function wordsOf(nodes: readonly DocumentNode[]): string[] {
  return nodes.flatMap((node) => [...words(node.heading), ...words(node.text)]);
}

/** Checks that `kept` is what is left of `all` when only words of numbers and names are taken out. */
function expectOnlyNumbersMissing(all: readonly string[], kept: readonly string[]): void {
  const NUMBER =
    /^(?:phần|thứ|nhất|chương|mục|điều|tiểu|số|\d+(?:\.\d+)*|[ivxlc]+|[a-zđ]|phụ|lục|kế|hoạch|quy|chế|quyết|định)$/iu;
  let at = 0;
  for (const word of all) {
    if (kept[at] === word) at++;
    else expect(word).toMatch(NUMBER);
  }
  expect(kept.slice(at)).toEqual([]);
}

function expectSound(nodes: readonly DocumentNode[]): void {
  const before = new Set<string>();
  for (const node of nodes) {
    expect(before.has(node.locator)).toBe(false);
    if (node.parent !== null) expect(before.has(node.parent)).toBe(true);
    before.add(node.locator);
  }
}

describe("whatever the text", () => {
  it("loses no word, in reading order, of texts that look like documents", () => {
    fc.assert(
      fc.property(likeDocument, (text) => {
        const nodes = parseDocument(text);
        expectSound(nodes);
        expectOnlyNumbersMissing(words(text), wordsOf(nodes));
      }),
      { numRuns: 1500 },
    );
  });

  it("takes any string without throwing and keeps its tree sound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const nodes = parseDocument(text);
        expectSound(nodes);
        const letters = words(text).filter((word) => /^\p{L}{3,}$/u.test(word));
        const kept = new Set(wordsOf(nodes));
        for (const word of letters) expect(kept).toContain(word);
      }),
      { numRuns: 1500 },
    );
  });

  it("gives an empty tree for an empty text", () => {
    expect(parseDocument("")).toEqual([]);
    expect(parseDocument(" \r\n\t\f\n")).toEqual([]);
  });

  it.each([
    ["prose", "Sở Nội vụ chủ trì, phối hợp với các đơn vị có liên quan tổ chức thực hiện phong trào thi đua. "],
    ["short lines", "a) b\n"],
    ["numbers", "1. một\n"],
    ["open quotes", "như sau:\n“Điều 5. Một\n"],
    ["annex names", "PHỤ LỤC\nKẾ HOẠCH.\n"],
    ["letterheads", "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"],
    ["table rows", "a | b\n"],
    ["bullets", "- a:\n+ b:\n"],
  ])("reads half a megabyte of nothing but %s in seconds", (_, piece) => {
    const text = piece.repeat(Math.ceil((512 * 1024) / Buffer.byteLength(piece)));
    const start = performance.now();
    expectSound(parseDocument(text));
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it("reads 5 MB of articles in seconds", () => {
    const article =
      "1. Sở Nội vụ chủ trì, phối hợp với các đơn vị có liên quan tổ chức thực hiện phong trào thi đua.\n";
    let text = "";
    for (let number = 1; text.length < 3.6 * 1024 * 1024; number++) text += `Điều ${number}. Nhiệm vụ\n${article}`;
    const start = performance.now();
    const nodes = parseDocument(text);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(nodes.filter((node) => node.kind === "article").length).toBeGreaterThan(20_000);
  });
});
