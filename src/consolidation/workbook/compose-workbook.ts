import type { Consolidation } from "../consolidation.ts";
import { missingSheet, narrativeSheet, sourcesSheet } from "./listing-sheets.ts";
import { totalsSheet } from "./totals-sheet.ts";
import { unitsSheet } from "./units-sheet.ts";
import type { Sheet } from "./workbook.ts";
import type { WorkbookWords } from "./workbook-words.ts";

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
