import type { ShownReport } from "../../consolidation/shown-report.ts";
import type { Comment } from "../../reports/comment.ts";
import { day, moment, table } from "./table.ts";
import { wording } from "./wording.ts";

/** One revision for people to read: what it is, then every answer under its label, in the form's order. */
export function showReport(report: ShownReport & { readonly comments: readonly Comment[] }): string {
  const { official, shown, comments } = report;
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
  const returned = Object.entries(report.returned ?? {}).map(([field, why]) =>
    wording.report.returnedField(labels.get(field) ?? field, why),
  );
  const notes = comments.map(({ by, at, text }) => wording.report.comment(by, moment(at), text));
  const body = table(wording.report.headings, answers);
  return [...head, body, ...reasons, ...changed(report), ...returned, ...notes].join("\n");
}

/** What differs from the revision before, old and new. */
function changed({ changes }: ShownReport): string[] {
  if (!changes) return [];
  if (changes.answers.length === 0) return [wording.report.unchanged(changes.since)];
  const { none, changedHeadings } = wording.report;
  const rows = changes.answers.map(({ number, label, before, after }) => [
    number === null ? "" : String(number),
    label,
    before ?? none,
    after ?? none,
  ]);
  return [wording.report.changed(changes.since), table(changedHeadings, rows)];
}
