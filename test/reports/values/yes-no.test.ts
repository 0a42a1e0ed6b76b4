import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { wording } from "../../../src/reports/values/wording.ts";
import { readYesNo } from "../../../src/reports/values/yes-no.ts";
import { anyText } from "../../support/typed-text.ts";
import { labelsOf } from "./readings.ts";

describe("a yes or a no", () => {
  it.each(
    [
      "có",
      "co",
      "CÓ",
      "có ạ",
      "dạ có",
      "Dạ, có ạ.",
      "có rồi",
      "rồi",
      "roi",
      "r",
      "dạ rồi em",
      "đã có",
      "vâng",
      "vâng ạ",
    ].concat(
      ["ừ", "ừ em", "ừ có", "ờ", "ok", "OK em", "oke", "đúng", "đúng rồi", "dung roi", "phải", "x", "X", "✓", "[x]"],
      ["được", "đồng ý", "đã thực hiện", "xong rồi", "có nha", "yes", "co\u0301"],
    ),
  )("reads %j as yes", (typed) => {
    expect(readYesNo(typed)).toEqual({ kind: "value", value: true });
  });

  it.each(
    ["không", "khong", "KHÔNG", "ko", "k", "kh", "hông", "hong", "hổng", "hok", "không có", "ko có", "dạ không"].concat(
      ["dạ không ạ", "Dạ, không.", "không em", "chưa", "chua", "dạ chưa", "chx", "chưa có", "chưa làm", "không phải"],
      ["sai", "no", "chưa thực hiện", "hông có nha"],
    ),
  )("reads %j as no", (typed) => {
    expect(readYesNo(typed)).toEqual({ kind: "value", value: false });
  });

  it.each(["chưa biết", "chưa rõ", "chua ro", "không biết", "ko rõ", "chưa có số liệu", "dạ chưa rõ ạ"])(
    "puts %j off",
    (typed) => {
      expect(readYesNo(typed)).toEqual({ kind: "not_yet" });
    },
  );

  it.each(
    [
      "có không",
      "có ko",
      "có hay không",
      "không phải là không",
      "có?",
      "có lẽ",
      "chắc có",
      "cũng có",
      "không hẳn",
      "cò",
    ].concat(["khống", "1", "có, không", "không, có", "có chưa", "rồi chưa", "ok không", "abc", "xx"]),
  )("does not guess at %j", (typed) => {
    expect(readYesNo(typed)).toEqual({ kind: "unreadable", teach: wording.yesNo.unclear });
  });

  it("teaches where nothing is typed, and asks where a “dạ” may only be polite", () => {
    expect(readYesNo(" ")).toEqual({ kind: "unreadable", teach: wording.yesNo.empty });
    expect(labelsOf(readYesNo("dạ"))).toEqual(["Có", "Không"]);
  });

  it("never throws", () => {
    fc.assert(fc.property(anyText, (text) => void readYesNo(text)));
  });

  it("never takes a text with a denial for a yes", () => {
    const word = fc.constantFrom("có", "không", "chưa", "rồi", "đúng", "ừ", "dạ", "ạ", "ko", "phải");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        if (!words.some((one) => ["không", "chưa", "ko"].includes(one))) return;
        expect(readYesNo(words.join(" "))).not.toEqual({ kind: "value", value: true });
      }),
    );
  });
});
