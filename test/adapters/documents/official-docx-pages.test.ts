import { beforeAll, describe, expect, it } from "vitest";
import { writeOfficialDocx } from "../../../src/adapters/documents/write-official-docx.ts";
import { composeOfficialDocument } from "../../../src/reports/official-document/compose-official-document.ts";
import { answers, reportOf } from "../../reports/official-document/sample-reports.ts";
import { layOut, type Pages, whyNoOffice, widthOnPage } from "./office.ts";
import { isTable, type LaidParagraph, readLayout } from "./read-layout.ts";

const KINDS = ["TT", "SLD", "SNV", "MT", "LDLD"];
/** So many figures push the end of the text over the bottom of a page at one length or another. */
const LENGTHS = Array.from({ length: 20 }, (_, at) => at + 10);

const reason = whyNoOffice();

describe.skipIf(reason !== null)(`official documents as pages${reason ? ` (${reason})` : ""}`, () => {
  const files: Record<string, Uint8Array> = {};
  let laidOut: Record<string, Pages> = {};
  const pages = (name: string) => {
    const found = laidOut[name];
    if (!found) throw new Error(`${name} was not laid out`);
    return found;
  };

  beforeAll(async () => {
    for (const code of KINDS) files[code] = await writeOfficialDocx(composeOfficialDocument(reportOf(code)));
    for (const length of LENGTHS) {
      const wishes = { state: "given", value: "Kiến nghị.\n".repeat(length), raw: "" } as const;
      files[`length-${length}`] = await writeOfficialDocx(
        composeOfficialDocument(reportOf("TT", { answers: { ...answers, wishes } })),
      );
    }
    laidOut = await layOut(files);
  }, 180_000);

  it.each(KINDS)("%s: two to four pages, numbered from the second on", (code) => {
    const { texts, pictures } = pages(code);
    expect(texts.length).toBeGreaterThanOrEqual(2);
    expect(texts.length).toBeLessThanOrEqual(4);
    const first = texts.map((text) => text.trim().split("\n")[0]?.trim());
    expect(first[0]).not.toBe("1");
    expect(first.slice(1)).toEqual(texts.slice(1).map((_, at) => String(at + 2)));
    expect(Math.min(...pictures)).toBeGreaterThan(3_000);
  });

  it.each(KINDS)("%s: rules as long as prescribed by the text above them", (code) => {
    const page = pages(code).words[0] ?? [];
    const width = (line: string) => widthOnPage(page, line) * 20;
    const blocks = readLayout(files[code] ?? new Uint8Array()).blocks;
    const [[left, right] = []] = blocks.find(isTable) ?? [];
    const title = blocks.filter((block): block is LaidParagraph => !isTable(block));
    const subject = title.slice(1, title.findIndex(({ rule }) => rule !== undefined) + 1);
    const mottoRule = ruleOf(right?.paragraphs ?? [], right?.width ?? 0);
    expect(mottoRule / width("Độc lập - Tự do - Hạnh phúc")).toBeCloseTo(1, 1);
    for (const [lines, room] of [
      [left?.paragraphs ?? [], left?.width ?? 0],
      [subject, 9354],
    ] as const) {
      const names = lines.filter(({ runs }) => runs.some(({ bold }) => bold));
      const share = ruleOf(lines, room) / Math.max(...names.map(({ text }) => width(text)));
      expect(share).toBeGreaterThanOrEqual(1 / 3);
      expect(share).toBeLessThanOrEqual(1 / 2);
    }
  });

  it("says on the page what the report says", () => {
    const text = pages("TT").texts.join("\n").replace(/\s+/gu, " ");
    for (const part of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Tri Tôn, ngày … tháng 12 năm 2023",
      "Kính gửi: Sở Nội vụ (Ban Thi đua - Khen thưởng)",
      "II. KẾT QUẢ GIẢM NGHÈO Số liệu tính đến ngày 30/11/2023, số ước thực hiện.",
      "- Hộ cận nghèo cuối năm: chưa có số liệu;",
      "của Ủy ban nhân dân huyện Tri Tôn./.",
    ])
      expect(text).toContain(part);
  });

  it("keeps the signature with the last sentence, wherever a page ends", () => {
    const counts = LENGTHS.map((length) => {
      const { texts } = pages(`length-${length}`);
      const last = texts.at(-1) ?? "";
      expect(last, `length-${length}`).toMatch(
        /Trên đây là báo cáo[\s\S]*\.\/\.[\s\S]*Nơi nhận:[\s\S]*CHỦ TỊCH[\s\S]*………/u,
      );
      return texts.length;
    });
    expect(new Set(counts).size).toBeGreaterThan(1);
  });
});

function ruleOf(paragraphs: readonly LaidParagraph[], room: number): number {
  const rule = paragraphs.find((one) => one.rule !== undefined);
  return rule ? room - rule.left - rule.right : 0;
}
