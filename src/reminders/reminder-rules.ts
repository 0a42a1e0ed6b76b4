import type { WorkingDays } from "../knowledge/working-days.ts";
import type { ChannelCosts } from "../outbox/channel-costs.ts";
import type { NoticeTemplates } from "../outbox/notice-templates.ts";
import type { ReminderPlan } from "./plan.ts";

/** What a campaign needs so that its units can be reminded. */
export interface ReminderRules {
  readonly plan: ReminderPlan;
  readonly days: WorkingDays;
  readonly costs: ChannelCosts;
  /** Texts that Zalo has approved; null where the campaign has none. */
  readonly templates: NoticeTemplates | null;
}
