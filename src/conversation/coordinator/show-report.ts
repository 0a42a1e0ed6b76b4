import { type ShownAnswer, type ShownReport, shownReport } from "../../consolidation/shown-report.ts";
import type { FiledReport } from "../../reports/submission.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { offersOf } from "./list-units.ts";
import { mayJudge } from "./who-may.ts";
import { wording } from "./wording.ts";
import { type CoordinatorStep, type CoordinatorWork, type Offer, says, standingOf, statusOf } from "./work.ts";

/** How much of a long answer is shown, in characters; the Word file holds it whole. */
export const SHOWN_LENGTH = 200;

/** "Xem Tri Tôn": what the unit handed in, under the numbers by which a question can be returned. */
export function showUnit(work: CoordinatorWork, unit: string): CoordinatorStep {
  const status = statusOf(work, unit);
  const standing = standingOf(work, unit);
  const focus = { kind: "unit", unit } as const;
  if (!status) return says(null, wording.unknownUnit(unit));
  if (!standing) {
    const state = wording.howFar(wording.states[status.state], status.answered, status.questions);
    return says(focus, wording.notYet(status.name, state, showDate(status.deadline)), offersOf(work, "missing"));
  }
  const { report, before, comments } = standing;
  const { name, shown, changes } = shownReport(work.deps.engine, report, before);
  const text = [
    wording.reportHead(name, report.revision, report.receipt),
    wording.reportState(momentOf(work, report), wording.timeliness[report.timeliness], wording.states[report.state]),
    officialOf(report),
    ...(changes ? changedSince(changes) : []),
    "",
    ...sections(work, report, shown),
    ...report.exceptions.map(({ field, reason }) => wording.exception(labelOf(shown, field), reason)),
    ...comments.map(({ text: comment, by, at }) => wording.comment(byWhom(by), dayOf(work, at), comment)),
  ];
  return says(focus, text.join("\n"), choicesFor(work, report));
}

/** The choices about a report that was handed in. */
function choicesFor(work: CoordinatorWork, { receipt, state }: FiledReport): readonly Offer[] {
  const document = { verb: `document ${receipt}`, label: wording.choices.document };
  if (!mayJudge(work) || state === "returned") return [document];
  const accept = { verb: `accept ${receipt}`, label: wording.choices.accept };
  const giveBack = { verb: `return ${receipt}`, label: wording.choices.giveBack };
  return state === "accepted" ? [giveBack, document] : [accept, giveBack, document];
}

function sections(work: CoordinatorWork, { unit }: FiledReport, shown: readonly ShownAnswer[]): string[] {
  const byField = new Map(shown.map((answer) => [answer.field, answer] as const));
  const known = new Set<string>();
  const titled = work.deps.engine.sections(unit).flatMap(({ title, fields }) => {
    const lines = fields.flatMap(({ id }) => {
      const answer = byField.get(id);
      known.add(id);
      return answer ? [lineOf(answer)] : [];
    });
    return lines.length > 0 ? [wording.sectionTitle(title), ...lines] : [];
  });
  return [...titled, ...shown.filter(({ field }) => !known.has(field)).map(lineOf)];
}

function lineOf({ number, label, shown }: ShownAnswer): string {
  const value = shown === null ? wording.putOff : shortened(shown);
  return number === null ? wording.item(`${label}: ${value}`) : wording.numbered(number, `${label}: ${value}`);
}

function changedSince({ since, answers }: NonNullable<ShownReport["changes"]>): string[] {
  if (answers.length === 0) return [wording.nothingChanged(since)];
  const lines = answers.map(({ number, label, before, after }) =>
    wording.changedLine(
      number === null ? label : wording.question(number, label),
      shortened(before ?? wording.putOff),
      shortened(after ?? wording.putOff),
    ),
  );
  return [wording.changedSince(since), ...lines];
}

const shortened = (text: string): string => (text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);

const labelOf = (shown: readonly ShownAnswer[], field: string): string =>
  shown.find((answer) => answer.field === field)?.label ?? field;

function officialOf({ official }: FiledReport): string {
  if (!official) return wording.noOfficial;
  return wording.officialOf(official.number, showDate(official.date), official.received_at !== null);
}

const byWhom = (by: string): string => (by.startsWith("partner") ? wording.partner : wording.coordinator);

const localOf = ({ deps }: CoordinatorWork, iso: string) =>
  Temporal.Instant.from(iso).toZonedDateTimeISO(deps.campaign.time_zone);

const dayOf = (work: CoordinatorWork, iso: string): string => showDate(localOf(work, iso).toPlainDate().toString());

const momentOf = (work: CoordinatorWork, { submitted_at }: FiledReport): string =>
  wording.moment(localOf(work, submitted_at).toPlainTime().toString().slice(0, 5), dayOf(work, submitted_at));
