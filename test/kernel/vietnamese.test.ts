import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  canonical,
  fold,
  hasDiacritics,
  mayMean,
  nfc,
  oneLine,
  unifyTonePlace,
  words,
} from "../../src/kernel/vietnamese.ts";
import { anyText, typedText } from "../support/typed-text.ts";

describe("nfc", () => {
  it.each([
    ["decomposed letters", "Hạn nộp báo cáo của Ủy ban".normalize("NFD"), "Hạn nộp báo cáo của Ủy ban"],
    ["an Icelandic capital for Đ", "Ðiều 3", "Điều 3"],
    ["an African capital for Đ", "Ɖiều 3", "Điều 3"],
    ["an Icelandic letter for đ", "thi ðua", "thi đua"],
    ["a zero-width space", "báo\u200Bcáo", "báocáo"],
    ["zero-width joiners", "thi\u200C đua\u200D", "thi đua"],
    ["a word joiner", "10\u2060/12", "10/12"],
    ["a byte-order mark", "\uFEFFĐiều 1", "Điều 1"],
    ["a soft hyphen", "nghiệp\u00AD vụ", "nghiệp vụ"],
    ["an ordinary text", "Mục V, khoản 3", "Mục V, khoản 3"],
    ["an empty text", "", ""],
  ])("mends %s", (_, typed, mended) => {
    expect(nfc(typed)).toBe(mended);
  });

  it("is done after one pass", () => {
    fc.assert(
      fc.property(typedText, (text) => {
        expect(nfc(nfc(text))).toBe(nfc(text));
      }),
    );
  });
});

describe("oneLine", () => {
  it.each([
    ["lines", "Trước ngày\n10 tháng 12", "Trước ngày 10 tháng 12"],
    ["Windows lines and tabs", "Sở\r\n\tNội vụ", "Sở Nội vụ"],
    ["no-break and wide spaces", "Sở\u00A0Nội\u2003vụ", "Sở Nội vụ"],
    ["outer space", "  Điều 2. \n", "Điều 2."],
  ])("folds %s", (_, typed, folded) => {
    expect(oneLine(typed)).toBe(folded);
  });
});

describe("unifyTonePlace", () => {
  it.each([
    ["hoà", "hòa"],
    ["hoá", "hóa"],
    ["hoả", "hỏa"],
    ["hoã", "hõa"],
    ["hoạ", "họa"],
    ["khoẻ", "khỏe"],
    ["xoè", "xòe"],
    ["uỷ", "ủy"],
    ["thuỷ", "thủy"],
    ["luỹ", "lũy"],
    ["tuỳ", "tùy"],
    ["thuý", "thúy"],
    ["Hoà", "Hòa"],
    ["HOÀ", "HÒA"],
    ["Uỷ ban", "Ủy ban"],
    ["UỶ BAN", "ỦY BAN"],
    ["Hoà-Bình, thuỷ.", "Hòa-Bình, thủy."],
  ])("writes %s as %s", (newer, older) => {
    expect(unifyTonePlace(newer)).toBe(older);
  });

  it.each(["hòa", "ủy", "quý", "quỷ", "QUÝ", "Quỳnh", "hoàn", "toán", "hoạch", "huỳnh", "suýt", "khoẻn", "oai", "báo"])(
    "leaves %s alone",
    (word) => {
      expect(unifyTonePlace(word)).toBe(word);
    },
  );
});

describe("canonical and fold", () => {
  it.each([
    ["HOÀ BÌNH", "hòa bình", "hoa binh"],
    ["Uỷ ban", "ủy ban", "uy ban"],
    ["ĐẠI ĐOÀN KẾT", "đại đoàn kết", "dai doan ket"],
    ["Ðiều", "điều", "dieu"],
    ["Quý IV", "quý iv", "quy iv"],
    ["thưởng".normalize("NFD"), "thưởng", "thuong"],
    ["1,2%", "1,2%", "1,2%"],
  ])("reads %s as %s, and without accents as %s", (typed, accented, bare) => {
    expect([canonical(typed), fold(typed)]).toEqual([accented, bare]);
  });

  it("do not depend on how letters are composed", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
        expect(canonical(text.normalize("NFD"))).toBe(canonical(text.normalize("NFC")));
      }),
    );
  });

  it("are done after one pass, in any order", () => {
    fc.assert(
      fc.property(typedText, (text) => {
        expect(canonical(canonical(text))).toBe(canonical(text));
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(canonical(text))).toBe(fold(text));
        expect(canonical(fold(text))).toBe(fold(text));
      }),
    );
  });

  it("leave no Vietnamese diacritic when folded", () => {
    fc.assert(fc.property(typedText, (text) => !hasDiacritics(fold(text))));
  });
});

describe("words", () => {
  it.each([
    ["Giảm 1,2% mỗi năm", ["Giảm", "1,2", "mỗi", "năm"]],
    ["1-1,2%", ["1", "1,2"]],
    ["ngày 10/12", ["ngày", "10/12"]],
    ["ngày 08/12/2023.", ["ngày", "08/12/2023"]],
    ["1.234.567,8 đồng", ["1.234.567,8", "đồng"]],
    ["Thông tư 12/2019/TT-BNV", ["Thông", "tư", "12/2019", "TT", "BNV"]],
    ["LĐ-TB&XH", ["LĐ", "TB", "XH"]],
    ["Điều 3, khoản 2.", ["Điều", "3", "khoản", "2"]],
    ["“Vì người nghèo”", ["Vì", "người", "nghèo"]],
    ["nộp".normalize("NFD"), ["nộp"]],
    ["t12", ["t", "12"]],
    [" …?! ", []],
    ["", []],
  ])("of %j are %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("stand in the text in their order", () => {
    fc.assert(
      fc.property(typedText, (text) => {
        const whole = nfc(text);
        let at = 0;
        for (const word of words(text)) {
          at = whole.indexOf(word, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += word.length;
        }
      }),
    );
  });
});

describe("hasDiacritics", () => {
  it.each([
    ["đ", true],
    ["Đ", true],
    ["Ð", true],
    ["bao cáo", true],
    ["nộp".normalize("NFD"), true],
    ["bao cao", false],
    ["KH 2023, 10/12", false],
    ["", false],
  ])("of %j is %j", (text, expected) => {
    expect(hasDiacritics(text)).toBe(expected);
  });
});

describe("mayMean", () => {
  it.each([
    ["bao", "báo", true],
    ["báo", "báo", true],
    ["BÁO", "báo", true],
    ["bảo", "báo", false],
    ["báo", "bao", false],
    ["nop", "nộp", true],
    ["nôp", "nộp", true],
    ["nọp", "nộp", true],
    ["nơp", "nộp", false],
    ["nop", "nốt", false],
    ["thuởng", "thưởng", true],
    ["thương", "thưởng", true],
    ["thường", "thưởng", false],
    ["duoc", "được", true],
    ["dược", "được", true],
    ["đuoc", "được", true],
    ["đua", "dua", false],
    ["dua", "đua", true],
    ["hoà", "hòa", true],
    ["hoa", "hoà", true],
    ["hoá", "hoà", false],
    ["uỷ", "ủy", true],
    ["hạn", "hạn chế", false],
    ["10/12", "10/12", true],
    ["10/12", "11/12", false],
    ["", "", true],
  ])("%s for %s: %s", (typed, meant, expected) => {
    expect(mayMean(typed, meant)).toBe(expected);
  });

  it("takes every word for itself and for itself without accents", () => {
    fc.assert(
      fc.property(typedText, (text) => {
        expect(mayMean(text, text)).toBe(true);
        expect(mayMean(fold(text), text)).toBe(true);
      }),
    );
  });
});
