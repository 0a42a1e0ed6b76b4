import { figuresOf, sumOf } from "./calculate.ts";
import type { Draft } from "./draft.ts";
import type { Form } from "./form.ts";
import { isRelevant, type Question, returnedQuestions } from "./questions.ts";
import type { Rule } from "./rule.ts";

/** What keeps a report from going, or asks for a reason. */
export type Fault =
  /** A required question has no answer. */
  | { readonly kind: "missing"; readonly field: string }
  /** A returned question that is neither mended nor kept with a reason; `why` it was returned. */
  | { readonly kind: "returned"; readonly field: string; readonly why: string }
  /** A rule does not hold; the message teaches, its figures filled in. */
  | {
      readonly kind: "rule";
      readonly rule: string;
      readonly strength: "hard" | "soft";
      readonly field: string;
      readonly message: string;
    };

/** How a figure is written in a message, without what it counts. */
export type ShowFigure = (value: number) => string;

/** Everything that is wrong with a draft, missing answers first, then what was returned; a soft rule with a reason is no fault. */
export function faultsOf(
  form: Form,
  questions: readonly Question[],
  { answers, reasons, returned = {} }: Pick<Draft, "answers" | "reasons"> & Partial<Pick<Draft, "returned">>,
  show: ShowFigure,
): readonly Fault[] {
  const missing = questions
    .filter(({ field }) => field.required && isRelevant(field, answers) && answers[field.id]?.state !== "given")
    .map(({ field }): Fault => ({ kind: "missing", field: field.id }));
  const sentBack = returnedQuestions(questions, answers, returned)
    .filter(({ field }) => !missing.some((one) => one.field === field.id))
    .map(({ field: { id } }): Fault => ({ kind: "returned", field: id, why: returned[id] ?? "" }));
  const broken = brokenRules(form, questions, answers, show);
  return [...missing, ...sentBack, ...broken.filter(({ strength, rule }) => strength === "hard" || !reasons[rule])];
}

/** The rules that do not hold, with reasons or without; rules over fields that the unit is not asked are silent. */
export function brokenRules(
  form: Form,
  questions: readonly Question[],
  answers: Draft["answers"],
  show: ShowFigure,
): readonly Extract<Fault, { kind: "rule" }>[] {
  const figures = figuresOf(form, answersTo(questions, answers));
  return form.rules.flatMap((rule) => {
    const broken = judge(rule, figures);
    if (!broken) return [];
    const { id, strength, field } = rule;
    const fill = (_: string, name: string) => {
      const value = broken[name as keyof typeof broken];
      return value === undefined ? "" : show(value);
    };
    return [{ kind: "rule", rule: id, strength, field, message: rule.message.replace(/\{(\w+)\}/g, fill) } as const];
  });
}

/** The answers to relevant questions of the unit alone. */
export function answersTo(questions: readonly Question[], answers: Draft["answers"]): Draft["answers"] {
  const kept = questions.flatMap(({ field }) => {
    const answer = answers[field.id];
    return answer && isRelevant(field, answers) ? [[field.id, answer] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** The figures of a rule that does not hold; null where it holds or a figure is missing. */
function judge(
  rule: Rule,
  figures: ReadonlyMap<string, number>,
): { given: number; expected?: number; limit?: number } | null {
  const given = figures.get(rule.field);
  if (given === undefined) return null;
  switch (rule.kind) {
    case "balance": {
      const plus = total(rule.plus, figures);
      const minus = total(rule.minus, figures);
      if (plus === null || minus === null) return null;
      const expected = sumOf([plus, -minus]);
      return given === expected ? null : { given, expected };
    }
    case "at_most": {
      const limit = figures.get(rule.of);
      return limit === undefined || given <= limit ? null : { given, limit };
    }
    case "change": {
      const from = figures.get(rule.from);
      if (from === undefined || from === 0) return null;
      const hundredfold = Math.abs(given - from) * 100;
      if (hundredfold <= rule.percent * Math.abs(from)) return null;
      return { given, expected: from, limit: Math.round((hundredfold / Math.abs(from)) * 10) / 10 };
    }
    case "range": {
      if (rule.min !== undefined && given < rule.min) return { given, limit: rule.min };
      return rule.max !== undefined && given > rule.max ? { given, limit: rule.max } : null;
    }
  }
}

function total(ids: readonly string[], figures: ReadonlyMap<string, number>): number | null {
  const values = ids.map((id) => figures.get(id));
  return values.some((value) => value === undefined) ? null : sumOf(values as number[]);
}
