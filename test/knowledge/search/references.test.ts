import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../src/kernel/vietnamese.ts";
import { parseReferences, type Reference } from "../../../src/knowledge/search/references.ts";

const decree = { type: "nghị định", number: "30/2020" };

describe("the places a text names", () => {
  test.each<[string, Reference[]]>([
    ["khoản 2 Điều 5", [{ clause: "2", article: "5" }]],
    ["khoản 2, Điều 5 của Kế hoạch", [{ clause: "2", article: "5", document: { type: "kế hoạch", number: null } }]],
    ["Điều 18, khoản 3", [{ article: "18", clause: "3" }]],
    [
      "Kế hoạch, Mục V, khoản 3, điểm a",
      [{ document: { type: "kế hoạch", number: null }, section: "V", clause: "3", point: "a" }],
    ],
    ["Điều 10 Bộ luật Lao động", [{ article: "10", document: { type: "bộ luật", number: null } }]],
    ["điểm đ khoản 1 Điều 3 Nghị định 30/2020", [{ point: "đ", clause: "1", article: "3", document: decree }]],
    ["diem d khoan 1 dieu 3 nghi dinh 30/2020", [{ point: "d", clause: "1", article: "3", document: decree }]],
    ["nghị định số 30/2020/NĐ-CP", [{ document: { type: "nghị định", number: "30/2020/NĐ-CP" } }]],
    ["theo 423/QĐ-UBND thì sao", [{ document: { type: "quyết định", number: "423/QĐ-UBND" } }]],
    ["QĐ 423", [{ document: { type: "quyết định", number: "423" } }]],
    ["qd 423 noi gi", [{ document: { type: "quyết định", number: "423" } }]],
    ["mục v có gì", [{ section: "V" }]],
    ["Muc II chuong 3", [{ section: "II", chapter: "3" }]],
    ["Điều 15a", [{ article: "15a" }]],
    ["khoản 1, 2 và 3 Điều 5", [1, 2, 3].map((clause) => ({ clause: `${clause}`, article: "5" }))],
    [
      "điểm a và b khoản 2",
      [
        { point: "a", clause: "2" },
        { point: "b", clause: "2" },
      ],
    ],
    ["từ Điều 5 đến Điều 8", [{ article: "5" }, { article: "8" }]],
    [
      "Điều 3 Nghị định 30/2020 và khoản 1 Điều 4",
      [
        { article: "3", document: decree },
        { clause: "1", article: "4" },
      ],
    ],
  ])("%s", (text, references) => {
    expect(parseReferences(text)).toEqual(references);
  });

  test.each([
    "Mục tiêu của phong trào là gì?",
    "điểm y tế xã ở đâu",
    "diem o dau",
    "điều kiện xét khen thưởng",
    "khoản kinh phí 30 triệu",
    "quyết định ngày 12/5/2023",
    "kế hoạch 12 tháng",
    "quyết định 2023",
    "",
  ])("none in %j", (text) => {
    expect(parseReferences(text)).toEqual([]);
  });

  test("typed without accents names the same place", () => {
    const place = fc.record({
      clause: fc.integer({ min: 1, max: 30 }),
      article: fc.integer({ min: 1, max: 700 }),
      number: fc.integer({ min: 10, max: 1800 }),
    });
    fc.assert(
      fc.property(place, ({ clause, article, number }) => {
        const text = `khoản ${clause} Điều ${article} Nghị định số ${number}`;
        const expected = {
          clause: `${clause}`,
          article: `${article}`,
          document: { type: "nghị định", number: `${number}` },
        };
        expect(parseReferences(text)).toEqual([expected]);
        expect(parseReferences(fold(text))).toEqual([expected]);
        expect(parseReferences(text.normalize("NFD"))).toEqual([expected]);
      }),
    );
  });

  test("no text breaks it", () => {
    const word = fc.constantFrom(
      "điều",
      "khoản",
      "điểm",
      "mục",
      "chương",
      "luật",
      "số",
      "5",
      "a",
      "đ",
      "V",
      "30/2020",
      ",",
      "và",
      "(",
      "/",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: "grapheme" }))), (words) => {
        expect(Array.isArray(parseReferences(words.join(" ")))).toBe(true);
      }),
    );
  });
});
