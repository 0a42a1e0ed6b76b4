import type { Answer } from "./draft.ts";
import type { ReportEngine } from "./engine.ts";
import type { Stored } from "./fields/field-kind.ts";

type Answers = Readonly<Record<string, Answer>>;

/** An answer that differs between two revisions; null where there is none. */
interface ChangedAnswer {
  readonly field: string;
  readonly before: Answer | null;
  readonly after: Answer | null;
}

/** A changed answer as people read it; null where there is none or it was put off. */
export interface ShownChange {
  readonly field: string;
  /** The question's number; null for a figure that nobody is asked. */
  readonly number: number | null;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The answers whose values differ; other words for the same value are no change. */
function changedAnswers(before: Answers, after: Answers): readonly ChangedAnswer[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((one) => valueIn(one.before) !== valueIn(one.after));
}

/** The changed answers of a unit under their labels, in the form's order; what the form has no more stands last. */
export function shownChanges(
  engine: ReportEngine,
  unit: string,
  before: Answers,
  after: Answers,
): readonly ShownChange[] {
  const fields = engine.reporting.form.sections.flatMap((section) => section.fields);
  const places = new Map(fields.map(({ id }, at) => [id, at] as const));
  const numbers = new Map(engine.questions(unit).map(({ field, number }) => [field.id, number] as const));
  const placeOf = (field: string) => places.get(field) ?? fields.length;
  return changedAnswers(before, after)
    .toSorted((one, other) => placeOf(one.field) - placeOf(other.field))
    .map((one) => {
      const field = fields.find(({ id }) => id === one.field);
      const shown = (answer: Answer | null) => {
        if (answer?.state !== "given") return null;
        return field && engine.fits(field, answer.value) ? engine.show(field, answer.value as Stored) : answer.raw;
      };
      return {
        field: one.field,
        number: numbers.get(one.field) ?? null,
        label: field?.label ?? one.field,
        before: shown(one.before),
        after: shown(one.after),
      };
    });
}

const valueIn = (answer: Answer | null): string => (answer?.state === "given" ? JSON.stringify(answer.value) : "");
