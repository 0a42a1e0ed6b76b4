import { type Draft, newDraft } from "../../src/reports/draft.ts";
import { createReportEngine, type ReportEngine } from "../../src/reports/engine.ts";
import type { Field, Form } from "../../src/reports/form.ts";
import type { Rule } from "../../src/reports/rule.ts";

/** A required field of this kind whose label is its id, unless told otherwise. */
export const field = (id: string, kind: Field["kind"] = "whole", given: Partial<Field> = {}): Field => ({
  id,
  kind,
  label: id,
  required: true,
  total: "none",
  ...given,
});

/** A form of one section that districts and departments are asked, or of several. */
export function formOf(
  fields: readonly Field[] | Readonly<Record<string, readonly Field[]>>,
  given: { rules?: Rule[]; version?: number; asked?: Record<string, Form["sections"][number]["asked"]> } = {},
): Form {
  const sections: Readonly<Record<string, readonly Field[]>> = Array.isArray(fields)
    ? { mot: fields }
    : (fields as Readonly<Record<string, readonly Field[]>>);
  return {
    id: "f",
    version: given.version ?? 1,
    title: "Báo cáo",
    status: "proposed",
    source: "thử",
    period: "2023",
    approval: false,
    sections: Object.entries(sections).map(([id, all]) => ({
      id,
      title: id,
      asked: given.asked?.[id] ?? ["district", "department"],
      fields: [...all],
    })),
    rules: given.rules ?? [],
  };
}

/** What a test says of a rule; the rest is the same for all. */
type GivenRule = Rule extends infer One ? (One extends Rule ? Omit<One, "id" | "strength" | "message"> : never) : never;

/** A hard rule whose message shows every figure, unless told otherwise. */
export const rule = (given: GivenRule & Partial<Pick<Rule, "id" | "strength" | "message">>): Rule => ({
  id: "luat",
  strength: "hard",
  message: "{given}|{expected}|{limit}",
  ...given,
});

const letterhead = { parent: null, name: "X", symbol: null, place: null, signs_as: [], drafted_by: null };

/** The engine over a form, for the district "HUYEN" and the departments "SO" and "SO2". */
export const engineOf = (form: Form): ReportEngine =>
  createReportEngine({
    form,
    units: {
      source: "thử",
      receiver: "SO",
      units: [
        { code: "HUYEN", kind: "district", name: "Huyện", reports_to: null, confirmed: true, letterhead },
        { code: "SO", kind: "department", name: "Sở", reports_to: null, confirmed: true, letterhead },
        { code: "SO2", kind: "department", name: "Sở hai", reports_to: null, confirmed: true, letterhead },
      ],
    },
  });

/** Answers that an officer gave; null puts one off. */
export function answersOf(values: Readonly<Record<string, unknown>>): Draft["answers"] {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      {
        state: value === null ? "not_yet" : "given",
        value: value as never,
        raw: String(value),
        by: "1",
        at: "2023-12-01T01:00:00Z",
      },
    ]),
  );
}

/** A draft of the district with these answers. */
export const draftOf = (values: Readonly<Record<string, unknown>>, given: Partial<Draft> = {}): Draft => ({
  ...newDraft({ form: "f", version: 1, unit: "HUYEN", period: "2023" }),
  answers: answersOf(values),
  ...given,
});
