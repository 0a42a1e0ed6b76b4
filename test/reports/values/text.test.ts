import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readText } from "../../../src/reports/values/text.ts";
import { wording } from "../../../src/reports/values/wording.ts";
import { anyText } from "../../support/typed-text.ts";

describe("free text", () => {
  it.each([
    ["  Đã hỗ trợ 12 hộ. ", "Đã hỗ trợ 12 hộ."],
    ["Hỗ trợ".normalize("NFD"), "Hỗ trợ"],
    ["dòng một\ndòng hai", "dòng một\ndòng hai"],
    ["không", "không"],
    ["không có", "Không có"],
    ["Khong co", "Không có"],
    ["ko có ạ", "Không có"],
    ["Dạ không có.", "Không có"],
    ["không có hộ nào", "không có hộ nào"],
    ["chưa có vốn", "chưa có vốn"],
    ["dạ em", "dạ em"],
    ["a", "a"],
  ])("keeps %j as %j", (typed, value) => {
    expect(readText(typed, 40)).toEqual({ kind: "value", value });
  });

  it.each(["chưa có", "Chua co", "dạ chưa có ạ", "chưa có số liệu", "để sau nha"])("puts %j off", (typed) => {
    expect(readText(typed, 40)).toEqual({ kind: "not_yet" });
  });

  it.each(["", "   ", "\u200B", "\n\t"])("wants something in %j", (typed) => {
    expect(readText(typed, 40)).toEqual({ kind: "unreadable", teach: wording.text.empty });
  });

  it("says how long is too long, counting letters as people do", () => {
    expect(readText("đ".repeat(41), 40)).toEqual({ kind: "unreadable", teach: wording.text.tooLong(40, 41) });
    expect(readText("ế".normalize("NFD").repeat(40), 40).kind).toBe("value");
    expect(wording.text.tooLong(40, 41)).toMatch(/40.*41/);
  });

  it("never throws, and keeps what it once kept", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readText(text, 1000);
        if (reading.kind === "value") expect(readText(reading.value, 1000)).toEqual(reading);
      }),
    );
  });
});
