import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { decodeKeys } from "../../src/answering/telex.ts";
import { canonical, fold } from "../../src/kernel/vietnamese.ts";
import { anyText } from "../support/typed-text.ts";

describe("Telex keys left in the text", () => {
  it.each([
    ["hanj", "hạn"],
    ["hajn", "hạn"],
    ["noopj", "nộp"],
    ["baos", "báo"],
    ["baso", "báo"],
    ["caos", "cáo"],
    ["laf", "là"],
    ["xax", "xã"],
    ["cos", "có"],
    ["chis", "chí"],
    ["khos", "khó"],
    ["soos", "số"],
    ["sowr", "sở"],
    ["nooij", "nội"],
    ["vuj", "vụ"],
    ["dduwowcj", "được"],
    ["dduowcj", "được"],
    ["thuwowngr", "thưởng"],
    ["ngheof", "nghèo"],
    ["keets", "kết"],
    ["quar", "quả"],
    ["thangs", "tháng"],
    ["ngayf", "ngày"],
    ["nawm", "năm"],
    ["nguwowif", "người"],
    ["nguwofi", "người"],
    ["huyeenj", "huyện"],
    ["quyeets", "quyết"],
    ["ddinhj", "định"],
    ["kees", "kế"],
    ["hoachj", "hoạch"],
    ["hojach", "hoạch"],
    ["ddua", "đua"],
    ["ddang", "đang"],
    ["dangd", "đang"],
    ["traof", "trào"],
    ["truwowcs", "trước"],
    ["truowcs", "trước"],
    ["nhieemj", "nhiệm"],
    ["vuowngs", "vướng"],
    ["khawn", "khăn"],
    ["lieen", "liên"],
    ["heej", "hệ"],
    ["ddaau", "đâu"],
    ["aaps", "ấp"],
    ["phuowngf", "phường"],
    ["mawtj", "mặt"],
    ["traanj", "trận"],
    ["toor", "tổ"],
    ["quoocs", "quốc"],
    ["quys", "quý"],
    ["ddoanf", "đoàn"],
    ["toanf", "toàn"],
    ["theer", "thể"],
    ["tieeu", "tiêu"],
    ["hinhf", "hình"],
    ["thuwcs", "thức"],
    ["hooij", "hội"],
    ["giuwax", "giữa"],
    ["gias", "giá"],
    ["gif", "gì"],
    ["giowf", "giờ"],
    ["truyeenf", "truyền"],
    ["ddoongj", "động"],
    ["kys", "ký"],
    ["cuar", "của"],
    ["cura", "của"],
    ["chuyeenr", "chuyển"],
    ["ddooir", "đổi"],
    ["tyr", "tỷ"],
    ["hoaf", "hòa"],
    ["thuyr", "thủy"],
    ["khoer", "khỏe"],
    ["khoong", "không"],
    ["HANJ", "hạn"],
    ["Baos", "báo"],
  ])("%s makes %s", (keys, syllable) => {
    expect(decodeKeys(keys)).toBe(syllable);
  });
});

describe("VNI keys left in the text", () => {
  it.each([
    ["ha5n", "hạn"],
    ["han5", "hạn"],
    ["no65p", "nộp"],
    ["no6p5", "nộp"],
    ["bao1", "báo"],
    ["ba1o", "báo"],
    ["cao1", "cáo"],
    ["la2", "là"],
    ["xa4", "xã"],
    ["so73", "sở"],
    ["no65i", "nội"],
    ["noi65", "nội"],
    ["d9u7o7c5", "được"],
    ["d9uo7c5", "được"],
    ["nghe2o", "nghèo"],
    ["ngheo2", "nghèo"],
    ["thu7o7ng3", "thưởng"],
    ["thuong73", "thưởng"],
    ["ke61t", "kết"],
    ["tha1ng", "tháng"],
    ["nga2y", "ngày"],
    ["ngu7o7i2", "người"],
    ["nguoi72", "người"],
    ["huye65n", "huyện"],
    ["d9i5nh", "định"],
    ["hoa5ch", "hoạch"],
    ["d9ua", "đua"],
    ["tru7o71c", "trước"],
    ["vu7o7ng1", "vướng"],
    ["kha8n", "khăn"],
    ["khan8", "khăn"],
    ["d9a6u", "đâu"],
    ["ap61", "ấp"],
    ["ma85t", "mặt"],
    ["quo61c", "quốc"],
    ["na8m", "năm"],
    ["quy1", "quý"],
    ["uy3", "ủy"],
    ["hoa2", "hòa"],
    ["kho6ng", "không"],
    ["d9o61i", "đối"],
    ["HA5N", "hạn"],
  ])("%s makes %s", (keys, syllable) => {
    expect(decodeKeys(keys)).toBe(syllable);
  });
});

describe("words that no keys are left in", () => {
  it.each([
    "ok",
    "mail",
    "email",
    "file",
    "word",
    "zalo",
    "web",
    "app",
    "khen",
    "phong",
    "ban",
    "a",
    "w",
    "pdf",
    "đua",
  ])("%s stays as typed", (word) => {
    expect(decodeKeys(word)).toBeNull();
  });

  it.each(["2023", "10/12", "t12", "q4", "mp3", "v2", "b2b", "12/2019", "3a", "", " ", "?", "😀"])(
    "%j is no syllable",
    (text) => {
      expect(decodeKeys(text)).toBeNull();
    },
  );
});

describe("any text", () => {
  it("is decoded without an error, to a canonical text or to nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const decoded = decodeKeys(text);
        if (decoded !== null) expect(decoded).toBe(canonical(decoded));
      }),
    );
  });

  it("made of Telex letters gives letters that were typed, at most with marks", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aeiouydnghtcmpbsfrxjw"), maxLength: 8 }), (keys) => {
        const decoded = decodeKeys(keys);
        for (const letter of fold(decoded ?? "")) expect(keys).toContain(letter);
      }),
    );
  });
});
