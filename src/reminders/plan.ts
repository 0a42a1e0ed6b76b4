import { z } from "zod";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time like 08:00");

const step = z.strictObject({
  /** How it is named in rows and commands: "T-7". */
  id: z.string().regex(/^T(?:0|[+-]\d{1,3})$/, "must be like T-7, T0 or T+1"),
  /** Days after the unit's last valid day; negative before it. */
  days: z.int().min(-366).max(366),
  /** Goes out at its own time, also at night and on a closed day. */
  urgent: z.boolean().default(false),
});

/** How a campaign reminds its units (`reminders.yaml`). */
export const planSchema = z
  .strictObject({
    status: z.enum(["proposed", "confirmed"]),
    source: z.string().min(1),
    send_at: time,
    claim_until: time,
    quiet: z.strictObject({ from: time, until: time }),
    catch_up_working_days: z.int().min(0).max(30),
    steps: z.array(step).min(1),
    recipients: z.strictObject({
      second_officer_after: z.int().min(0),
      /** The id of the first step that leaders who asked for it get. */
      approvers_from: z.string(),
    }),
    official_after_working_days: z.int().min(1).max(60),
    notices: z.array(
      z.strictObject({
        id: z.string().min(1),
        /** The key of the milestone in `campaign.yaml`. */
        milestone: z.string().min(1),
        on: z.iso.date(),
      }),
    ),
    summary_after_minutes: z.int().min(1).max(600),
  })
  .superRefine((plan, context) => {
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    const { steps, recipients, quiet, send_at, claim_until, notices } = plan;
    steps.forEach(({ id, days }, at) => {
      if (id !== stepId(days)) complain(`${id} does not name ${days} days`, ["steps", at, "id"]);
      if (at > 0 && days <= (steps[at - 1]?.days ?? 0)) complain("steps go from early to late", ["steps", at, "days"]);
    });
    if (!steps.some(({ id }) => id === recipients.approvers_from))
      complain(`${recipients.approvers_from} is no step`, ["recipients", "approvers_from"]);
    if (quiet.until > send_at || send_at >= quiet.from) complain("is in the quiet hours", ["send_at"]);
    if (quiet.until > claim_until || claim_until > quiet.from) complain("is in the quiet hours", ["claim_until"]);
    notices.forEach(({ id }, at) => {
      if (notices.findIndex((one) => one.id === id) !== at) complain(`${id} stands twice`, ["notices", at, "id"]);
    });
  });

/** How a campaign reminds its units. */
export type ReminderPlan = z.infer<typeof planSchema>;

const stepId = (days: number): string => (days === 0 ? "T0" : `T${days > 0 ? "+" : ""}${days}`);
