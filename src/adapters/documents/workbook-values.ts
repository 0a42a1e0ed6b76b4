import { LONGEST_CELL } from "../../reports/form-sheet/limits.ts";
import { dayOfSerial } from "../../reports/form-sheet/read-cell.ts";
import type { CellValue } from "../../reports/form-sheet/sent-form.ts";
import type { CellFormat } from "./workbook-formats.ts";

/** A cell as its file writes it. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly value: string | null;
  readonly inline: string | null;
  readonly formula: string | null;
}

/** Days between the two beginnings from which workbooks count. */
const DAYS_TO_1904 = 1462;

/** What a cell holds; null where it holds nothing. A formula counts by the result that its program left. */
export function cellValueOf(
  { type, value, inline, formula }: RawCell,
  texts: readonly string[],
  format: CellFormat,
  from1904: boolean,
): CellValue | null {
  if (inline !== null) return textValue(inline);
  if (value === null) return formula === null ? null : { kind: "no_result" };
  switch (type) {
    case "s":
      return textValue(texts[Number(value)] ?? "");
    case "str":
      return textValue(value);
    case "b":
      return { kind: "yes_no", value: value === "1" || value === "true" };
    case "e":
      return { kind: "error", value: value.slice(0, 20) };
    case "d":
      return dayValue(value);
    default:
      return numberValue(value, format, from1904);
  }
}

function textValue(text: string): CellValue | null {
  const value = text.normalize("NFC").toWellFormed().replaceAll("\u0000", "").slice(0, LONGEST_CELL);
  return value.trim() === "" ? null : { kind: "text", value };
}

function numberValue(text: string, format: CellFormat, from1904: boolean): CellValue | null {
  const value = Number(text);
  if (text.trim() === "") return null;
  if (!Number.isFinite(value)) return textValue(text);
  const day = format === "day" ? dayOfSerial(value + (from1904 ? DAYS_TO_1904 : 0)) : null;
  return day === null ? { kind: "number", value, percent: format === "percent" } : { kind: "date", value: day };
}

function dayValue(text: string): CellValue | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  return day === undefined ? textValue(text) : { kind: "date", value: day };
}
