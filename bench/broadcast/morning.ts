import { join } from "node:path";
import { loadReminders } from "../../src/adapters/knowledge-files/load-reminders.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import { isOpen } from "../../src/reminders/steps.ts";

const TIME_ZONE = "Asia/Ho_Chi_Minh";

/** The milliseconds until the next morning on which broadcasts go out: servers whose clock is ahead by that much can be measured at any time. */
export async function untilMorning(campaign: string): Promise<number> {
  const rules = await loadReminders(KNOWLEDGE, join(KNOWLEDGE, campaign));
  if (!rules) throw new Error("the campaign reminds nobody");
  const now = Temporal.Now.zonedDateTimeISO(TIME_ZONE);
  let morning = now.add({ days: 1 }).with({ hour: 8, minute: 0 });
  while (!isOpen(rules.plan, rules.days, morning.toPlainDateTime())) morning = morning.add({ days: 1 });
  return morning.epochMilliseconds - now.epochMilliseconds;
}
