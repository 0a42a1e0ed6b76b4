import { colleagueNames, isMine } from "./colleagues.ts";
import { wording } from "./wording.ts";
import { type Offer, questionOf, type Step, says, type Work } from "./work.ts";

/** Where a report stands when nothing untouched is left: what was put off, or that it may go. */
export function review(work: Work): Step {
  const { answered, questions } = work.engine.progress(work.draft);
  const open = work.engine.open(work.draft);
  const waiting = work.draft.awaiting ? `\n${wording.waitsForApproval}` : "";
  if (open.length === 0)
    return says(work, { kind: "review" }, `${wording.allAnswered(answered, questions)}${waiting}`, whenComplete());
  const others = open.filter(({ section }) => !isMine(work, section.id));
  const optional = open.every(({ field }) => !field.required) ? `\n${wording.restOptional}` : "";
  const note = others.length === open.length ? `\n${wording.assignedToOthers(ownersOf(work))}` : "";
  return says(work, { kind: "review" }, `${leftText(work)}${note}${optional}${waiting}`, whenIncomplete());
}

/** What is still open, by number. */
export function leftText(work: Work): string {
  const open = work.engine.open(work.draft).toSorted((one, other) => one.number - other.number);
  if (open.length === 0) return wording.nothingLeft;
  return wording.leftOver(
    open.map(({ number, field }) => wording.leftLine(number, field.label, !field.required)).join("\n"),
  );
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
        : wording.ruleLine(number, fault.message);
    return { text, field: fault.field };
  });
}

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
