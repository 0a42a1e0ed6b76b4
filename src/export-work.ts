import type { Counting } from "./consolidation/consolidation.ts";
import type { Merged, MergeInputs } from "./consolidation/merge/merge-task.ts";
import type { StatusRow } from "./consolidation/ports.ts";
import type { ProvincialReport } from "./consolidation/provincial-report.ts";
import { PROVINCIAL_DOCUMENTS, type ProvincialDocument } from "./consolidation/provincial-report.ts";
import type { Campaign } from "./knowledge/campaign.ts";
import type { Reporting } from "./reports/reporting.ts";
import type { FiledReport } from "./reports/submission.ts";

/** What can be exported: the workbook, and the province's two documents. */
export const EXPORTS = ["xlsx", ...PROVINCIAL_DOCUMENTS] as const;
/** One of them. */
export type ExportName = "xlsx" | ProvincialDocument;

/** What is asked of an export. */
export interface ExportAsked {
  readonly documents: readonly ExportName[];
  readonly counting: Counting;
  /** A model puts together what units wrote, as far as it is borne out; left out: every unit in its own words. */
  readonly merge?: boolean;
}

/** What the worker is started with; it crosses to another thread, so it is plain data. */
export interface ExportSetting {
  readonly reporting: Reporting;
  readonly campaign: Campaign;
  readonly provincial: ProvincialReport | null;
  readonly asked: ExportAsked;
  /** When the reports were read, an ISO instant. */
  readonly at: string;
}

/** What the worker is given, piece by piece, so that no piece holds the server up. */
export type ExportPiece =
  | { readonly kind: "status"; readonly rows: readonly StatusRow[] }
  | { readonly kind: "reports"; readonly reports: readonly FiledReport[] }
  | { readonly kind: "all_given" }
  /** What a model made of the texts that were asked for last; null: nothing. */
  | { readonly kind: "merged"; readonly said: Merged | null };

/** What the worker says. */
export type ExportSaid =
  | { readonly kind: "units"; readonly done: number; readonly of: number }
  /** What units wrote to one question, for a model to put together; the worker waits for "merged". */
  | { readonly kind: "merging"; readonly inputs: MergeInputs }
  | { readonly kind: "writing"; readonly document: ExportName }
  | { readonly kind: "file"; readonly document: ExportName; readonly bytes: Uint8Array };
