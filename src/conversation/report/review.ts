import { shownChanges } from "../../reports/changed-answers.ts";
import { colleagueNames, isMine } from "./colleagues.ts";
import { wording } from "./wording.ts";
import { type Offer, questionOf, type Step, says, type Work } from "./work.ts";

/** Where a report stands when nothing untouched is left: what was put off, or that it may go. */
export function review(work: Work): Step {
  const { answered, questions } = work.engine.progress(work.draft);
  const open = work.engine.open(work.draft);
  const back = work.engine.returned(work.draft);
  const waiting = work.draft.awaiting ? `\n${wording.waitsForApproval}` : "";
  if (open.length === 0 && back.length === 0) {
    const text = [wording.allAnswered(answered, questions), ...changesText(work)].join("\n");
    return says(work, { kind: "review" }, `${text}${waiting}`, whenComplete());
  }
  const left = [...back, ...open];
  const others = left.filter(({ section }) => !isMine(work, section.id));
  const optional = back.length === 0 && open.every(({ field }) => !field.required) ? `\n${wording.restOptional}` : "";
  const note = others.length === left.length ? `\n${wording.assignedToOthers(ownersOf(work))}` : "";
  return says(work, { kind: "review" }, `${leftText(work)}${note}${optional}${waiting}`, whenIncomplete());
}

/** What is still open, by number. */
export function leftText(work: Work): string {
  const back = work.engine.returned(work.draft);
  const open = work.engine
    .open(work.draft)
    .filter((one) => !back.includes(one))
    .toSorted((one, other) => one.number - other.number);
  const why = work.draft.returned;
  const returned = back.map(({ number, field }) => wording.returnedLine(number, field.label, why[field.id] ?? ""));
  const lines = open.map(({ number, field }) => wording.leftLine(number, field.label, !field.required));
  const parts = [
    ...(returned.length > 0 ? [wording.returnedLeft(returned.join("\n"))] : []),
    ...(lines.length > 0 ? [wording.leftOver(lines.join("\n"))] : []),
  ];
  return parts.length > 0 ? parts.join("\n") : wording.nothingLeft;
}

/** Why the report cannot go yet; null when it can. */
export function faultText(work: Work): { readonly text: string; readonly field: string } | null {
  const lines = faultLines(work);
  const [first] = lines;
  return first ? { text: wording.faults(lines.map(({ text }) => text).join("\n")), field: first.field } : null;
}

/** Everything that keeps the report from going, a line each, with the field it is about. */
export function faultLines(work: Work): readonly { readonly text: string; readonly field: string }[] {
  return work.engine.faults(work.draft).map((fault) => {
    const question = questionOf(work, fault.field);
    const number = question?.number ?? 0;
    const text =
      fault.kind === "missing"
        ? wording.missingLine(number, question?.field.label ?? fault.field)
        : fault.kind === "returned"
          ? wording.returnedFault(number, fault.why)
          : wording.ruleLine(number, fault.message);
    return { text, field: fault.field };
  });
}

/** What a revision changes of the one that was handed in before, old and new; nothing for a first report. */
function changesText({ engine, draft, filed }: Work): string[] {
  if (!filed || draft.revision <= filed.revision) return [];
  const changes = shownChanges(engine, draft.unit, filed.answers, engine.answers(draft)).flatMap(
    ({ number, label, before, after }) =>
      number === null
        ? []
        : [wording.change(number, label, shortened(before ?? wording.noAnswer), shortened(after ?? wording.noAnswer))],
  );
  const kept = engine.questions(draft.unit).flatMap(({ number, field }) => {
    const reason = draft.kept[field.id];
    return reason ? [wording.unchanged(number, field.label, shortened(reason.text))] : [];
  });
  const lines = [...changes, ...kept];
  if (lines.length === 0) return [];
  const more = lines.length > MOST_CHANGES ? [wording.moreChanges(lines.length - MOST_CHANGES)] : [];
  return [wording.changes(filed.revision, [...lines.slice(0, MOST_CHANGES), ...more].join("\n"))];
}

/** How many changed answers a review names. */
const MOST_CHANGES = 12;
/** How much of an answer in prose is shown beside its other version, in characters. */
const MOST_SHOWN = 80;

const shortened = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

function ownersOf(work: Work): string {
  const owners = new Set(Object.values(work.draft.assigned));
  return colleagueNames(work.desk.colleagues.filter(({ id }) => owners.has(id)));
}

const { choices } = wording;
const whenComplete = (): Offer[] => [
  { verb: "preview", label: choices.preview },
  { verb: "submit", label: choices.submit },
  { verb: "pause", label: choices.later },
];
const whenIncomplete = (): Offer[] => [
  { verb: "fill", label: choices.fill },
  { verb: "preview", label: choices.preview },
  { verb: "submit", label: choices.submit },
  { verb: "pause", label: choices.later },
];
