import { wording as files } from "../../files/wording.ts";
import type { Block } from "../../messages/reply.ts";
import { FILES_MAX, filesOf } from "../../reports/fields/attachment.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import type { Question } from "../../reports/questions.ts";
import { isRelevant } from "../../reports/questions.ts";
import { isMine } from "./colleagues.ts";
import type { Focus } from "./focus.ts";
import { review } from "./review.ts";
import { withUploadLink } from "./upload-link.ts";
import { wording } from "./wording.ts";
import { type Offer, questionOf, type Step, says, type Work } from "./work.ts";

/** Asks a question: its place, its words, how to answer, what stands there now. */
export function ask(work: Work, question: Question): Step {
  const { field, section, sectionNumber, sections, number, questions } = question;
  const answer = work.draft.answers[field.id];
  const why = work.draft.returned[field.id];
  const sent = field.kind === "attachment" ? filesOf(answer?.value).length : 0;
  const lines = [
    wording.place(sectionNumber, sections, number, questions, section.title),
    ...(why === undefined ? [] : [wording.returned(why)]),
    `${field.ask ?? field.label}${field.required ? "" : ` ${wording.optional}`}`,
    ...howTo(question, sent, work.uploadToken !== null),
    ...(answer?.state === "given" ? [wording.now(work.engine.show(field, answer.value as Stored))] : []),
    ...(why === undefined ? [] : [wording.returnedHow]),
  ];
  const focus: Focus = { kind: "field", field: field.id, ...(answer && { was: answer.at }) };
  const asked = says(work, focus, lines.join("\n"), [
    ...optionsOf(question, sent),
    ...(why === undefined ? [] : [{ verb: "keep", label: wording.keep, shortcut: true } as const]),
    ...shortcutsOf(question, sent),
  ]);
  return field.kind === "attachment" && sent < FILES_MAX ? withUploadLink(work, asked) : asked;
}

/** Asks a field's question again, or goes on where the field is no longer asked. */
export function askAgain(work: Work, field: string): Step {
  const question = questionOf(work, field);
  return question ? ask(work, question) : goOn(work, null);
}

/**
 * Asks what comes next after a question (null: from the beginning): what was returned first, then the first untouched one
 * after it, then any before it; sections of others are left to them. When nothing is left to ask, the review.
 */
export function goOn(work: Work, after: Question | null): Step {
  const back = returnedToMe(work).filter(({ number }) => number !== after?.number);
  const again = back.find(({ number }) => number > (after?.number ?? 0)) ?? back[0];
  if (again) return ask(work, again);
  const untouched = work.engine.open(work.draft).filter(({ field }) => work.draft.answers[field.id] === undefined);
  const mine = untouched.filter(({ section }) => isMine(work, section.id));
  const next = mine.find(({ number }) => number > (after?.number ?? 0)) ?? mine[0];
  return next ? ask(work, next) : review(work);
}

/** Leaves a returned question for later: the next returned one, or the review, which names what is left. */
export function passBy(work: Work, { number }: Question): Step {
  const later = returnedToMe(work).find((one) => one.number > number);
  return later ? ask(work, later) : review(work);
}

const returnedToMe = (work: Work): readonly Question[] =>
  work.engine.returned(work.draft).filter(({ section }) => isMine(work, section.id));

/** The question before this one that is relevant; null when it is the first. */
export function questionBefore(work: Work, field: string): Question | null {
  const relevant = work.engine.questions(work.draft.unit).filter((one) => isRelevant(one.field, work.draft.answers));
  const at = relevant.findIndex((one) => one.field.id === field);
  return relevant[at - 1] ?? null;
}

/** What a question means: its help, an example, and the clause behind it. */
export function explain({ field }: Question): readonly Block[] {
  const text = [
    field.help ?? wording.noHelp,
    ...(field.example && field.options ? [wording.example(field.example)] : []),
    ...(field.clause ? [wording.fromClause(field.clause.locator)] : []),
  ].join("\n");
  return [{ kind: "text", text }];
}

function howTo({ field }: Question, sent: number, byLink: boolean): string[] {
  const example = field.example && showsExample(field) ? [wording.example(field.example)] : [];
  switch (field.kind) {
    case "many_of":
      return [wording.manyOf];
    case "table":
      return [wording.rows((field.columns ?? []).map(({ label }) => label.toLowerCase()).join("; ")), ...example];
    case "attachment":
      if (sent > 0) return sent < FILES_MAX ? [byLink ? files.moreByLink : files.more] : [];
      return [byLink ? files.byLink : wording.files];
    case "as_of":
      return [wording.asOf, ...example];
    default:
      return example;
  }
}

/** Where there are buttons, or a file to send, nothing has to be typed. */
const showsExample = ({ kind, options }: Question["field"]): boolean =>
  !options && kind !== "yes_no" && kind !== "attachment";

function optionsOf({ field }: Question, sent: number): Offer[] {
  if (sent > 0)
    return [
      { verb: "done", label: files.done },
      { verb: "clear", label: files.clear },
    ];
  if (field.kind === "yes_no")
    return [
      { verb: "=true", label: "Có" },
      { verb: "=false", label: "Không" },
    ];
  return (field.options ?? []).map(({ id, label }) => ({ verb: `=${id}`, label }));
}

function shortcutsOf({ number, field }: Question, sent: number): Offer[] {
  const { shortcuts } = wording;
  return [
    ...(sent > 0 ? [] : [{ verb: "skip", label: shortcuts.skip, shortcut: true } as const]),
    ...(number > 1 ? [{ verb: "back", label: shortcuts.back, shortcut: true } as const] : []),
    ...(field.help ? [{ verb: "explain", label: shortcuts.explain, shortcut: true } as const] : []),
    { verb: "section", label: shortcuts.section, shortcut: true },
  ];
}
