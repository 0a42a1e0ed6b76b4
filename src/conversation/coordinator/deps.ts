import type { Campaign, Deadline } from "../../knowledge/campaign.ts";
import type { ReminderRules } from "../../reminders/reminder-rules.ts";
import type { ReportEngine } from "../../reports/engine.ts";

/** What a coordinator's conversation needs from outside the turn. */
export interface CoordinatorDeps {
  readonly engine: ReportEngine;
  readonly campaign: Campaign;
  readonly deadline: Deadline;
  /** When messages may go out by themselves; null where nobody is reminded. */
  readonly rules: ReminderRules | null;
  /** A secret for a link that opens once. */
  readonly newToken: () => string;
  /** An invitation code nobody has. */
  readonly newCode: () => string;
}
