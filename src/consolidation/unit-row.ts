import type { ReportEngine } from "../reports/engine.ts";
import type { Stored } from "../reports/fields/field-kind.ts";
import { kindOf } from "../reports/fields/kinds.ts";
import type { Field } from "../reports/form.ts";
import { isRelevant } from "../reports/questions.ts";
import type { FiledReport } from "../reports/submission.ts";
import type { Cell, UnitRow, UnitStanding } from "./consolidation.ts";

const NO_REPORT: Cell = { kind: "no_report" };
const NOT_ASKED: Cell = { kind: "not_asked" };
const NOT_RELEVANT: Cell = { kind: "not_relevant" };
const NOT_YET: Cell = { kind: "not_yet" };
const BLANK: Cell = { kind: "blank" };
const UNFIT: Cell = { kind: "unfit" };

/** Reads what a unit says to every field of the form; nothing where its report is not counted. */
export type ReadUnitRow = (standing: UnitStanding, report: FiledReport | null) => UnitRow;

/** Reads the rows of one form; what each field takes is worked out once. */
export function createUnitRows(engine: ReportEngine): ReadUnitRow {
  const fields = engine.reporting.form.sections.flatMap((section) => section.fields);
  const shapes = new Map(fields.map((field) => [field.id, kindOf(field).shape(field)] as const));

  function cellOf(field: Field, isAsked: boolean, report: FiledReport | null): Cell {
    if (!isAsked) return NOT_ASKED;
    if (!report) return NO_REPORT;
    if (!isRelevant(field, report.answers)) return NOT_RELEVANT;
    const answer = report.answers[field.id];
    if (!answer) return BLANK;
    if (answer.state === "not_yet") return NOT_YET;
    if (!shapes.get(field.id)?.safeParse(answer.value).success) return UNFIT;
    return { kind: "given", value: answer.value as Stored, raw: answer.raw, at: answer.at };
  }

  return (standing, report) => {
    const counted = standing.uncounted === null ? report : null;
    const asked = new Set(engine.sections(standing.code).flatMap((section) => section.fields.map(({ id }) => id)));
    const cells = new Map(fields.map((field) => [field.id, cellOf(field, asked.has(field.id), counted)] as const));
    return { standing, cells, exceptions: counted?.exceptions ?? [] };
  };
}
