import { describe, expect, it } from "vitest";
import { MAX_PAGES } from "../../../src/adapters/documents/limits.ts";
import { readPdf } from "../../../src/adapters/documents/pdf.ts";
import { makePdf, type Printed } from "./make-pdf.ts";

const A_LINE: Printed = { text: "Một dòng chữ đủ dài", x: 85, y: 700 };

describe("text of a .pdf", () => {
  it("puts pieces into lines from top to bottom, whatever their order in the file, with spaces where there are gaps", async () => {
    const pdf = makePdf([
      [
        { text: "dưới cùng", x: 85, y: 600 },
        { text: "Điều 1.", x: 85, y: 700 },
        { text: "Phạm vi", x: 140, y: 700.5 },
        { text: "nghèo", x: 189, y: 700 },
      ],
    ]);
    expect(await readPdf(pdf, "a.pdf")).toBe("Điều 1. Phạm vinghèo\ndưới cùng");
  });

  it("reads a letterhead row by row, a form feed between pages", async () => {
    const pdf = makePdf([
      [
        { text: "TỈNH AN GIANG", x: 85, y: 780 },
        { text: "CỘNG HÒA", x: 330, y: 780 },
        { text: "Số: 1", x: 85, y: 760 },
        { text: "Độc lập", x: 330, y: 760 },
      ],
      [{ text: "2", x: 300, y: 800 }, A_LINE],
    ]);
    expect(await readPdf(pdf, "a.pdf")).toBe("TỈNH AN GIANG\tCỘNG HÒA\nSố: 1\tĐộc lập\n\f2\nMột dòng chữ đủ dài");
  });

  it("indents the first lines of paragraphs as the page does", async () => {
    const lines = [113, 85, 85, 113, 85].map((x, i) => ({ text: `dòng chữ thứ ${i}`, x, y: 700 - 20 * i }));
    expect(await readPdf(makePdf([lines]), "a.pdf")).toBe(
      "    dòng chữ thứ 0\ndòng chữ thứ 1\ndòng chữ thứ 2\n    dòng chữ thứ 3\ndòng chữ thứ 4",
    );
  });

  it("reads the recipients before the signature that stands beside them", async () => {
    const pdf = makePdf([
      [
        { text: "Hết./.", x: 85, y: 400 },
        { text: "TM. ỦY BAN", x: 330, y: 366 },
        { text: "Nơi nhận:", x: 85, y: 360, size: 12 },
        { text: "- Như trên;", x: 85, y: 340, size: 11 },
        { text: "CHỦ TỊCH", x: 330, y: 341 },
        { text: "- Lưu: VT.", x: 85, y: 320, size: 11 },
        { text: "Nguyễn Văn A", x: 330, y: 260 },
      ],
    ]);
    expect(await readPdf(pdf, "a.pdf")).toBe(
      "Hết./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN\nCHỦ TỊCH\nNguyễn Văn A",
    );
  });
});

describe("files that are refused", () => {
  it.each([
    ["without letters, as scans are", makePdf([[{ text: "12 3", x: 85, y: 700 }]]), "no_text"],
    ["without any page content", makePdf([[]]), "no_text"],
    ["under a password", makePdf([[A_LINE]], { locked: true }), "encrypted"],
    ["that are rubbish after the first line", Buffer.from("%PDF-1.7\nrubbish"), "damaged"],
  ])("%s", async (_, bytes, reason) => {
    await expect(readPdf(bytes, "tệp.pdf")).rejects.toMatchObject({ reason, file: "tệp.pdf" });
  });

  it("of more pages than the limit, and none of exactly the limit", async () => {
    const pages = Array.from({ length: MAX_PAGES }, () => [A_LINE]);
    expect((await readPdf(makePdf(pages), "a.pdf")).split("\f")).toHaveLength(MAX_PAGES);
    await expect(readPdf(makePdf([...pages, [A_LINE]]), "a.pdf")).rejects.toMatchObject({ reason: "too_large" });
  });
});
