import { z } from "@hono/zod-openapi";

import { forwardedReportSchema } from "../../consolidation/forwarded-report.ts";

/** The most reports on one page. */
const MOST_ON_PAGE = 200;

/** A report as the API gives it: what goes to outside stores, and its state. */
export const reportSchema = forwardedReportSchema
  .extend({ state: z.enum(["submitted", "returned", "accepted"]) })
  .openapi("Report");

/** One page of reports. */
export const reportPageSchema = z
  .object({
    reports: z.array(reportSchema),
    next: z.string().nullable().describe("Handed back as `after` it leads to the next page; null on the last."),
  })
  .openapi("ReportPage");

/** One line of the overview. */
export const statusRowSchema = z
  .object({
    unit: z.string(),
    name: z.string(),
    kind: z.string(),
    state: z.enum(["not_started", "drafting", "pending_approval", "submitted", "returned", "accepted"]),
    answered: z.int().min(0).describe("How many of the questions asked of this unit have an answer."),
    questions: z.int().min(0),
    deadline: z.iso.date().describe("The last valid day."),
    timeliness: z.enum(["on_time", "to_be_judged", "late"]).nullable(),
    revision: z.int().min(0).describe("The newest that was handed in; 0 before the first."),
    receipt: z.string().nullable(),
    official: z
      .object({
        number: z.string(),
        date: z.iso.date(),
        received_at: z.iso.datetime({ offset: true }).nullable(),
      })
      .nullable(),
  })
  .openapi("StatusRow");

/** What can be asked of the list of reports. */
export const reportsQuerySchema = z.strictObject({
  unit: z.string().min(1).max(40).optional().describe("Only this unit, by its code."),
  since: z.iso.datetime({ offset: true }).optional().describe("Only what was handed in at this moment or later."),
  after: z.string().min(1).max(200).optional().describe("Only receipts behind this one: `next` of the page before."),
  limit: z.coerce.number().int().min(1).max(MOST_ON_PAGE).default(100),
});

/** The receipt in a path. */
export const receiptSchema = z.strictObject({ receipt: z.string().min(1).max(200) });

/** The key under which a report is handed in once, however often it is sent. */
export const keySchema = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .describe("1 to 200 visible ASCII characters; a new one for each new report."),
});

/** A report that is handed in. */
export const handInSchema = z
  .strictObject({
    unit: z.string().min(1).max(40).describe("The unit's code."),
    fields: z
      .record(z.string(), z.unknown())
      .describe("The form's fields by id, each as an officer would type it or as its kind stores it."),
    reasons: z.record(z.string(), z.string()).default({}).describe("Why a soft rule does not hold, by rule."),
  })
  .openapi("HandIn");

/** An error (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("What to do, in Vietnamese."),
    errors: z
      .array(z.object({ field: z.string().nullable(), message: z.string() }))
      .optional()
      .describe("What is wrong, by field; null where it is the whole."),
  })
  .openapi("Problem");
