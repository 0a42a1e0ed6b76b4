import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MOST_READINGS } from "../../src/answering/spell-out.ts";
import { realKnowledge } from "../support/assistant.ts";
import { anyText } from "../support/typed-text.ts";

const { reader, wording } = await realKnowledge();

describe("abbreviations with one reading", () => {
  it.each([
    ["ủy ban nhân dân", ["UBND", "ubnd", "Ubnd", "U.B.N.D"]],
    ["sở lao động - thương binh và xã hội", ["SLĐTBXH", "slđtbxh", "SLDTBXH", "sldtbxh"]],
    ["lao động - thương binh và xã hội", ["LĐ-TB&XH", "lđ-tb&xh", "LDTBXH", "ldtb&xh", "LĐTBXH"]],
    ["chính trị - xã hội", ["CT-XH", "ct-xh", "CTXH", "ctxh", "CT - XH".replaceAll(" ", "")]],
    ["thông tin và truyền thông", ["TT&TT", "tt&tt", "TTTT", "tttt"]],
    ["mặt trận tổ quốc", ["MTTQ", "mttq"]],
    ["hội đồng nhân dân", ["HĐND", "HDND", "hđnd", "hdnd"]],
    ["thi đua khen thưởng", ["TĐKT", "TDKT", "tđkt", "tdkt"]],
    ["sở nội vụ", ["SNV", "snv"]],
    ["dân tộc thiểu số", ["DTTS", "dtts"]],
    ["quyết định", ["QĐ", "qđ"]],
  ])("are written out as %s in any case, with or without marks", (full, typed) => {
    expect(typed.map((short) => reader.spellOut(short))).toEqual(typed.map(() => [full]));
  });

  it("are all written out, whatever the case", () => {
    const entries = Object.entries(wording.abbreviations.plain);
    const unread = entries.filter(
      ([short, full]) => reader.spellOut(short)[0] !== full || reader.spellOut(short.normalize("NFD"))[0] !== full,
    );
    expect(unread).toEqual([]);
  });

  it.each([
    ["ubnd xã phải làm gì", "ủy ban nhân dân xã phải làm gì"],
    ["Sở LĐTBXH, ubnd huyện", "Sở lao động - thương binh và xã hội, ủy ban nhân dân huyện"],
    ["(UBND)", "(ủy ban nhân dân)"],
    ["12/2019/TT-BNV", "12/2019/thông tư bộ nội vụ"],
  ])("are written out inside a sentence: %s", (typed, meant) => {
    expect(reader.spellOut(typed)).toEqual([meant]);
  });
});

describe("letters that mean one thing in capitals and another in chat", () => {
  it.each([
    ["KH năm 2023", "kế hoạch năm 2023"],
    ["kh biết", "không biết"],
    ["BC", "báo cáo"],
    ["Bc", "báo cáo"],
    ["bc", "báo cáo"],
    ["HD 2357", "hướng dẫn 2357"],
    ["hd 2357", "hướng dẫn 2357"],
    ["NĐ 91", "nghị định 91"],
  ])("%s is %s", (typed, meant) => {
    expect(reader.spellOut(typed)).toEqual([meant]);
  });
});

describe("ambiguous abbreviations", () => {
  it.each([
    ["TT 12/2019", "thông tư 12 năm 2019"],
    ["tt 12/2019", "thông tư 12 năm 2019"],
    ["TT số 12/2019", "thông tư số 12/2019"],
    ["QD 423", "quyết định 423"],
    ["CT số 5", "chỉ thị số 5"],
  ])("before a number are the kind of document: %s is %s", (typed, meant) => {
    expect(reader.spellOut(typed)).toEqual([meant]);
  });

  it.each(["TT", "tt", "CT", "TP", "KP", "KT", "TC"])(
    "%s alone gives several readings, the likeliest first",
    (short) => {
      const readings = wording.abbreviations.ambiguous[short.toUpperCase()] ?? [];
      expect(readings.length).toBeGreaterThan(1);
      expect(reader.spellOut(short)).toEqual(readings);
    },
  );

  it.each(["CT TT KT", "TT CT TP TC KT KP TB MT", "TT ".repeat(40)])("are never more than the most: %s", (typed) => {
    const texts = reader.spellOut(typed);
    expect(texts).toHaveLength(MOST_READINGS);
    expect(new Set(texts).size).toBe(MOST_READINGS);
  });
});

describe("chat spellings and left-over keys", () => {
  it.each([
    ["ko biết nộp bc ở đâu", "không biết nộp báo cáo ở đâu"],
    ["k nộp đc", "không nộp được"],
    ["dc ko", "được không"],
    ["hs khen thưởng ntn", "hồ sơ khen thưởng như thế nào"],
    ["a/c", "anh chị"],
    ["đ/c", "đồng chí"],
    ["t12", "tháng 12"],
    ["hanj noopj baos caos", "hạn nộp báo cáo"],
    ["ha5n no65p bao1 cao1 la2 khi na2o", "hạn nộp báo cáo là khi nào"],
    ["ai kys quyeets ddinhj", "ai ký quyết định"],
  ])("%s is read as %s", (typed, meant) => {
    expect(reader.spellOut(typed)).toEqual([meant]);
  });

  it.each(["form", "ok", "mail", "email", "file", "test", "excel", "fax", "data", "word", "zalo", "admin", "report"])(
    "%s stays as typed",
    (word) => {
      expect(reader.spellOut(word)).toEqual([word]);
    },
  );

  it.each([
    "han nop bao cao la khi nao",
    "Hạn nộp báo cáo là khi nào?",
    "Nộp cho ai, ở đâu?",
    "kiễm tra",
    "😀",
    "",
    "  ",
  ])("%j holds nothing to write out", (text) => {
    expect(reader.spellOut(text)).toEqual([text]);
  });
});

describe("a month or quarter with its year", () => {
  it.each([
    ["quý 4/2023", "quý 4 năm 2023"],
    ["Quý 4/2023 làm gì", "Quý 4 năm 2023 làm gì"],
    ["quy 4/2023", "quy 4 năm 2023"],
    ["tháng 12/2023", "tháng 12 năm 2023"],
    ["thang 12-2023", "thang 12 năm 2023"],
    ["ngày 10/12/2023", "ngày 10/12/2023"],
    ["10/12/2023", "10/12/2023"],
  ])("%s is read as %s", (typed, meant) => {
    expect(reader.spellOut(typed)).toEqual([meant]);
  });
});

it("gives between one and the most readings of any text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const texts = reader.spellOut(text);
      expect(texts.length).toBeGreaterThanOrEqual(1);
      expect(texts.length).toBeLessThanOrEqual(MOST_READINGS);
    }),
  );
});
