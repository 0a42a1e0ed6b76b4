import { type ShownChange, shownChanges } from "../reports/changed-answers.ts";
import type { ReportEngine } from "../reports/engine.ts";
import type { Stored } from "../reports/fields/field-kind.ts";
import type { FiledReport } from "../reports/submission.ts";

/** An answer as people read it; `shown` is null where the figure was put off. */
export interface ShownAnswer {
  readonly field: string;
  /** The question's number; null for a figure that nobody is asked. */
  readonly number: number | null;
  readonly label: string;
  readonly shown: string | null;
}

/** A revision with its answers in the form's order, under their labels. */
export interface ShownReport extends FiledReport {
  readonly name: string;
  readonly shown: readonly ShownAnswer[];
  /** What differs from the revision before; null for the first. */
  readonly changes: { readonly since: number; readonly answers: readonly ShownChange[] } | null;
}

/** Puts labels and the form's order to a revision; what the form has no more stands last, under its id. */
export function shownReport(engine: ReportEngine, report: FiledReport, before: FiledReport | null): ShownReport {
  const numbers = new Map(engine.questions(report.unit).map(({ field, number }) => [field.id, number] as const));
  const fields = engine.reporting.form.sections.flatMap((section) => section.fields);
  const known = new Set(fields.map(({ id }) => id));
  const inForm = fields.flatMap((field): ShownAnswer[] => {
    const answer = report.answers[field.id];
    if (!answer) return [];
    const shown = answer.state === "given" ? engine.show(field, answer.value as Stored) : null;
    return [{ field: field.id, number: numbers.get(field.id) ?? null, label: field.label, shown }];
  });
  const others = Object.entries(report.answers).filter(([id]) => !known.has(id));
  const left = others.map(([id, { state, raw, value }]) => {
    const shown = state === "given" ? raw || JSON.stringify(value) : null;
    return { field: id, number: null, label: id, shown };
  });
  const name = engine.unit(report.unit)?.name ?? report.unit;
  const answers = before && shownChanges(engine, report.unit, before.answers, report.answers);
  const changes = before && answers && { since: before.revision, answers };
  return { ...report, name, shown: [...inForm, ...left], changes };
}
