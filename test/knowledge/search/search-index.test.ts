import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../src/kernel/vietnamese.ts";
import type { SearchEntry } from "../../../src/knowledge/search/search-entry.ts";
import { createSearchIndex } from "../../../src/knowledge/search/search-index.ts";

const decision = "Quyết định số 423/QĐ-UBND";
const law = "Luật Thi đua, khen thưởng";
const entries: SearchEntry[] = [
  {
    id: "goal",
    document: decision,
    title: "Mục tiêu",
    text: "Phấn đấu giảm tỷ lệ hộ nghèo, không để ai bị bỏ lại phía sau.",
    locator: "Kế hoạch, Mục I",
  },
  {
    id: "report",
    document: decision,
    title: "Chế độ báo cáo",
    text: "Đơn vị gửi báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 03 tháng 12.",
    locator: "Kế hoạch, Mục V, khoản 3",
  },
  {
    id: "communes",
    document: decision,
    title: "Địa bàn",
    text: "Xã Bình Thành và xã Bình Thạnh Đông cùng thực hiện.",
    locator: "Kế hoạch, Mục V, khoản 4",
  },
  {
    id: "terms",
    document: law,
    title: "Giải thích từ ngữ",
    text: "1. Thi đua là hoạt động có tổ chức.\n2. Khen thưởng là việc ghi nhận công lao.",
    locator: "Điều 3",
  },
  {
    id: "authority",
    document: law,
    title: "Thẩm quyền khen thưởng",
    text: "1. Chủ tịch tặng bằng khen.\n2. Hòa giải viên được tặng giấy khen.",
    locator: "Điều 5",
  },
];
const index = createSearchIndex(entries);
const best = (query: string) => index.search(query, 1)[0]?.id;

describe("finding a passage", () => {
  test.each([
    ["Báo cáo gửi về đâu?", "report"],
    ["bao cao gui ve dau", "report"],
    ["Bao cáo gửi ve đâu", "report"],
    ["BÁO CÁO GỬI VỀ ĐÂU", "report"],
    ["báo cáo trước ngày 3", "report"],
    ["giảm hộ nghèo", "goal"],
    ["Thi đua là gì?", "terms"],
    ["dinh nghia khen thuong", "terms"],
    ["ai có thẩm quyền khen thưởng", "authority"],
    ["Điều 5 Luật Thi đua, khen thưởng", "authority"],
    ["dieu 5 luat thi dua khen thuong", "authority"],
    ["mục V khoản 3 QĐ 423", "report"],
    ["khoan 4 muc V", "communes"],
    ["Mục I quyết định 423/QĐ-UBND", "goal"],
    ["bao caoo gui ve dau", "report"],
  ])("%s", (query, id) => {
    expect(best(query)).toBe(id);
  });

  test("one keyboard's text is another's", () => {
    const forms = [
      "hòa giải viên",
      "hoà giải viên",
      "hòa giải viên".normalize("NFD"),
      "HOÀ GIẢI VIÊN",
      "hoa giai vien",
    ];
    for (const form of forms)
      expect(index.search(form, 5).map(({ id }) => id)).toEqual(index.search("hòa giải viên", 5).map(({ id }) => id));
  });

  test("a document that is not there lifts no article of another", () => {
    expect(index.search("Điều 5 Nghị định 30/2020/NĐ-CP", 1)[0]?.share ?? 0).toBeLessThan(0.5);
  });

  test("tells what it matched and what it lacked", () => {
    const [hit] = index.search("báo cáo lạm phát", 1);
    expect(hit?.matched.map(({ term }) => term)).toEqual(["bao", "cao", "bao cao"]);
    expect(hit?.missing.map(({ term }) => term)).toEqual(["lam", "cao lam", "phat", "lam phat"]);
  });

  test("knows its syllables and how telling they are", () => {
    expect([index.knows("thưởng"), index.knows("thuong"), index.knows("blockchain")]).toEqual([true, true, false]);
    expect(index.idf("giấy khen")).toBeGreaterThan(index.idf("khen"));
    expect(index.idf("blockchain")).toBeGreaterThanOrEqual(index.idf("giấy khen"));
  });

  test.each(["", "   ", "?!", "blockchain"])("nothing for %j", (query) => {
    expect(index.search(query, 5)).toEqual([]);
  });

  test("an empty collection answers", () => {
    expect(createSearchIndex([]).search("báo cáo", 5)).toEqual([]);
  });
});

describe("accents as typed", () => {
  const filler = Array.from({ length: 30 }, (_, i) => ({
    id: `n${i}`,
    document: "Kế hoạch",
    title: "Khác",
    text: `Việc khác số ${i}.`,
  }));
  const loud = {
    id: "Thành",
    document: "Kế hoạch",
    title: "Xã Bình Thành",
    text: "Xã Bình Thành làm gương. Bình Thành dẫn đầu.",
  };
  const quiet = {
    id: "Thạnh",
    document: "Kế hoạch",
    title: "Địa bàn",
    text: `Phường Bình Thạnh nhận hỗ trợ. ${"Việc khác còn nhiều. ".repeat(100)}`,
  };
  const wards = createSearchIndex([loud, quiet, ...filler]);

  test.each([
    ["Bình Thạnh", "Thạnh"],
    ["xã Bình Thạnh", "Thạnh"],
    ["Binh Thạnh", "Thạnh"],
    ["Bình Thạnh được nhận gì?", "Thạnh"],
    ["Bình Thành", "Thành"],
    ["binh thanh", "Thành"],
  ])("%s", (query, id) => {
    expect(wards.search(query, 1)[0]?.id).toBe(id);
  });

  test("wrong accents that no passage has still find the word", () => {
    expect(best("bảo cáo gữi về đâu")).toBe("report");
  });

  test("no look-alike is ranked above the word itself", () => {
    const syllables = fc.constantFrom("việc", "hồ", "sơ", "cấp", "Thành", "thành");
    const text = fc.array(syllables, { maxLength: 40 }).map((words) => words.join(" "));
    const look = fc.record({ title: text, text });
    fc.assert(
      fc.property(look, look, fc.nat(40), ({ title, text }, other, at) => {
        const words = other.text.split(" ");
        const holder = [...words.slice(0, at), "thạnh", ...words.slice(at)].join(" ");
        const found = createSearchIndex([
          { id: "look-alike", document: "Kế hoạch", title, text },
          { id: "itself", document: "Kế hoạch", title: "", text: holder },
        ]).search("Thạnh", 2);
        expect(found[0]?.id).toBe("itself");
      }),
    );
  });
});

describe("for any collection and any question", () => {
  const word = fc.constantFrom(
    "thi",
    "đua",
    "dua",
    "khen",
    "thưởng",
    "thường",
    "điều",
    "5",
    "03",
    "là",
    "gì",
    "hoà",
    "a",
    "b)",
    "1.\n",
    "xyz",
  );
  const text = fc
    .array(fc.oneof({ weight: 9, arbitrary: word }, fc.string({ unit: "grapheme" })), { maxLength: 25 })
    .map((words) => words.join(" "));
  const collection = fc
    .array(fc.record({ document: text, title: text, text, locator: text }), { maxLength: 8 })
    .map((rows) => rows.map((row, i) => ({ id: `${i}`, ...row })));

  test("scores are finite and in order, shares from 0 to 1, no passage twice, and asking again gives the same", () => {
    fc.assert(
      fc.property(collection, text, fc.integer({ min: 1, max: 10 }), (rows, query, limit) => {
        const any = createSearchIndex(rows);
        const hits = any.search(query, limit);
        expect(hits.length).toBeLessThanOrEqual(limit);
        expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
        hits.forEach(({ score, share, matched, missing }, i) => {
          expect(Number.isFinite(score)).toBe(true);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          expect(score).toBeLessThanOrEqual(hits[i - 1]?.score ?? score);
          for (const { weight, idf } of [...matched, ...missing])
            expect(Math.min(weight, idf)).toBeGreaterThanOrEqual(0);
        });
        expect(any.search(query, limit)).toEqual(hits);
        expect(createSearchIndex(rows).search(query, limit)).toEqual(hits);
        expect(typeof any.wording(query).text).toBe("string");
      }),
    );
  });

  test("a question without accents finds the same from NFC and NFD collections", () => {
    fc.assert(
      fc.property(collection, text, (rows, query) => {
        const decomposed = rows.map((row) => ({
          ...row,
          title: row.title.normalize("NFD"),
          text: row.text.normalize("NFD"),
        }));
        const ids = (index: ReturnType<typeof createSearchIndex>) => index.search(fold(query), 5).map(({ id }) => id);
        expect(ids(createSearchIndex(decomposed))).toEqual(ids(createSearchIndex(rows)));
      }),
    );
  });
});
