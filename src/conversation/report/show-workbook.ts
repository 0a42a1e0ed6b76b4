import { type Reply, textReply } from "../../messages/reply.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import {
  type Comparison,
  compareWithDraft,
  isClean,
  type Proposal,
  storedIn,
} from "../../reports/form-sheet/compare.ts";
import type { Found } from "../../reports/form-sheet/found.ts";
import type { Place } from "../../reports/form-sheet/sent-form.ts";
import { wording as cells } from "../../reports/form-sheet/wording.ts";
import type { Question } from "../../reports/questions.ts";
import { nameOf } from "./colleagues.ts";
import type { Focus } from "./focus.ts";
import { revisionOf } from "./revision.ts";
import { type Offer, on, prefaced, type Step, says, type Work } from "./work.ts";
import { workbookWords } from "./workbook-words.ts";

/** The most lines of one message; a longer list goes on in the next. */
export const MOST_LINES = 14;
/** The most cells that are named one by one. */
export const MOST_FAULTS = 20;
/** A longer value is shown by its beginning, in characters. */
export const LONGEST_SHOWN = 160;

/** What a sheet said, until the officer has decided. */
export type Waiting = Extract<Focus, { kind: "workbook" }>;

/** The work on the draft that a sheet is for: where the report was handed in and none is open, on its next revision. */
const workForSheet = (work: Work): Work =>
  work.filed && !work.desk.draft ? on(work, revisionOf(work.filed, "correction")) : work;

/** Holds a sheet against the draft as it is now. */
export const comparisonOf = (work: Work, found: Found): Comparison =>
  compareWithDraft(work.engine, workForSheet(work).draft, found);

/** Shows every value that a sheet would change, and asks what is to be taken. */
export function showWorkbook(work: Work, sheet: Pick<Waiting, "name" | "found">, notice = ""): Step {
  const comparison = comparisonOf(work, sheet.found);
  const { proposals, faults, later } = comparison;
  const clean = proposals.filter(isClean);
  const doubtful = proposals.filter((one) => !isClean(one));
  const lines = [
    ...listed(
      workbookWords.willBe(clean.length),
      clean.map((one) => [changeLine(work, one)]),
    ),
    ...listed(
      workbookWords.toLookAt(doubtful.length),
      doubtful.map((one) => [changeLine(work, one), because(work, one)]),
    ),
    ...listed(workbookWords.unread(faults.length), faultLines(comparison)),
    ...notesOf(sheet.found, comparison),
  ];
  const fresh = clean.filter(({ before }) => before === null).length;
  const counts = { fresh, changed: clean.length - fresh, doubtful: doubtful.length, unread: faults.length };
  const parts = inParts(lines);
  const focus: Waiting = { ...sheet, kind: "workbook", turn: work.turn, version: versionAfter(work) };
  const last = [...(parts.at(-1) ?? []), workbookWords.ask(workbookWords.summary(counts))];
  const head = (text: readonly string[], at: number): string[] =>
    at === 0 ? [workbookWords.read(sheet.name), ...text] : [...text];
  const numbered = (text: readonly string[], at: number) =>
    (parts.length > 1 ? [...head(text, at), workbookWords.part(at + 1, parts.length)] : head(text, at)).join("\n");
  const before: Reply[] = parts.slice(0, -1).map((text, at) => textReply(numbered(text, at)));
  const step = says(
    work,
    focus,
    numbered(last, parts.length - 1),
    offersOf(clean.length + later.length, doubtful.length, faults.length),
  );
  return prefaced({ ...step, replies: [...before, ...step.replies] }, notice);
}

/** The draft's version once this turn is written; null where there is no draft. */
function versionAfter({ desk, draft }: Work): number | null {
  if (!desk.draft) return null;
  return desk.draft.content === draft ? desk.draft.version : desk.draft.version + 1;
}

function offersOf(clean: number, doubtful: number, faults: number): Offer[] {
  const { all, good, drop } = workbookWords.choices;
  return [
    ...(doubtful > 0 || faults === 0 ? [{ verb: "all", label: all }] : []),
    ...(clean > 0 && doubtful + faults > 0 ? [{ verb: "good", label: good }] : []),
    { verb: "drop", label: drop },
  ];
}

/** A list under its heading; nothing for an empty one. What belongs together stays together. */
const listed = (heading: string, entries: readonly (readonly string[])[]): string[][] =>
  entries.map((entry, at) => (at === 0 ? [heading, ...entry] : [...entry]));

function inParts(entries: readonly (readonly string[])[]): string[][] {
  const parts: string[][] = [[]];
  for (const entry of entries) {
    const part = parts.at(-1) ?? [];
    if (part.length > 0 && part.length + entry.length > MOST_LINES) parts.push([...entry]);
    else part.push(...entry);
  }
  return parts;
}

function changeLine({ engine }: Work, { question, before, found, ...rest }: Proposal): string {
  const { field, number } = question;
  const old = before ? shown(engine.show(field, before.value as Stored)) : workbookWords.nothingBefore;
  const value = shown(engine.show(field, storedIn({ question, before, found, ...rest })));
  return workbookWords.change(number, field.label, old, value, placeText(found.place, question));
}

function because(work: Work, { question, doubts, conflict }: Proposal): string {
  const who = work.desk.colleagues.find(({ id }) => id === conflict?.by);
  const value = conflict ? shown(work.engine.show(question.field, conflict.value as Stored)) : "";
  const own = conflict?.by === work.member.id;
  const told = conflict ? [own ? workbookWords.conflictOwn(value) : workbookWords.conflict(nameOf(who), value)] : [];
  return workbookWords.because([...told, ...doubts]);
}

/** The cells that could not be read, by name; beyond a screenful only how many more there are. */
export function faultLines({ faults }: Pick<Comparison, "faults">): string[][] {
  const lines = faults
    .slice(0, MOST_FAULTS)
    .map(({ question, place, said, teach }) => [
      workbookWords.fault(placeText(place, question), question.number, shown(said), short(teach)),
    ]);
  return faults.length > MOST_FAULTS ? [...lines, [workbookWords.moreFaults(faults.length - MOST_FAULTS)]] : lines;
}

function notesOf(found: Found, { later, idle }: Comparison): string[][] {
  const numbers = (questions: readonly Question[]) => questions.map(({ number }) => number).join(", ");
  return [
    ...(later.length > 0 ? [[workbookWords.later(numbers(later))]] : []),
    ...(idle.length > 0 ? [[workbookWords.idle(numbers(idle))]] : []),
    ...(found.isOlder ? [[workbookWords.olderForm]] : []),
    ...(found.unknown.length > 0 ? [[workbookWords.unknown(found.unknown.length)]] : []),
  ];
}

/** Where a value stands: "ô E14", "cột F, sheet Theo xã", "phần “Hạn chế và nguyên nhân”". */
export function placeText({ sheet, cell }: Place, { field }: Question): string {
  if (cell !== null) return cells.cell(cell, sheet);
  return sheet === null ? cells.inNarrative(field.label) : cells.onSheet(sheet);
}

/** A value on one line, its beginning where it is long. */
export function shown(text: string): string {
  const line = text.replace(/\s*\n\s*/g, " / ");
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN).trimEnd()}… (${line.length} ký tự)` : line;
}

/** A sentence of the reader inside a list. */
const short = (teach: string): string => teach.replace(/^Dạ, /, "").replace(/ ạ\.$/, ".");
