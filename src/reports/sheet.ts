import { fold, nfc } from "../kernel/vietnamese.ts";
import type { Question } from "./questions.ts";

/** One line of a sheet that was sent back. */
export interface SheetLine {
  readonly question: Question;
  /** What stands after the label; empty where the line was left as it is. */
  readonly raw: string;
}

const LINE = /^\s*(\d{1,3})\s*[.):=]\s*(.*)$/u;
/** "2.900" alone is a figure, and no second line. */
const FIGURE = /^\s*\d{1,3}\.\d/;
/** "câu 4 là 2900" is "câu 4: 2900". */
const IS = /^(\s*(?:câu|cau)\s*\d{1,3})\s+(?:là|la)\s+(?=\d)/iu;
const NAMED_LINE = /^\s*(?:câu|cau)\s*(\d{1,3})\s*[.):=]\s*(.*)$/iu;
const SEVERAL = /\s*[,;]\s*(?=(?:câu|cau)\s*\d{1,3}\s*(?:[.):=]|(?:là|la)\s+\d))/giu;
const PROSE: readonly string[] = ["short_text", "long_text", "table"];

/** The lines of a sheet: "7. Số hộ nghèo đầu năm: ", with how to answer where a line alone does not say. */
export function sheetOf(questions: readonly Question[]): string {
  return questions.map(({ number, field }) => `${number}. ${field.label}${hintOf(field)}: `).join("\n");
}

/**
 * What was filled in, line by line: a line begins with a question's number, and what follows without a number belongs to
 * it. `strict` takes only lines that say "câu 7: …" or repeat the question's label, for texts that may hold lists; after a
 * question in prose a numbered line is an item of it unless it says so, repeats the label, or numbers a later question.
 */
export function readSheet(text: string, questions: readonly Question[], strict: boolean): readonly SheetLine[] {
  const byNumber = new Map(questions.map((question) => [question.number, question] as const));
  const lines: { question: Question; parts: string[] }[] = [];
  let item = 0;
  for (const typed of nfc(text).replace(SEVERAL, "\n").split(/\r?\n/)) {
    const line = typed.replace(IS, "$1: ");
    const found = NAMED_LINE.exec(line) ?? LINE.exec(line);
    const number = Number(found?.[1]);
    const isFigure = FIGURE.test(line) && number !== (lines.at(-1)?.question.number ?? Number.NaN) + 1;
    const question = isFigure ? undefined : byNumber.get(number);
    const rest = found?.[2] ?? "";
    const isTold = question !== undefined && (NAMED_LINE.test(line) || labelEnd(rest, question) !== null);
    if (question && (isTold || !(strict || isItem(lines.at(-1)?.question, number, item)))) {
      lines.push({ question, parts: [withoutLabel(rest, question)] });
      item = 0;
    } else {
      if (found && !isFigure) item = number;
      lines.at(-1)?.parts.push(line);
    }
  }
  return lines.map(({ question, parts }) => ({ question, raw: parts.join("\n").trim() }));
}

/** Whether a number goes on with a list inside a question in prose: it is not later than the question, or next in the list. */
function isItem(before: Question | undefined, number: number, item: number): boolean {
  if (!before || !PROSE.includes(before.field.kind)) return false;
  return number <= before.number || (item > 0 && number === item + 1);
}

function withoutLabel(rest: string, question: Question): string {
  const end = labelEnd(rest, question);
  if (end !== null) return rest.slice(end).trim();
  const isProse = PROSE.includes(question.field.kind);
  const colon = rest.lastIndexOf(":");
  return isProse || colon < 0 ? rest.trim() : rest.slice(colon + 1).trim();
}

/** Where the label and its colon end; null where the line does not begin with the label. */
function labelEnd(rest: string, { field }: Question): number | null {
  if (!fold(rest).startsWith(fold(field.label))) return null;
  const colon = rest.indexOf(":", nfc(field.label).length);
  return colon < 0 ? null : colon + 1;
}

function hintOf({ kind, options = [], columns = [], unit, required }: Question["field"]): string {
  const hints = {
    yes_no: "có/không",
    one_of: options.map(({ label }, at) => `${at + 1} = ${label}`).join("; "),
    many_of: options.map(({ label }, at) => `${at + 1} = ${label}`).join("; "),
    table: columns.map(({ label }) => label.toLowerCase()).join("; "),
    as_of: "ngày, ước hay chính thức",
  };
  const hint = kind in hints ? hints[kind as keyof typeof hints] : (unit ?? "");
  const notes = [hint, required ? "" : "không bắt buộc"].filter(Boolean);
  return notes.length > 0 ? ` (${notes.join(", ")})` : "";
}
