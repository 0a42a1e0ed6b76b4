import type { Answer } from "../draft.ts";
import type { Column, Field } from "../form.ts";
import type { Exception } from "../submission.ts";
import type { Block, Figure } from "./official-document.ts";
import { asOfLine, BLANK, NONE, NOT_YET, ROW_NUMBER, reasonLine } from "./wording.ts";

/** Writes a value of a field, as officers read it. */
export type Show = (field: Field, value: unknown) => string;
/** The answers of a report, by field. */
export type Answers = Readonly<Record<string, Pick<Answer, "state" | "value" | "raw">>>;

const ALIGNED = { short_text: "left", whole: "right", money: "right", date: "center" } as const;

/** The fields of a section as blocks, in order: neighbouring figures together, long texts and tables under headings counted from 1. */
export function sectionBlocks(
  fields: readonly Field[],
  answers: Answers,
  reasons: readonly Pick<Exception, "field" | "reason">[],
  show: Show,
): Block[] {
  const blocks: Block[] = [];
  let headings = 0;
  const numbered = (label: string) => `${++headings}. ${label}`;
  for (const field of fields) {
    const answer = answers[field.id];
    if (!answer && (!field.required || field.relevant_if)) continue;
    const value = answer?.state === "given" ? answer.value : null;
    const missing = answer ? NOT_YET : BLANK;
    if (field.kind === "as_of") blocks.push(plain(asOfLine(value === null ? BLANK : show(field, value))));
    else if (field.kind === "long_text") {
      const text = value === null ? [answer ? `${capital(NOT_YET)}.` : BLANK] : paragraphs(show(field, value));
      blocks.push({ kind: "paragraph", heading: numbered(field.label), text });
    } else if (field.kind === "table" && Array.isArray(value) && value.length > 0)
      blocks.push(tableOf(numbered(field.label), field.columns ?? [], value, show));
    else if (field.kind === "table" && value !== null) addFigure(blocks, { label: field.label, value: NONE });
    else addFigure(blocks, { label: field.label, value: value === null ? missing : oneLine(show(field, value)) });
  }
  for (const { field, reason } of reasons) {
    const about = fields.find(({ id }) => id === field);
    if (about) blocks.push(plain(reasonLine(about.label, oneLine(reason))));
  }
  return blocks;
}

function addFigure(blocks: Block[], figure: Figure): void {
  const last = blocks.at(-1);
  if (last?.kind === "figures") blocks[blocks.length - 1] = { kind: "figures", items: [...last.items, figure] };
  else blocks.push({ kind: "figures", items: [figure] });
}

function tableOf(heading: string, columns: readonly Column[], rows: readonly unknown[], show: Show): Block {
  const cell = (row: unknown, column: Column) => {
    const value = typeof row === "object" && row !== null ? Reflect.get(row, column.id) : null;
    return value === null || value === undefined ? "" : oneLine(show({ ...column, total: "none" }, value));
  };
  return {
    kind: "table",
    heading,
    headings: [ROW_NUMBER, ...columns.map(({ label }) => label)],
    align: ["center", ...columns.map(({ kind }) => ALIGNED[kind])],
    rows: rows.map((row, at) => [String(at + 1), ...columns.map((column) => cell(row, column))]),
  };
}

const plain = (line: string): Block => ({ kind: "paragraph", heading: null, text: [line] });
const capital = (text: string) => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
const oneLine = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

function paragraphs(text: string): string[] {
  return text
    .split(/[\r\n]+/u)
    .map(oneLine)
    .filter((line) => line !== "");
}
