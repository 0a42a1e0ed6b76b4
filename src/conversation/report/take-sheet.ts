import type { Section } from "../../reports/form.ts";
import { isRelevant } from "../../reports/questions.ts";
import { readSheet, type SheetLine, sheetOf } from "../../reports/sheet.ts";
import type { Write } from "../ports.ts";
import { ask, goOn } from "./ask.ts";
import { answered } from "./keep-answer.ts";
import { isPersonal } from "./take-answer.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, type Step, says, type Work, writing } from "./work.ts";

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
  const head = wording.sheet(first.sectionNumber, section.title);
  return says(work, { kind: "section", section: section.id }, `${head}\n\n${sheetOf(shown)}`);
}

/** The lines of a message that answer questions; null when it holds none. `strict` asks for clear signs. */
export function sheetIn(work: Work, text: string, strict: boolean): readonly SheetLine[] | null {
  const lines = readSheet(text, work.engine.questions(work.draft.unit), strict);
  return lines.length > 0 ? lines : null;
}

/** Takes what a sheet says: every line that can be read is kept, the others are named. */
export function takeSheet(work: Work, lines: readonly SheetLine[]): Step {
  let current = work;
  const entries: Step["entries"][number][] = [];
  const told: Write[] = [];
  const faults: string[] = [];
  let count = 0;
  for (const { question, raw } of lines) {
    if (raw === "") continue;
    const { field, number } = question;
    const reading = current.engine.read(field, raw, current.today);
    const fault = (teach: string) => faults.push(wording.sheetFault(number, field.label, teach));
    if (reading.kind === "not_yet") continue;
    if (reading.kind === "unreadable") fault(reading.teach);
    else if (reading.kind === "unsure") fault(wording.ambiguous(reading.readings.map(({ label }) => label)));
    else if (isText(field.kind) && isPersonal(raw)) fault(wording.personal);
    else {
      const result = answered(current, question, { value: reading.value, raw });
      const broken = current.engine
        .broken(result.draft)
        .find((one) => one.field === field.id && isLimit(work, one.rule) && one.strength === "hard");
      if (broken) {
        fault(broken.message);
        continue;
      }
      current = on(current, result.draft);
      told.push(...result.told);
      entries.push({ did: "answered", field: field.id, raw, value: reading.value });
      count += 1;
    }
  }
  if (count === 0 && faults.length === 0) return prefaced(again(work, lines), wording.sheetNothing);
  const said = [
    ...(count > 0 ? [wording.keptMany(count)] : []),
    ...(faults.length > 0 ? [wording.sheetFaults, ...faults] : []),
  ];
  return writing(changing(prefaced(afterSheet(current, lines), said.join("\n")), current.draft, ...entries), ...told);
}

/** Soft rules ask for their reason, hard ones for the figure; else what comes next. */
function afterSheet(work: Work, lines: readonly SheetLine[]): Step {
  const faults = work.engine.faults(work.draft);
  const rule = faults.find((fault) => fault.kind === "rule");
  const last = lines.at(-1)?.question ?? null;
  if (rule?.kind !== "rule") return goOn(work, last);
  const question = work.engine.questions(work.draft.unit).find(({ field }) => field.id === rule.field);
  if (rule.strength === "hard" && question) return prefaced(ask(work, question), wording.hardBroken(rule.message));
  return says(work, { kind: "reason", rule: rule.rule, field: rule.field }, wording.softBroken(rule.message));
}

function again(work: Work, lines: readonly SheetLine[]): Step {
  const section = lines[0]?.question.section;
  return section ? sendSheet(work, section) : goOn(work, null);
}

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
