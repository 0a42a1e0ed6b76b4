import { describe, expect, it } from "vitest";

import { createContractionReader } from "../../src/answering/contractions.ts";
import { realKnowledge } from "../support/assistant.ts";

const { reader } = await realKnowledge();
const read = createContractionReader(["có hiệu lực thi hành", "tổ chức phong trào", "phong trào", "báo cáo"]);

describe("a first syllable typed by its first letters", () => {
  it.each([
    ["hlực", "hiệu lực"],
    ["hluc", "hiệu lực"],
    ["tchức", "tổ chức"],
    ["ptrào", "phong trào"],
    ["phtrao", "phong trào"],
    ["bcáo", "báo cáo"],
  ])("%s is written out", (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each(["hlửc", "xlực", "bc", "trào", ""])("%s is left alone", (typed) => {
    expect(read(typed)).toBeNull();
  });

  it.each([
    ["qđ có hlực từ hồi nào", "quyết định có hiệu lực từ hồi nào"],
    ["ptrào tđua nộp bcáo", "phong trào thi đua nộp báo cáo"],
    ["kế hoạch gđ 21-25", "kế hoạch giai đoạn 2021 - 2025"],
    ["giai đoạn 2021-2025", "giai đoạn 2021-2025"],
  ])("in a message: %s", (typed, meant) => {
    expect(reader.spellOut(typed)[0]).toBe(meant);
  });
});
