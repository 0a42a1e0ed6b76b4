import type { Campaign, Deadline } from "../../knowledge/campaign.ts";
import type { WorkingDays } from "../../knowledge/working-days.ts";
import type { Draft } from "../../reports/draft.ts";
import type { ReportEngine } from "../../reports/engine.ts";
import type { FiledReport } from "../../reports/submission.ts";

/** What the report's conversation needs from outside the turn. */
export interface ReportDeps {
  readonly engine: ReportEngine;
  readonly campaign: Campaign;
  readonly deadline: Deadline;
  /** The report as its official text, in paragraphs. */
  readonly preview: (draft: Draft, filed: FiledReport | null) => readonly string[];
  /** A secret for a link that opens once. */
  readonly newToken: () => string;
  /** The address phones open, without a slash at its end; null or left out: there is none. */
  readonly publicUrl?: string | null;
  /** An invitation code nobody has. */
  readonly newCode: () => string;
  /** The working days by which units are reminded; null where nobody is. */
  readonly days: WorkingDays | null;
  /** Whether approved texts go to telephone numbers: none is kept otherwise. */
  readonly takesPhones: boolean;
}
