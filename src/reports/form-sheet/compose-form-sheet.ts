import { communesOf } from "../../people/commune.ts";
import type { Draft } from "../draft.ts";
import type { ReportEngine } from "../engine.ts";
import type { Stored } from "../fields/field-kind.ts";
import { ROWS_MAX } from "../fields/table.ts";
import type { Column, Field } from "../form.ts";
import type { Question } from "../questions.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { FormMark } from "./form-mark.ts";
import type { CommuneSheet, FormSheet, Input, NarrativeForm, Present, QuestionRow, TableSheet } from "./form-sheet.ts";
import { wording } from "./wording.ts";

/** What a sheet is made from. */
export interface SheetSource {
  readonly engine: ReportEngine;
  readonly campaign: string;
  readonly draft: Draft;
  readonly now: Temporal.Instant;
}

/** The report form of a draft's unit as a workbook, filled with the answers that are there. */
export function composeFormSheet(source: SheetSource): FormSheet {
  const { engine, draft } = source;
  const questions = engine.questions(draft.unit);
  const communes = communeSheet(engine, draft.unit, questions);
  const summed = new Set(communes?.figures.map(({ field }) => field) ?? []);
  const sections = engine.sections(draft.unit).map((section, at) => ({
    title: wording.section(at + 1, section.title),
    rows: questions
      .filter((one) => one.section.id === section.id)
      .map((one) => questionRow(source, one, summed.has(one.field.id))),
  }));
  const tables = questions.filter(({ field }) => field.kind === "table").map((one) => tableSheet(draft, one));
  return { ...headOf(source), sections, tables, communes };
}

/** The narrative parts of a draft's unit, with what is written already; null where the unit has none. */
export function composeNarrative(source: SheetSource): NarrativeForm | null {
  const { engine, draft } = source;
  const parts = engine
    .questions(draft.unit)
    .filter(({ field }) => field.kind === "long_text")
    .map(({ field, number }) => ({
      field: field.id,
      base: fingerprintOf(draft.answers[field.id]),
      number,
      label: wording.question(number, field.label),
      ask: field.ask ?? field.label,
      help: [field.help, field.example && wording.example(field.example)].filter(Boolean).join(" "),
      present: textOf(draft, field.id),
    }));
  return parts.length > 0 ? { ...headOf(source), parts } : null;
}

function headOf({ engine, campaign, draft, now }: SheetSource) {
  const { form } = engine.reporting;
  const mark: FormMark = {
    form: form.id,
    version: form.version,
    campaign,
    unit: draft.unit,
    period: draft.period,
    made: now.toString(),
  };
  const unit = engine.unit(draft.unit)?.name ?? draft.unit;
  return { mark, title: form.title, unitLine: wording.unitLine(unit, draft.period) };
}

function questionRow({ engine, draft }: SheetSource, question: Question, isSum: boolean): QuestionRow {
  const { field, number } = question;
  const input = inputOf(field, number);
  return {
    field: field.id,
    base: fingerprintOf(draft.answers[field.id]),
    number,
    label: field.label,
    measure: field.kind === "money" ? "đồng" : (field.unit ?? ""),
    help: helpOf(engine, draft.unit, field, isSum),
    input,
    present: input.kind === "elsewhere" ? null : presentOf(engine, draft, field),
    isSum,
  };
}

function helpOf(engine: ReportEngine, unit: string, field: Field, isSum: boolean): string {
  const { relevant_if: condition } = field;
  const other = condition && engine.questions(unit).find((one) => one.field.id === condition.field)?.field.label;
  return [
    field.help ?? "",
    field.kind === "many_of"
      ? `${wording.options((field.options ?? []).map(({ label }) => label))}. ${wording.manyOptions}`
      : "",
    other ? wording.onlyIf(other) : "",
    isSum ? wording.byCommunes : "",
    field.required ? "" : wording.optional,
    field.example && SHOWS_EXAMPLE.has(field.kind) ? wording.example(field.example) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

const SHOWS_EXAMPLE = new Set<Field["kind"]>(["as_of", "date", "decimal", "short_text", "long_text"]);

function inputOf({ kind, options = [] }: Field, number: number): Input {
  switch (kind) {
    case "whole":
    case "decimal":
    case "money":
    case "date":
    case "long_text":
      return { kind };
    case "yes_no":
      return { kind: "list", options: [wording.yes, wording.no] };
    case "one_of":
      return { kind: "list", options: options.map(({ label }) => label) };
    case "table": {
      const sheet = wording.tableSheet(number);
      return { kind: "elsewhere", note: wording.inTableSheet(sheet), sheet };
    }
    case "attachment":
    case "calculated":
      return { kind: "elsewhere", note: wording.inConversation, sheet: null };
    case "short_text":
    case "many_of":
    case "as_of":
      return { kind: "text" };
  }
}

function presentOf(engine: ReportEngine, draft: Draft, field: Field): Present {
  const answer = draft.answers[field.id];
  if (answer?.state !== "given") return null;
  const value = answer.value as Stored;
  if (typeof value === "number") return value;
  if (field.kind === "date" || field.kind === "long_text" || field.kind === "short_text") return String(value);
  return engine.show(field, value);
}

function tableSheet(draft: Draft, { field, number }: Question): TableSheet {
  const { columns = [] } = field;
  const answer = draft.answers[field.id];
  const given = answer?.state === "given" && Array.isArray(answer.value) ? answer.value : null;
  const rows = given?.map((row) => columns.map(({ id }) => cellOf(row, id))) ?? [];
  return {
    field: field.id,
    base: fingerprintOf(answer),
    name: wording.tableSheet(number),
    title: wording.tableTitle(number, field.label),
    help: [field.ask, field.help, field.example && wording.example(field.example)].filter(Boolean).join(" "),
    columns: columns.map((column) => ({ id: column.id, label: column.label, input: columnInput(column) })),
    present: given?.length === 0 ? [[wording.none]] : rows,
    rows: ROWS_MAX,
  };
}

const columnInput = ({ kind }: Column): Input => ({ kind: kind === "short_text" ? "text" : kind });

function cellOf(row: unknown, id: string): Present {
  const value = (row as Readonly<Record<string, unknown>>)[id];
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function communeSheet(engine: ReportEngine, unit: string, questions: readonly Question[]): CommuneSheet | null {
  const communes = communesOf(engine.reporting.communes ?? null, unit);
  const figures = questions.filter(({ field }) => isSummed(field));
  if (communes.length === 0 || figures.length === 0) return null;
  return {
    name: wording.communeSheet,
    help: wording.howToFillCommunes(engine.unit(unit)?.name ?? unit),
    communes,
    figures: figures.map(({ field, number }) => ({
      field: field.id,
      number,
      label: field.label,
      measure: field.kind === "money" ? "đồng" : (field.unit ?? ""),
      input: inputOf(field, number),
    })),
  };
}

/** Whether the figures of communes add up to a field's. */
export const isSummed = ({ kind, total }: Field): boolean =>
  total === "sum" && (kind === "whole" || kind === "decimal" || kind === "money");

function textOf(draft: Draft, field: string): string {
  const answer = draft.answers[field];
  return answer?.state === "given" && typeof answer.value === "string" ? answer.value : "";
}
