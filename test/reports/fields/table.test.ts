import { describe, expect, it } from "vitest";
import { ROWS_MAX, showCell, table } from "../../../src/reports/fields/table.ts";
import type { Column } from "../../../src/reports/form.ts";
import { field } from "../small-form.ts";

const TODAY = Temporal.PlainDate.from("2023-12-01");
const columns: Column[] = [
  { id: "ten", label: "Tên", kind: "short_text", required: true },
  { id: "ngay", label: "Ngày", kind: "date", required: false },
  { id: "so", label: "Số hộ", kind: "whole", required: true },
  { id: "tien", label: "Số tiền", kind: "money", required: false },
];
const rows = field("bang", "table", { columns, example: "Bò; 1/6; 5; 10 triệu" });
const read = (raw: string) => table.read(raw, rows, TODAY);
const row = (ten: string, so: number, more = {}) => ({ ten, so, ...more });

describe("rows of a table", () => {
  it.each<[string, string, unknown[]]>([
    ["one row", "Bò; 1/6; 5; 10 triệu", [row("Bò", 5, { ngay: "2023-06-01", tien: 10_000_000 })]],
    ["several", "Bò; ; 5\nGà; ; 7", [row("Bò", 5), row("Gà", 7)]],
    [
      "lines that are numbered or have a dash",
      "1. Bò; ; 5\n2) Gà; ; 7\n- Vịt; ; 9",
      [row("Bò", 5), row("Gà", 7), row("Vịt", 9)],
    ],
    [
      "other signs between columns",
      "Bò | 1/6 | 5\nGà\t1/6\t7",
      [row("Bò", 5, { ngay: "2023-06-01" }), row("Gà", 7, { ngay: "2023-06-01" })],
    ],
    ["empty lines between", "Bò;;5\n\n\nGà;;7\n", [row("Bò", 5), row("Gà", 7)]],
    ["a sign at the end of the line", "Bò; 1/6; 5;", [row("Bò", 5, { ngay: "2023-06-01" })]],
    [
      "more signs at the end than columns",
      "Bò; 1/6; 5; 2 triệu; ;",
      [row("Bò", 5, { ngay: "2023-06-01", tien: 2_000_000 })],
    ],
    ["nothing", "không có", []],
    ["nothing, politely", "Dạ không ạ", []],
    ["nothing, in short", "ko", []],
  ])("%s", (_, raw, expected) => {
    const reading = read(raw);
    expect(reading).toEqual({ kind: "value", value: expected });
    expect(table.shape(rows).safeParse(expected).success).toBe(true);
  });

  it.each<[string, string, RegExp]>([
    ["a column is missing", "Bò; 1/6", /còn thiếu số hộ/],
    ["a required cell is empty", "; 1/6; 5", /còn thiếu tên/],
    ["too many columns", "Bò; 1/6; 5; 1 triệu; nữa", /4 cột mà dòng này có 5 phần/],
    ["a cell is no figure", "Bò; 1/6; nhiều", /số hộ “nhiều” em chưa đọc được/],
    ["a cell may mean two things", "Bò; 1/6; 5; 1.5", /số tiền “1\.5” em chưa đọc được/],
    ["the second line of two", "Bò;;5\nGà", /dòng “Gà”/],
    ["no row at all", "\n \n", /mỗi dòng anh\/chị ghi: tên; ngày; số hộ; số tiền/],
    ["too many rows", Array.from({ length: ROWS_MAX + 1 }, () => "Bò;;5").join("\n"), /tối đa 50 dòng/],
  ])("asks again and teaches: %s", (_, raw, teach) => {
    const reading = read(raw);
    expect(reading.kind).toBe("unreadable");
    expect(reading.kind === "unreadable" && reading.teach).toMatch(teach);
  });

  it("as many rows as are allowed are read", () => {
    const reading = read(Array.from({ length: ROWS_MAX }, () => "Bò;;5").join("\n"));
    expect(reading.kind === "value" && reading.value).toHaveLength(ROWS_MAX);
  });

  it.each<[string, unknown, boolean]>([
    ["rows", [row("Bò", 5)], true],
    ["none", [], true],
    ["a required cell is missing", [{ ten: "Bò" }], false],
    ["a cell that is no column", [row("Bò", 5, { la: 1 })], false],
    ["a figure as text", [{ ten: "Bò", so: "5" }], false],
    ["words", "Bò; 5", false],
    ["too many rows", Array.from({ length: ROWS_MAX + 1 }, () => row("Bò", 5)), false],
  ])("what is stored: %s", (_, value, expected) => {
    expect(table.shape(rows).safeParse(value).success).toBe(expected);
  });

  it("shows rows one under the other, empty cells as nothing, and no rows as none", () => {
    const value = [row("Bò", 1250, { ngay: "2023-06-01", tien: 10_000_000 }), row("Gà", 7)];
    expect(table.show(value, rows)).toBe("1) Bò; 01/06/2023; 1.250; 10.000.000 đồng\n2) Gà; ; 7; ");
    expect(table.show([], rows)).toBe("Không có");
    expect(columns.map((column) => showCell(undefined, column))).toEqual(["", "", "", ""]);
  });
});
