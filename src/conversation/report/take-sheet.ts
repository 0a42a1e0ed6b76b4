import type { Section } from "../../reports/form.ts";
import { isRelevant, type Question } from "../../reports/questions.ts";
import { readSheet, type SheetLine, sheetOf } from "../../reports/sheet.ts";
import type { Write } from "../ports.ts";
import { ask, goOn } from "./ask.ts";
import { answered, hardText, putOffIn } from "./keep-answer.ts";
import { isPersonal, takeWords, teach } from "./take-answer.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, questionOf, type Step, says, type Work, writing } from "./work.ts";

/** Sends the lines of a section that are not filled in yet (all of them when none is open). */
export function sendSheet(work: Work, section: Section): Step {
  const all = work.engine
    .questions(work.draft.unit)
    .filter((one) => one.section.id === section.id && one.field.kind !== "attachment");
  const relevant = all.filter(({ field }) => isRelevant(field, work.draft.answers) || mayBecomeRelevant(field, all));
  const open = relevant.filter(({ field }) => work.draft.answers[field.id]?.state !== "given");
  const shown = open.length > 0 ? open : relevant;
  const [first] = shown;
  if (!first) return goOn(work, null);
  if (shown.length === 1) return ask(work, first);
  const head = wording.sheet(first.sectionNumber, section.title);
  return says(work, { kind: "section", section: section.id }, `${head}\n\n${sheetOf(shown)}`);
}

/** The lines of a message that answer questions; null when it holds none. `strict` asks for clear signs. */
export function sheetIn(work: Work, text: string, strict: boolean): readonly SheetLine[] | null {
  const lines = readSheet(text, work.engine.questions(work.draft.unit), strict);
  return lines.length > 0 ? lines : null;
}

/** Lines of the present section that were sent one by one: taken for what they say, where they are no answer to the question itself. */
export function strayLines(work: Work, asked: Question, text: string): readonly SheetLine[] | null {
  const { engine, draft, today } = work;
  const reads = ({ field }: Question, raw: string) =>
    ["value", "not_yet"].includes(engine.read(field, raw, today).kind);
  const isAnswer = !isText(asked.field.kind) || asked.field.kind === "table" ? reads(asked, text) : false;
  if (isAnswer) return null;
  const lines = readSheet(text, engine.questions(draft.unit), false);
  const isStray = ({ question, raw }: SheetLine) =>
    question.section.id === asked.section.id &&
    raw !== "" &&
    (isText(question.field.kind) ? question === asked : true) &&
    reads(question, raw);
  return lines.length > 0 && STRAY.test(text) && lines.every(isStray) ? lines : null;
}

/** Takes what a sheet says: every line that can be read is kept, the first that cannot is asked about, the others are named. */
export function takeSheet(work: Work, lines: readonly SheetLine[]): Step {
  const filled = lines.filter(({ raw }) => raw !== "");
  if (filled.length === 0) return prefaced(again(work, lines), wording.sheetNothing);
  let taken: Taken = { work, entries: [], told: [], kept: 0 };
  const faults: Fault[] = [];
  for (const line of filled) {
    const result = takeLine(taken, line);
    if ("teach" in result) faults.push({ ...line, teach: result.teach });
    else taken = result;
  }
  const { work: after, entries, told, kept } = taken;
  const withdrawn = work.draft.awaiting && entries.length > 0 ? [wording.toBeSentAgain] : [];
  const said = [
    ...(entries.length > 0 ? [wording.keptMany(kept, entries.length - kept)] : []),
    ...withdrawn,
    ...othersIn(faults),
  ].join("\n");
  const [first] = faults;
  const next = first ? askAbout(after, first) : afterSheet(after, filled);
  return writing(changing(prefaced(next, said), after.draft, ...entries), ...told);
}

interface Taken {
  readonly work: Work;
  readonly entries: Step["entries"];
  readonly told: readonly Write[];
  readonly kept: number;
}
type Fault = SheetLine & { readonly teach: string };

function takeLine(taken: Taken, { question, raw }: SheetLine): Taken | { readonly teach: string } {
  const { work, entries, told, kept } = taken;
  const { field } = question;
  const reading = work.engine.read(field, raw, work.today);
  switch (reading.kind) {
    case "not_yet": {
      const draft = putOffIn(work, question, raw);
      return draft === work.draft
        ? taken
        : { ...taken, work: on(work, draft), entries: [...entries, { did: "put_off", field: field.id }] };
    }
    case "unreadable":
      return reading;
    case "unsure":
      return { teach: wording.ambiguous(reading.readings.map(({ label }) => label)) };
    case "value": {
      if (isText(field.kind) && isPersonal(raw)) return { teach: wording.personal };
      const result = answered(work, question, { value: reading.value, raw });
      const broken = work.engine
        .broken(result.draft)
        .find((one) => one.field === field.id && isLimit(work, one.rule) && one.strength === "hard");
      if (broken) return { teach: broken.message };
      const entry = { did: "answered", field: field.id, raw, value: reading.value } as const;
      return {
        work: on(work, result.draft),
        entries: [...entries, entry],
        told: [...told, ...result.told],
        kept: kept + 1,
      };
    }
  }
}

/** The question whose line was not understood: what is typed next must not land anywhere else. */
function askAbout(work: Work, { question, raw, teach: text }: Fault): Step {
  const taken = takeWords(work, question, raw);
  return taken.kind === "step" && taken.step.entries.length === 0 ? taken.step : teach(work, question, text);
}

function othersIn([, ...others]: readonly Fault[]): readonly string[] {
  const lines = others.map(({ question, teach: text }) =>
    wording.sheetFault(question.number, question.field.label, text),
  );
  return lines.length > 0 ? [wording.sheetFaults, ...lines] : [];
}

/** Soft rules ask for their reason, hard ones for the figure; else what comes next, by sections for whoever fills in by sections. */
function afterSheet(work: Work, lines: readonly SheetLine[]): Step {
  return brokenRule(work) ?? nextSheet(work, goOn(work, lines.at(-1)?.question ?? null));
}

/** Asks about the first rule that does not hold; null when all do. */
export function brokenRule(work: Work): Step | null {
  const rule = work.engine.faults(work.draft).find((fault) => fault.kind === "rule");
  if (rule?.kind !== "rule") return null;
  const question = questionOf(work, rule.field);
  if (rule.strength === "hard" && question) return prefaced(ask(work, question), hardText(work, rule));
  return says(work, { kind: "reason", rule: rule.rule, field: rule.field }, wording.softBroken(rule.message));
}

/** The sheet of the next section, where it has several questions left; else the question itself. */
function nextSheet(work: Work, next: Step): Step {
  const { focus } = next.report;
  const question = focus?.kind === "field" ? questionOf(work, focus.field) : undefined;
  if (work.focus?.kind !== "section" || !question || question.section.id === work.focus.section) return next;
  const open = work.engine
    .open(work.draft)
    .filter(({ section, field }) => section.id === question.section.id && field.kind !== "attachment");
  return open.length > 1 ? sendSheet(work, question.section) : next;
}

function again(work: Work, lines: readonly SheetLine[]): Step {
  const section = lines[0]?.question.section;
  return section ? sendSheet(work, section) : goOn(work, null);
}

const STRAY = /^\s*\d{1,3}\s*[.):=]/;
const isText = (kind: string): boolean => kind === "short_text" || kind === "long_text" || kind === "table";

const isLimit = ({ engine }: Work, rule: string): boolean =>
  engine.reporting.form.rules.some(({ id, kind }) => id === rule && kind === "range");

/** A field that depends on another of the same sheet is shown with it. */
function mayBecomeRelevant(
  field: { readonly relevant_if?: { readonly field: string } | undefined },
  all: readonly { readonly field: { readonly id: string } }[],
): boolean {
  return all.some((one) => one.field.id === field.relevant_if?.field);
}
