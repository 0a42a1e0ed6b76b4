import type { Campaign, Deadline } from "../../knowledge/campaign.ts";
import type { ReportEngine } from "../../reports/engine.ts";

/** What a coordinator's conversation needs from outside the turn. */
export interface CoordinatorDeps {
  readonly engine: ReportEngine;
  readonly campaign: Campaign;
  readonly deadline: Deadline;
  /** A secret for a link that opens once. */
  readonly newToken: () => string;
  /** An invitation code nobody has. */
  readonly newCode: () => string;
}
