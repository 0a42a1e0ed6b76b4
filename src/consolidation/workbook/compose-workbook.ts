import type { Stored } from "../../reports/fields/field-kind.ts";
import type { Field } from "../../reports/form.ts";
import type { Consolidation } from "../consolidation.ts";
import { missingSheet, narrativeSheet, sourcesSheet } from "./listing-sheets.ts";
import { totalsSheet } from "./totals-sheet.ts";
import { unitsSheet } from "./units-sheet.ts";
import type { Sheet } from "./workbook.ts";

/** How the workbook writes what it does not compute itself. */
export interface WorkbookWords {
  /** What is consolidated: the title of the form. */
  readonly title: string;
  /** A value as officers read it. */
  show(field: Field, value: Stored): string;
  /** An instant as a plain local date and time, ISO, to the minute. */
  local(instant: string): string;
  /** The same as people read it. */
  moment(instant: string): string;
}

/** The sheets of the consolidated report: totals, units, sources, missing units, what was written in words. */
export function composeWorkbook(of: Consolidation, words: WorkbookWords): readonly Sheet[] {
  return [
    totalsSheet(of, words),
    unitsSheet(of, words),
    sourcesSheet(of, words),
    missingSheet(of, words),
    narrativeSheet(of),
  ];
}
