import { z } from "zod";

import type { Draft } from "../draft.ts";
import type { ReportEngine } from "../engine.ts";
import type { Field } from "../form.ts";
import type { Question } from "../questions.ts";

/** The most values that one part of a text is taken to hold. */
const MOST_VALUES = 40;

/** What a model may say of a text: which of its words answer which field, and nothing else; never a value. */
export const extractedSchema = z.strictObject({
  values: z.array(z.strictObject({ field: z.string(), words: z.string() })).max(MOST_VALUES),
});

/** Which words of a text answer which field, as a model says. */
export type Extracted = z.infer<typeof extractedSchema>;

/** The names of what a model is given, as its prompt speaks of them. */
export const EXTRACT_INPUTS = ["fields", "text"] as const;
/** What a model is given: the fields of one unit's form, and the text. */
export interface ExtractInputs {
  /** One JSON object a line: id, label, unit of measure, kind. */
  readonly fields: string;
  readonly text: string;
}

/** Answers that do not stand in running text. */
const NEVER_IN_TEXT: ReadonlySet<Field["kind"]> = new Set<Field["kind"]>(["table", "attachment", "calculated"]);

/** The questions of a unit whose answers may stand in running text, by field. */
export function extractable(engine: ReportEngine, unit: string): ReadonlyMap<string, Question> {
  const asked = engine.questions(unit).filter(({ field }) => !NEVER_IN_TEXT.has(field.kind));
  return new Map(asked.map((question) => [question.field.id, question] as const));
}

/** What a model is given of a unit's form and a text; `text` is without personal data, nothing of the draft but its unit is used. */
export function extractInputs(engine: ReportEngine, { unit }: Pick<Draft, "unit">, text: string): ExtractInputs {
  const lines = [...extractable(engine, unit).values()].map(({ field }) =>
    JSON.stringify({ id: field.id, label: field.label, unit: field.unit, kind: field.kind }),
  );
  return { fields: lines.join("\n"), text };
}
