import { z } from "zod";

import { UNIT_KINDS } from "../knowledge/campaign.ts";
import type { Unit } from "../people/unit.ts";
import type { Form } from "../reports/form.ts";
import type { FiledReport } from "../reports/submission.ts";

const instant = z.iso.datetime({ offset: true }).describe("A moment, ISO 8601.");

const answer = z.object({
  field: z.string().describe("The field's id in the form."),
  label: z.string().nullable().describe("Its label; null where the form no longer has the field."),
  kind: z.string().nullable().describe("What the value is; null where the form no longer has the field."),
  state: z.enum(["given", "not_yet"]).describe("not_yet: put off, the figure is not there yet."),
  value: z.unknown().describe("As the kind stores it; null when put off."),
  raw: z.string().describe("The words it was read from."),
  answered_at: instant,
});

const exception = z.object({
  rule: z.string(),
  field: z.string(),
  reason: z.string().describe("Why the rule does not hold, in the officer's words."),
});

const official = z.object({
  number: z.string(),
  date: z.iso.date(),
  received_at: instant.nullable().describe("When the signed report was marked as received."),
});

/** A filed report as the outside sees it; it names units, never people. Published as `docs/schemas/report.v1.schema.json`; fields may be added, none goes. */
export const forwardedReportSchema = z.object({
  schema: z.literal("report.v1"),
  campaign: z.string(),
  unit: z.object({
    code: z.string(),
    name: z.string().nullable().describe("Null where the campaign no longer knows the unit."),
    kind: z.enum(UNIT_KINDS).nullable(),
  }),
  form: z.object({ id: z.string(), version: z.int().positive() }),
  period: z.string(),
  revision: z.int().positive().describe("Within one campaign, unit, form and period the greatest stands."),
  cause: z.enum(["first", "correction", "final_figures", "returned"]).describe("Why there is this revision."),
  receipt: z.string().min(1).describe("Mã tiếp nhận số liệu: one for each revision."),
  submitted_at: instant,
  timeliness: z.enum(["on_time", "to_be_judged", "late"]),
  answers: z.array(answer),
  exceptions: z.array(exception).describe("Soft rules that do not hold, with reasons."),
  official: official.nullable().describe("The signed report, where its number is known; it may come later."),
});

/** A filed report as the outside sees it. */
export type ForwardedReport = z.infer<typeof forwardedReportSchema>;

/** Puts a filed report into the words of the form and the units, without the people who wrote it. */
export type PayloadOf = (report: FiledReport) => ForwardedReport;

/** Makes payloads from what the campaign knows now; answers stand in the form's order, those it no longer asks last. */
export function createPayloadOf(deps: { form: Form; units: readonly Unit[] }): PayloadOf {
  const fields = new Map(deps.form.sections.flatMap((section) => section.fields.map((field) => [field.id, field])));
  const units = new Map(deps.units.map((unit) => [unit.code, unit]));
  const order = new Map([...fields.keys()].map((id, at) => [id, at]));
  const placeOf = (field: string) => order.get(field) ?? order.size;

  return (report) => {
    const unit = units.get(report.unit);
    const ofThisForm = report.form === deps.form.id;
    return {
      schema: "report.v1",
      campaign: report.campaign,
      unit: { code: report.unit, name: unit?.name ?? null, kind: unit?.kind ?? null },
      form: { id: report.form, version: report.form_version },
      period: report.period,
      revision: report.revision,
      cause: report.cause,
      receipt: report.receipt,
      submitted_at: report.submitted_at,
      timeliness: report.timeliness,
      answers: Object.entries(report.answers)
        .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
        .map(([id, { state, value, raw, at }]) => {
          const field = ofThisForm ? fields.get(id) : undefined;
          return {
            field: id,
            label: field?.label ?? null,
            kind: field?.kind ?? null,
            state,
            value,
            raw,
            answered_at: at,
          };
        }),
      exceptions: report.exceptions.map(({ rule, field, reason }) => ({ rule, field, reason })),
      official: report.official && { ...report.official },
    };
  };
}
