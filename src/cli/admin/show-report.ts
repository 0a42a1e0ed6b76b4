import type { ShownReport } from "../../consolidation/shown-report.ts";
import { day, moment, table } from "./table.ts";
import { wording } from "./wording.ts";

/** One revision for people to read: what it is, then every answer under its label, in the form's order. */
export function showReport(report: ShownReport): string {
  const { official, shown } = report;
  const { states, timeliness } = wording.status;
  const head = [
    wording.report.head(report.receipt, report.name, report.revision),
    wording.report.handedIn(moment(report.submitted_at), timeliness[report.timeliness], states[report.state]),
    official
      ? wording.status.official(official.number, day(official.date), official.received_at !== null)
      : wording.report.noOfficial,
  ];
  const answers = shown.map((answer) => [
    answer.number === null ? "" : String(answer.number),
    answer.label,
    answer.shown ?? wording.report.notYet,
  ]);
  const labels = new Map(shown.map(({ field, label }) => [field, label] as const));
  const reasons = report.exceptions.map(({ field, reason }) =>
    wording.report.exception(labels.get(field) ?? field, reason),
  );
  return [...head, table(wording.report.headings, answers), ...reasons].join("\n");
}
