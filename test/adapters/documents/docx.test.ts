import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/adapters/documents/docx.ts";
import { printNumber } from "../../../src/adapters/documents/docx-numbering.ts";
import { UnreadableDocument } from "../../../src/adapters/documents/unreadable-document.ts";
import { openZip } from "../../../src/adapters/documents/zip.ts";
import { item, lists, makeDocx, p, table } from "./make-docx.ts";
import { makeZip } from "./make-zip.ts";

function read(body: string, parts?: Parameters<typeof makeDocx>[1]): string[] {
  return readDocx(makeDocx(body, parts), "thử.docx").split("\n");
}

function reasonOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.reason;
    throw error;
  }
  return "read";
}

describe("automatic numbers", () => {
  const numbering =
    lists(
      1,
      [
        ["upperRoman", "%1."],
        ["decimal", "%2."],
        ["decimal", "%2.%3."],
        ["lowerLetter", "%4)"],
      ],
      [[1], [2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>']],
    ) +
    lists(
      2,
      [
        ["bullet", "-"],
        ["bullet", "+"],
        ["bullet", "\uF0A7"],
      ],
      [[3]],
    ) +
    lists(
      3,
      [
        ["decimal", "Điều %1."],
        ["decimal", "%1.%2", "<w:isLgl/>"],
      ],
      [[4]],
    );

  it("print as text, level by level, and start again under the next larger number", () => {
    const body =
      item("MỘT", 1) +
      item("a", 1, 1) +
      item("b", 1, 2) +
      item("c", 1, 2) +
      item("d", 1, 3) +
      item("HAI", 1) +
      item("e", 1, 1);
    expect(read(body, { numbering })).toEqual(["I. MỘT", "1. a", "1.1. b", "1.2. c", "a) d", "II. HAI", "1. e"]);
  });

  it("start again where a list says so, and go on where two lists share a definition", () => {
    expect(read(item("a", 1) + item("b", 1) + item("c", 2) + item("d", 2), { numbering })).toEqual([
      "I. a",
      "II. b",
      "I. c",
      "II. d",
    ]);
  });

  it("give each depth of bullets a sign", () => {
    expect(read(item("a", 3) + item("b", 3, 1) + item("c", 3, 2), { numbering })).toEqual(["- a", "+ b", "▪ c"]);
  });

  it("can carry words, and pass over empty paragraphs", () => {
    expect(read(item("Một", 4) + item("", 4) + item("Hai", 4) + item("x", 4, 1), { numbering })).toEqual([
      "Điều 1. Một",
      "",
      "Điều 2. Hai",
      "2.1 x",
    ]);
  });

  it("come from a style, from the style it is based on, and are switched off by list 0", () => {
    const styles =
      '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>';
    const body =
      p("a", '<w:pStyle w:val="Muc"/>') +
      p("b", '<w:pStyle w:val="MucCon"/>') +
      p("c", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(read(body, { numbering, styles })).toEqual(["I. a", "II. b", "c"]);
  });

  it.each([
    [4, "upperRoman", "IV"],
    [9, "lowerRoman", "ix"],
    [27, "lowerLetter", "aa"],
    [3, "upperLetter", "C"],
    [5, "decimalZero", "05"],
    [7, "decimal", "7"],
    [7, "none", ""],
  ])("print %i in %s as %s", (value, format, printed) => {
    expect(printNumber(value, format)).toBe(printed);
  });
});

describe("text of a .docx", () => {
  it("keeps quotation marks, tabs, line and page breaks, entities; drops deleted and hidden text", () => {
    const run = (inner: string) => `<w:p>${inner}</w:p>`;
    const body =
      p("“Vì người nghèo” &amp; &#273;ẹp") +
      run("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>") +
      run('<w:r><w:br w:type="page"/><w:t>trang hai</w:t></w:r>') +
      run("<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>") +
      p("ẩn", "", "<w:vanish/>") +
      p("chữ hoa", "", "<w:caps/>");
    expect(read(body)).toEqual(["“Vì người nghèo” & đẹp", "a\tb", "c", "\ftrang hai", "thêm", "", "CHỮ HOA"]);
  });

  it("keeps text boxes once, on lines of their own, and content controls", () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const body =
      `<w:p><w:r><w:t>Trước</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>${box("Trong khung")}</w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict>${box("Trong khung")}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
      `<w:sdt><w:sdtContent>${p("Trong ô điều khiển")}</w:sdtContent></w:sdt>`;
    expect(read(body)).toEqual(["Trước", "Trong khung", "Trong ô điều khiển"]);
  });

  it("writes a table row by row, a cell of several paragraphs on one line", () => {
    expect(
      read(
        p("Bảng:") +
          table([
            [p("STT"), p("Việc")],
            [p("1"), p("Một") + p("Hai")],
            [p(""), p("")],
          ]),
      ),
    ).toEqual(["Bảng:", "STT | Việc", "1 | Một Hai"]);
  });

  it("reads the tables of letterheads and signatures column by column", () => {
    const body =
      table([
        [p("ỦY BAN NHÂN DÂN") + p("TỈNH AN GIANG"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [p("Số: 1"), p("An Giang, ngày 1")],
      ]) + table([[p("Nơi nhận:") + p("- Lưu: VT."), p("CHỦ TỊCH") + p("Nguyễn Văn A")]]);
    expect(read(body)).toEqual([
      "ỦY BAN NHÂN DÂN",
      "TỈNH AN GIANG",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Số: 1",
      "An Giang, ngày 1",
      "Nơi nhận:",
      "- Lưu: VT.",
      "CHỦ TỊCH",
      "Nguyễn Văn A",
    ]);
  });
});

describe("files that are refused", () => {
  it.each([
    ["no text", makeDocx(p("")), "no_text"],
    ["a zip file that is no Word file", makeZip({ "a.txt": "a" }), "wrong_type"],
    ["elements that do not close", makeZip({ "word/document.xml": "<w:document><w:body><w:p></w:body>" }), "damaged"],
    ["a zip file cut short", makeDocx(p("a")).subarray(0, 120), "damaged"],
  ])("%s", (_, bytes, reason) => {
    expect(reasonOf(() => readDocx(bytes, "thử.docx"))).toBe(reason);
  });

  it("a zip file that grows beyond the limit, whatever it announces", () => {
    const honest = makeZip({ "a.xml": "a".repeat(1001) });
    const lying = makeZip({ "a.xml": "a".repeat(1001) }, 10);
    expect(reasonOf(() => openZip(honest, "a", 1001).text("a.xml"))).toBe("read");
    expect(reasonOf(() => openZip(honest, "a", 1000))).toBe("too_large");
    expect(reasonOf(() => openZip(lying, "a", 1001).text("a.xml"))).toBe("read");
    expect(reasonOf(() => openZip(lying, "a", 1000).text("a.xml"))).toBe("too_large");
  });
});
