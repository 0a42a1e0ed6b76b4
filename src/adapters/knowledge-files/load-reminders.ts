import { access } from "node:fs/promises";
import { join } from "node:path";

import { type Campaign, campaignSchema } from "../../knowledge/campaign.ts";
import { type Holidays, holidaysSchema, workingDaysOf } from "../../knowledge/working-days.ts";
import { channelCostsSchema } from "../../outbox/channel-costs.ts";
import { noticeTemplatesSchema } from "../../outbox/notice-templates.ts";
import { planSchema } from "../../reminders/plan.ts";
import type { ReminderRules } from "../../reminders/reminder-rules.ts";
import { BrokenKnowledge, readYaml } from "./read-yaml.ts";

/** How a campaign reminds its units, or null when it has no `reminders.yaml`; throws BrokenKnowledge on any fault. */
export async function loadReminders(root: string, folder: string): Promise<ReminderRules | null> {
  const path = join(folder, "reminders.yaml");
  if (!(await isThere(path))) return null;
  const holidaysPath = join(root, "holidays.yaml");
  const [campaign, holidays] = await Promise.all([
    readYaml(join(folder, "campaign.yaml"), campaignSchema),
    readYaml(holidaysPath, holidaysSchema),
  ]);
  if (!covers(holidays, campaign))
    throw new BrokenKnowledge(`${holidaysPath}: covers: does not reach the deadlines of ${campaign.id}`);
  const templates = join(folder, "zalo-templates.yaml");
  return {
    plan: await readYaml(path, planFor(campaign)),
    days: workingDaysOf(holidays),
    costs: await readYaml(join(root, "channels.yaml"), channelCostsSchema),
    templates: (await isThere(templates)) ? await readYaml(templates, noticeTemplatesSchema) : null,
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The schema of a plan that names only milestones of this campaign. */
function planFor(campaign: Campaign) {
  return planSchema.superRefine(({ notices }, context) => {
    notices.forEach(({ milestone, on }, at) => {
      if (!campaign.milestones[milestone])
        context.addIssue({
          code: "custom",
          message: `${milestone} is no milestone of campaign.yaml`,
          path: ["notices", at, "milestone"],
        });
      if (on > campaign.closes_at)
        context.addIssue({ code: "custom", message: `${on} is after closes_at`, path: ["notices", at, "on"] });
    });
  });
}

function covers({ covers: { from, to } }: Holidays, { deadlines, closes_at }: Campaign): boolean {
  const years = [closes_at, ...Object.values(deadlines).map(({ before }) => before)].map((day) =>
    Number(day.slice(0, 4)),
  );
  return years.every((year) => from <= year && year <= to);
}
