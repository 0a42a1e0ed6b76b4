import type { WorkingDays } from "../knowledge/working-days.ts";
import type { ReminderPlan } from "./plan.ts";

/** What a campaign needs so that its units can be reminded. */
export interface ReminderRules {
  readonly plan: ReminderPlan;
  readonly days: WorkingDays;
}
