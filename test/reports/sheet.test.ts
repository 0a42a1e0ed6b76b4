import { describe, expect, it } from "vitest";

import { questionsFor } from "../../src/reports/questions.ts";
import { readSheet, sheetOf } from "../../src/reports/sheet.ts";
import { field, formOf } from "./small-form.ts";

const OPTIONS = [
  { id: "viec", label: "Việc làm" },
  { id: "nha", label: "Nhà ở" },
];
const form = formOf([
  field("tong", "whole", { label: "Tổng số hộ", unit: "hộ" }),
  field("dau", "whole", { label: "Hộ nghèo đầu năm", unit: "hộ" }),
  field("ngay", "as_of", { label: "Ngày chốt số liệu" }),
  field("han_che", "long_text", { label: "Hạn chế" }),
  field("mo_hinh", "table", {
    label: "Mô hình",
    required: false,
    columns: [
      { id: "ten", label: "Tên", kind: "short_text", required: true },
      { id: "so", label: "Số hộ", kind: "whole", required: true },
    ],
  }),
  field("so_ket", "yes_no", { label: "Đã sơ kết" }),
  field("linh_vuc", "many_of", { label: "Lĩnh vực", options: OPTIONS }),
  field("quy", "money", { label: "Quỹ vận động", unit: "đồng" }),
]);
const questions = questionsFor(form, { code: "HUYEN", kind: "district" });
const read = (text: string, strict = false) =>
  readSheet(text, questions, strict).map(({ question, raw }) => `${question.number}=${raw}`);

describe("the lines of a section", () => {
  it("say the number, the label, and how to answer where a line alone does not say", () => {
    expect(sheetOf(questions).split("\n")).toEqual([
      "1. Tổng số hộ (hộ): ",
      "2. Hộ nghèo đầu năm (hộ): ",
      "3. Ngày chốt số liệu (ngày, ước hay chính thức): ",
      "4. Hạn chế: ",
      "5. Mô hình (tên; số hộ, không bắt buộc): ",
      "6. Đã sơ kết (có/không): ",
      "7. Lĩnh vực (1 = Việc làm; 2 = Nhà ở): ",
      "8. Quỹ vận động (đồng): ",
    ]);
  });

  it("sent back as they came hold nothing, and filled in hold what was filled in", () => {
    const sheet = sheetOf(questions);
    expect(read(sheet)).toEqual(questions.map(({ number }) => `${number}=`));
    const filled = sheet
      .split("\n")
      .map((line, at) => `${line}${["33.530", "2.900", "30/11 số ước", "chậm", "Bò; 5", "có", "1, 2", "1,5 tỷ"][at]}`);
    const expected = ["1=33.530", "2=2.900", "3=30/11 số ước", "4=chậm", "5=Bò; 5", "6=có", "7=1, 2", "8=1,5 tỷ"];
    expect(read(filled.join("\n"))).toEqual(expected);
    expect(read(filled.join("\r\n"), true)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["numbers alone", "1. 33.530\n2) 2.900\n8: 1 tỷ\n6 = có", ["1=33.530", "2=2.900", "8=1 tỷ", "6=có"]],
    ["the word before the number", "câu 1: 33.530\nCâu 2. 2.900\ncau 8 = 1 tỷ", ["1=33.530", "2=2.900", "8=1 tỷ"]],
    ["several in one line", "câu 1: 33.530, câu 2: 2.900; câu 8: 1,5 tỷ", ["1=33.530", "2=2.900", "8=1,5 tỷ"]],
    ["a label without accents", "2. Ho ngheo dau nam: 2.900", ["2=2.900"]],
    ["a label in capitals", "2. HỘ NGHÈO ĐẦU NĂM (hộ): 2.900", ["2=2.900"]],
    ["a label that was changed", "2. Số hộ nghèo đầu năm 2023: 2.900", ["2=2.900"]],
    [
      "a label and the figure under it",
      "1. Tổng số hộ (hộ):\n33.530\n2. Hộ nghèo đầu năm (hộ):\n2.900",
      ["1=33.530", "2=2.900"],
    ],
    ["a figure in groups is no question", "8. Quỹ vận động (đồng):\n1.250.000", ["8=1.250.000"]],
    ["a date in points is no question", "3. Ngày chốt số liệu:\n3.11.2023 số ước", ["3=3.11.2023 số ước"]],
    ["words before the first number are nobody's", "Gửi em số liệu:\n1. 33.530", ["1=33.530"]],
    ["a number that is no question goes on with the one before", "2. 2.900\n99. gì đó", ["2=2.900\n99. gì đó"]],
    ["the same question twice stays twice", "1. 5\n1. 6", ["1=5", "1=6"]],
    ["nothing", "", []],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    [
      "paragraphs go on",
      "4. Hạn chế: còn chậm.\n\nNguyên nhân: thiếu vốn.",
      ["4=còn chậm.\n\nNguyên nhân: thiếu vốn."],
    ],
    ["a colon of its own stays", "4. Còn chậm: do thiếu vốn", ["4=Còn chậm: do thiếu vốn"]],
    [
      "a list in prose is no list of questions",
      "4. Hạn chế:\n1. Còn chậm\n2. 5 xã thiếu vốn\n6. Đã sơ kết: có",
      ["4=1. Còn chậm\n2. 5 xã thiếu vốn", "6=có"],
    ],
    [
      "a long list that passes its own number",
      "4. Hạn chế:\n1. a\n2. b\n3. c\n4. d\n5. e\n6. Đã sơ kết: có",
      ["4=1. a\n2. b\n3. c\n4. d\n5. e", "6=có"],
    ],
    ["numbered rows of a table", "5. Mô hình:\n1. Bò; 5\n2. Gà; 7\ncâu 6: có", ["5=1. Bò; 5\n2. Gà; 7", "6=có"]],
    ["a later question ends the prose", "4. còn chậm\n6. có", ["4=còn chậm", "6=có"]],
  ])("prose: %s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["a list is no sheet", "1. Còn chậm\n2. Thiếu vốn", []],
    ["a figure is no sheet", "1.250", []],
    ["a label says it", "1. Tổng số hộ: 33.530\n2. thiếu vốn", ["1=33.530\n2. thiếu vốn"]],
    ["the word says it", "câu 2: 2.900", ["2=2.900"]],
    ["a label without its colon does not", "1. Tổng số hộ 33.530", []],
    ["half a label does not", "2. Hộ nghèo: 2.900", []],
  ])("strict, where an answer in prose is waited for: %s", (_, text, expected) => {
    expect(read(text, true)).toEqual(expected);
  });
});
