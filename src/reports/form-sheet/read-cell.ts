import type { ReportEngine } from "../engine.ts";
import type { Stored } from "../fields/field-kind.ts";
import { readCell as readColumn } from "../fields/table.ts";
import type { Column, Field } from "../form.ts";
import type { Reading } from "../values/reading.ts";
import { unreadable } from "../values/reading.ts";
import { showDate } from "../values/show-date.ts";
import type { CellValue } from "./sent-form.ts";
import { wording } from "./wording.ts";

/** What a cell says, its result with the words it was read from. */
export interface ReadCell {
  readonly reading: Reading<Stored>;
  /** As somebody would have typed it. */
  readonly raw: string;
}

/** Days that a bare number may be: 1 January 1983 to 31 December 2063, as spreadsheets count them. */
const SERIALS = { from: 30317, to: 59900 };
const DAY_ZERO = Temporal.PlainDate.from("1899-12-30");
/** Formulas leave dust of this size on whole figures. */
const DUST = 1e-6;
const FIGURES = new Set<Field["kind"]>(["whole", "decimal", "money"]);

/** The day that a spreadsheet counts so; null for a number that is hardly a day. */
export function dayOfSerial(serial: number): string | null {
  const days = Math.floor(serial);
  return days >= SERIALS.from && days <= SERIALS.to ? DAY_ZERO.add({ days }).toString() : null;
}

/** Reads a cell as the answer to a field: a number is the number, anything else as if it had been typed. */
export function readAnswer(engine: ReportEngine, field: Field, value: CellValue, today: Temporal.PlainDate): ReadCell {
  const typed = (raw: string): ReadCell => ({ reading: engine.read(field, raw, today), raw });
  return readValue(value, {
    isFigure: FIGURES.has(field.kind),
    isDay: field.kind === "date",
    isShare: field.kind === "decimal" && (field.unit ?? "").includes("%"),
    fits: (figure) => engine.fits(field, figure),
    isYesNo: field.kind === "yes_no",
    typed,
  });
}

/** Reads a cell of a table's row. */
export function readTableCell(column: Column, value: CellValue, today: Temporal.PlainDate): ReadCell {
  return readValue(value, {
    isFigure: column.kind === "whole" || column.kind === "money",
    isDay: column.kind === "date",
    isShare: false,
    fits: (figure) => Number.isSafeInteger(figure) && figure >= 0,
    isYesNo: false,
    typed: (raw) => ({ reading: readColumn(raw, column, today), raw }),
  });
}

interface Wanted {
  readonly isFigure: boolean;
  readonly isDay: boolean;
  readonly isShare: boolean;
  readonly isYesNo: boolean;
  fits(figure: number): boolean;
  typed(raw: string): ReadCell;
}

function readValue(value: CellValue, wanted: Wanted): ReadCell {
  const broken = (teach: string): ReadCell => ({ reading: unreadable(teach), raw: "" });
  switch (value.kind) {
    case "error":
      return broken(wording.error(value.value));
    case "no_result":
      return broken(wording.noResult);
    case "merged":
      return broken(wording.merged(value.value));
    case "twice":
      return broken(wording.twice(value.value));
    case "text":
      return wanted.typed(value.value.trim());
    case "yes_no":
      if (!wanted.isYesNo) return wanted.typed(value.value ? wording.yes : wording.no);
      return { reading: { kind: "value", value: value.value }, raw: value.value ? wording.yes : wording.no };
    case "date":
      return wanted.isFigure ? broken(wording.isDate(showDate(value.value))) : wanted.typed(showDate(value.value));
    case "number":
      return readNumber(value.value, value.percent, wanted);
  }
}

function readNumber(number: number, percent: boolean, wanted: Wanted): ReadCell {
  if (wanted.isDay) return wanted.typed(showDate(dayOfSerial(number) ?? "") || asTyped(number));
  if (!wanted.isFigure)
    return wanted.typed(asTyped(percent ? withoutDust(number * 100) : number) + (percent ? "%" : ""));
  if (percent && !wanted.isShare) return wanted.typed(`${asTyped(withoutDust(number * 100))}%`);
  const figure = withoutDust(percent ? number * 100 : number);
  const raw = asTyped(figure);
  return wanted.fits(figure) ? { reading: { kind: "value", value: figure }, raw } : wanted.typed(unmistakable(raw));
}

/** The figure without what binary fractions leave behind. */
function withoutDust(number: number): number {
  const whole = Math.round(number);
  return Math.abs(number - whole) < DUST ? whole : Number(number.toPrecision(12));
}

const asTyped = (number: number): string => String(number).replace(".", ",");

/** "1,234" typed may be a thousand; the cell's 1,234 is not. */
const unmistakable = (raw: string): string => (/^-?\d{1,3},\d{3}$/.test(raw) ? `${raw}0` : raw);
