import { describe, expect, it } from "vitest";
import { balancedLines, boldWidth } from "../../../src/adapters/documents/bold-width.ts";
import { columnWidths } from "../../../src/adapters/documents/column-widths.ts";

describe("the width of bold text", () => {
  it("does not depend on how the letters are put together", () => {
    expect(boldWidth("Hạnh phúc".normalize("NFD"), 13)).toBe(boldWidth("Hạnh phúc", 13));
    expect(boldWidth("ƯU ĐÃI", 10)).toBeCloseTo(7.96 + 7.22 + 2.5 + 7.22 + 7.22 + 3.89, 5);
  });
});

describe("long names", () => {
  it.each([
    ["ỦY BAN NHÂN DÂN HUYỆN TRI TÔN", ["ỦY BAN NHÂN DÂN", "HUYỆN TRI TÔN"]],
    ["ỦY BAN NHÂN DÂN THÀNH PHỐ LONG XUYÊN", ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ LONG XUYÊN"]],
    ["ỦY BAN NHÂN DÂN THỊ XÃ TÂN CHÂU", ["ỦY BAN NHÂN DÂN", "THỊ XÃ TÂN CHÂU"]],
    ["SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", ["SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"]],
    ["LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG", ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH AN GIANG"]],
    ["SỞ NỘI VỤ", ["SỞ NỘI VỤ"]],
    ["ỦY BAN MTTQ VIỆT NAM\nBAN THƯỜNG TRỰC", ["ỦY BAN MTTQ VIỆT NAM", "BAN THƯỜNG TRỰC"]],
    ["KHÔNGCÓDẤUCÁCHNÀOTRONGMỘTCÁITÊNDÀINHƯTHẾNÀY", ["KHÔNGCÓDẤUCÁCHNÀOTRONGMỘTCÁITÊNDÀINHƯTHẾNÀY"]],
  ])("break where a clerk would break them: %s", (name, lines) => {
    expect(balancedLines(name, 12, 192)).toEqual(lines);
  });
});

describe("the columns of a table", () => {
  const total = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, 0);

  it("fill the page, give long texts most of it and leave words whole", () => {
    const widths = columnWidths(
      [
        ["TT", "Ngày ban hành", "Trích yếu"],
        ["1", "20/06/2023", "Kế hoạch ".repeat(20)],
      ],
      12,
      9354,
    );
    expect(total(widths)).toBe(9354);
    expect(widths[2]).toBeGreaterThan(6000);
    expect(widths[1]).toBeGreaterThan(boldWidth("20/06/2023", 12) * 20);
  });

  it("let only the longest word be broken when not all fit", () => {
    const row = ["1", "https://example.vn/".repeat(6), "20/06/2023", "12.345.678.900 đồng"];
    const widths = columnWidths([row], 12, 5000);
    expect(total(widths)).toBe(5000);
    expect(widths[2]).toBeGreaterThan(boldWidth("20/06/2023", 12) * 20);
    expect(Math.min(...widths)).toBeGreaterThan(200);
  });

  it("fill the page when every cell is empty", () => {
    expect(
      total(
        columnWidths(
          [
            ["", ""],
            ["", ""],
          ],
          12,
          9354,
        ),
      ),
    ).toBe(9354);
  });
});
