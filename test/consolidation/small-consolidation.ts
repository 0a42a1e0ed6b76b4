import { consolidate } from "../../src/consolidation/consolidate.ts";
import type { Consolidation, Counting } from "../../src/consolidation/consolidation.ts";
import type { StatusRow } from "../../src/consolidation/ports.ts";
import type { Unit } from "../../src/people/unit.ts";
import { createReportEngine, type ReportEngine } from "../../src/reports/engine.ts";
import type { Form } from "../../src/reports/form.ts";
import type { FiledReport } from "../../src/reports/submission.ts";
import { answersOf } from "../reports/small-form.ts";

const letterhead = { parent: null, name: "X", symbol: null, place: null, signs_as: [], drafted_by: null };

/** What a test says of a unit: what it filed, null for nothing. */
export interface GivenUnit {
  readonly kind?: Unit["kind"];
  readonly filed?: (Partial<FiledReport> & { readonly values?: Readonly<Record<string, unknown>> }) | null;
  readonly status?: Partial<StatusRow>;
}

/** The engine of a form over units with these codes. */
export function engineFor(form: Form, units: Readonly<Record<string, GivenUnit>>): ReportEngine {
  return createReportEngine({
    form,
    units: {
      source: "thử",
      receiver: Object.keys(units)[0] ?? "",
      units: Object.entries(units).map(([code, { kind = "district" }]) => ({
        code,
        kind,
        name: `Đơn vị ${code}`,
        reports_to: null,
        confirmed: true,
        letterhead,
      })),
    },
  });
}

/** The status rows and the newest revisions of units. */
export function given(
  form: Form,
  units: Readonly<Record<string, GivenUnit>>,
): { status: StatusRow[]; reports: FiledReport[] } {
  const status: StatusRow[] = [];
  const reports: FiledReport[] = [];
  for (const [code, { kind = "district", filed = null, status: more = {} }] of Object.entries(units)) {
    const { values = {}, ...rest } = filed ?? {};
    const report: FiledReport | null = filed && {
      campaign: "c",
      unit: code,
      form: form.id,
      form_version: form.version,
      period: form.period,
      revision: 1,
      cause: "first",
      receipt: `BC-${code}-1`,
      answers: answersOf(values),
      exceptions: [],
      submitted_by: "1",
      approved_by: null,
      submitted_at: "2023-12-05T01:00:00Z",
      timeliness: "on_time",
      state: "submitted",
      official: null,
      ...rest,
    };
    if (report) reports.push(report);
    status.push({
      unit: code,
      name: `Đơn vị ${code}`,
      kind,
      state: report?.state ?? "not_started",
      answered: 0,
      questions: 3,
      deadline: "2023-12-09",
      timeliness: report?.timeliness ?? null,
      revision: report?.revision ?? 0,
      receipt: report?.receipt ?? null,
      official: null,
      ...more,
    });
  }
  return { status, reports };
}

/** One report out of what these units filed, read on 12 December. */
export function consolidated(
  form: Form,
  units: Readonly<Record<string, GivenUnit>>,
  counting: Counting = "submitted",
): Consolidation {
  const today = "2023-12-12";
  return consolidate({
    engine: engineFor(form, units),
    ...given(form, units),
    counting,
    at: `${today}T02:00:00Z`,
    today,
  });
}
