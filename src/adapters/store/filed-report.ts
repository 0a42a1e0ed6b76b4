import type { Selectable } from "kysely";

import type { FiledReport } from "../../reports/submission.ts";
import type { Schema } from "./schema.ts";

/** A row of `reports` as the house speaks of it. */
export function filedReportOf(row: Selectable<Schema["reports"]>): FiledReport {
  const { official_number: number, official_date: date, official_received_at: received } = row;
  return {
    campaign: row.campaign,
    unit: row.unit,
    form: row.form,
    form_version: row.form_version,
    period: row.period,
    revision: row.revision,
    cause: row.cause as FiledReport["cause"],
    receipt: row.receipt,
    answers: row.answers as FiledReport["answers"],
    exceptions: row.exceptions as FiledReport["exceptions"],
    submitted_by: row.submitted_by === null ? "" : String(row.submitted_by),
    approved_by: row.approved_by === null ? null : String(row.approved_by),
    submitted_at: row.submitted_at.toString(),
    timeliness: row.timeliness as FiledReport["timeliness"],
    state: row.state as FiledReport["state"],
    official: number === null || date === null ? null : { number, date, received_at: received?.toString() ?? null },
    ...(row.returned !== null && { returned: row.returned as Readonly<Record<string, string>> }),
  };
}
