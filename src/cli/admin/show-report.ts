import type { FiledReport } from "../../reports/submission.ts";
import { day, moment, table } from "./table.ts";
import { wording } from "./wording.ts";

/** One revision for people to read: what it is, then every answer in the words it was given in. */
export function showReport(report: FiledReport): string {
  const { official } = report;
  const { states, timeliness } = wording.status;
  const head = [
    wording.report.head(report.receipt, report.unit, report.revision),
    wording.report.handedIn(moment(report.submitted_at), timeliness[report.timeliness], states[report.state]),
    official
      ? wording.status.official(official.number, day(official.date), official.received_at !== null)
      : wording.report.noOfficial,
  ];
  const answers = Object.entries(report.answers).map(([field, { state, raw, value }]) => [
    field,
    state === "not_yet" ? wording.report.notYet : raw || JSON.stringify(value),
  ]);
  const reasons = report.exceptions.map(({ rule, field, reason }) => wording.report.exception(rule, field, reason));
  return [...head, table(wording.report.headings, answers), ...reasons].join("\n");
}
