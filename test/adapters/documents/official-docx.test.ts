import { describe, expect, it, vi } from "vitest";
import { readDocx } from "../../../src/adapters/documents/docx.ts";
import { writeOfficialDocx } from "../../../src/adapters/documents/write-official-docx.ts";
import { openZip } from "../../../src/adapters/documents/zip.ts";
import { composeOfficialDocument } from "../../../src/reports/official-document/compose-official-document.ts";
import { previewText } from "../../../src/reports/official-document/preview-text.ts";
import { answers, reportOf } from "../../reports/official-document/sample-reports.ts";
import { checkLayout } from "./check-layout.ts";
import { makeZip } from "./make-zip.ts";

const KINDS = [
  ["a district", "TT"],
  ["a department", "SLD"],
  ["the department that receives", "SNV"],
  ["the Front", "MT"],
  ["a union", "LDLD"],
] as const;
const write = (code: string, more: Parameters<typeof reportOf>[1] = {}) =>
  writeOfficialDocx(composeOfficialDocument(reportOf(code, more)));

describe("the official document of a unit", () => {
  it.each(KINDS)("of %s is laid out by Nghị định 30/2020", async (_, code) => {
    expect(checkLayout(await write(code))).toEqual([]);
    expect(checkLayout(await write(code, { official: { number: "7", date: "2023-12-05" } }))).toEqual([]);
  });

  it.each(KINDS)("of %s holds what the preview shows, in the same order", async (_, code) => {
    const document = composeOfficialDocument(reportOf(code));
    const written = readDocx(await writeOfficialDocx(document), "báo cáo.docx").replace(/[\s|\u00a0]+/gu, " ");
    const [, ...body] = previewText(document).join("\n").split("Kính gửi: ");
    const expected = body.join("").replace(/[\s|\u00a0]+/gu, " ");
    const foot = expected.indexOf("Nơi nhận:");
    expect(written).toContain(expected.slice(0, foot).trim());
    expect(written).toContain(expected.slice(foot).trim());
  });

  it("is the same bytes for the same report, on another day too", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2023, 11, 5) });
    const first = await write("TT");
    vi.setSystemTime(Date.UTC(2024, 1, 7, 9));
    const later = await write("TT");
    vi.useRealTimers();
    expect(Buffer.from(later).equals(first)).toBe(true);
  });

  it("leaves out characters that no Word file may hold", async () => {
    const wild = {
      ...answers,
      wishes: { state: "given", value: "Đề\u0000 nghị\u000b <b>&amp;\ud800 hỗ trợ", raw: "" },
    } as const;
    const bytes = await write("TT", { answers: wild });
    expect(checkLayout(bytes)).toEqual([]);
    expect(readDocx(bytes, "báo cáo.docx")).toMatch(/Đề +nghị +<b>&amp;\ufffd hỗ trợ/u);
  });
});

const MAIN = "word/document.xml";
const STYLES = "word/styles.xml";
const WRONG: [what: string, part: string, from: string | RegExp, to: string, fault: string][] = [
  ["a narrow left margin", MAIN, 'w:left="1701"', 'w:left="1000"', "margin left"],
  ["a wide right margin", MAIN, 'w:right="851"', 'w:right="1300"', "margin right"],
  ["a low top margin", MAIN, 'w:top="1134"', 'w:top="1600"', "margin top"],
  ["another page", MAIN, 'w:h="16838"', 'w:h="15840"', "the page is not A4"],
  ["another font", MAIN, 'w:ascii="Times New Roman"', 'w:ascii="Arial"', "not Times New Roman: ỦY BAN NHÂN DÂN"],
  ["a coloured heading", STYLES, /(Heading1".*?<w:color w:val=")000000/, "$12E74B5", "not black: I. CÔNG"],
  ["no header", MAIN, /<w:headerReference[^>]*>/, "", "no page number"],
  ["no page number in it", "word/header1.xml", "PAGE", "DATE", "no page number"],
  ["a number on page 1", MAIN, "<w:titlePg/>", "", "a page number on page 1"],
  [
    "a big quốc hiệu",
    MAIN,
    /<w:sz w:val="24"\/>(?=<w:szCs w:val="24"\/><\/w:rPr><w:t xml:space="preserve">CỘNG)/,
    '<w:sz w:val="32"/>',
    "quốc hiệu: size",
  ],
  ["a slim tiêu ngữ", MAIN, /<w:b\/>(?=(?:(?!<w:b\/>).)*Độc lập)/, "", "tiêu ngữ: is not bold"],
  ["another tiêu ngữ", MAIN, "Độc lập - Tự do", "Độc lập – Tự do", "tiêu ngữ is worded"],
  ["no rules", MAIN, /<w:pBdr>.*?<\/w:pBdr>/g, "", "no rule below tiêu ngữ"],
  ["dotted rules", MAIN, /<w:top w:val="single"/g, '<w:top w:val="dotted"', "is not solid"],
  [
    "a long rule",
    MAIN,
    /(Hạnh phúc<\/w:t><\/w:r><\/w:p>.*?)w:left="\d+" w:right="\d+"/,
    '$1w:left="100" w:right="100"',
    "the wrong length",
  ],
  ["a number with a space", MAIN, "/BC-UBND", "/ BC-UBND", "số, ký hiệu is written"],
  ["an upright date", MAIN, /<w:i\/>/, "", "địa danh, ngày: is not italic"],
  ["a small title", MAIN, ">BÁO CÁO<", ">Báo cáo<", "tên loại"],
  ["no addressee", MAIN, "Kính gửi: ", "Gửi ", "Kính gửi is missing"],
  ["a ragged body", MAIN, /<w:jc w:val="both"\/>/, "", "is not set both"],
  ["no indent", MAIN, /<w:ind w:firstLine="720"\/>/, "", "the first line"],
  ["no room between paragraphs", MAIN, /<w:spacing w:after="0" w:before="120"\/>/, "", "less than 6 pt"],
  ["a section in small letters", MAIN, "I. CÔNG TÁC", "I. Công tác", "is not in capitals"],
  ["no end", MAIN, "./.", ".", "does not end with ./."],
  ["no recipients", MAIN, "Nơi nhận:", "Gửi:", "Nơi nhận is worded"],
  ["big recipients", MAIN, /<w:sz w:val="22"\/>/, '<w:sz w:val="26"/>', "nơi nhận: size"],
  ["no file copy", MAIN, "- Lưu: VT", "- Lưu", "the last recipient"],
  ["a post in small letters", MAIN, ">CHỦ TỊCH<", ">Chủ tịch<", "chức vụ: is not in capitals"],
];

describe("the layout checker", () => {
  it.each(WRONG)("finds %s", async (_, part, from, to, fault) => {
    const archive = openZip(await write("TT"), "báo cáo.docx");
    const names = [MAIN, STYLES, "word/header1.xml", "word/_rels/document.xml.rels"];
    const files = Object.fromEntries(names.map((name) => [name, archive.text(name) ?? ""]));
    const right = files[part] ?? "";
    const wrong = right.replace(from, to);
    expect(wrong).not.toBe(right);
    expect(checkLayout(makeZip({ ...files, [part]: wrong })).join("\n")).toContain(fault);
  });
});
