import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { oneLine } from "../../src/kernel/vietnamese.ts";
import { passagesIn } from "../../src/knowledge/library.ts";
import { sentences } from "../../src/knowledge/sentences.ts";
import { realKnowledge } from "../support/assistant.ts";
import { typedText } from "../support/typed-text.ts";

describe("sentences", () => {
  it.each([
    ["Gửi báo cáo. Sở tổng hợp.", ["Gửi báo cáo.", "Sở tổng hợp."]],
    ["Có gửi không? Có! Rồi…", ["Có gửi không?", "Có!", "Rồi…"]],
    ["Giảm 1,2%. 3 huyện tham gia.", ["Giảm 1,2%.", "3 huyện tham gia."]],
    ["Phong trào “Vì người nghèo.” Các sở thực hiện.", ["Phong trào “Vì người nghèo.”", "Các sở thực hiện."]],
    ["Xong. “Không để ai bị bỏ lại”.", ["Xong.", "“Không để ai bị bỏ lại”."]],
    ["Biến đổi khí hậu... Quan tâm.", ["Biến đổi khí hậu...", "Quan tâm."]],
    ["một câu không có dấu chấm", ["một câu không có dấu chấm"]],
    ["- dòng một;\n- dòng hai;", ["- dòng một;", "- dòng hai;"]],
    ["", []],
    ["  \n ", []],
  ])("of %j are %j", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    "Gửi UBND TP. Long Xuyên.",
    "Gửi UBND TX. Tân Châu.",
    "Họp tại Q. Ninh Kiều.",
    "Do PGS. Nguyễn Văn A chủ trì.",
    "Báo, đài, v.v. Các nơi.",
    "trong đời sống,... góp phần giảm nghèo.",
    "Giảm 1.200 hộ.",
  ])("do not end inside “%s”", (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it("of every passage of the plan give its text back", async () => {
    const { library } = await realKnowledge();
    for (const { text } of passagesIn(library)) expect(oneLine(sentences(text).join(" "))).toBe(oneLine(text));
  });

  it("of any text give its text back", () => {
    fc.assert(
      fc.property(typedText, (text) => {
        expect(oneLine(sentences(text).join(" "))).toBe(oneLine(text));
      }),
    );
  });
});
