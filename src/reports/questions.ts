import type { Unit } from "../people/unit.ts";
import type { Answer } from "./draft.ts";
import type { Field, Form, Section } from "./form.ts";

/** One question of a unit's report. Its number never changes while the form and the unit stay the same. */
export interface Question {
  readonly field: Field;
  readonly section: Section;
  /** The place of its section among those the unit is asked, from 1. */
  readonly sectionNumber: number;
  readonly sections: number;
  /** Its number among all questions the unit may be asked, from 1. */
  readonly number: number;
  readonly questions: number;
}

type Answers = Readonly<Record<string, Answer>>;
type Asked = Pick<Unit, "code" | "kind">;

/** The sections that a unit is asked, with their fields, calculated ones included. */
export function sectionsFor(form: Form, unit: Asked): readonly Section[] {
  return form.sections
    .map((section) => ({ ...section, fields: section.fields.filter((field) => isAsked(form, section, field, unit)) }))
    .filter(({ fields }) => fields.some(({ kind }) => kind !== "calculated"));
}

/** Every question a unit may be asked, relevant or not, in the order of the form. */
export function questionsFor(form: Form, unit: Asked): readonly Question[] {
  const sections = sectionsFor(form, unit);
  const all = sections.flatMap((section, at) =>
    section.fields
      .filter(({ kind }) => kind !== "calculated")
      .map((field) => ({ field, section, sectionNumber: at + 1, sections: sections.length })),
  );
  return all.map((one, at) => ({ ...one, number: at + 1, questions: all.length }));
}

/** Whether a field is to be answered, given what was answered before it. */
export function isRelevant(field: Field, answers: Answers): boolean {
  if (!field.relevant_if) return true;
  const { field: other, is } = field.relevant_if;
  const value = answers[other]?.value;
  return is === "positive" ? typeof value === "number" && value > 0 : value === is;
}

/** The questions that are still to be asked, in order: unanswered ones first met, then those put off. */
export function openQuestions(questions: readonly Question[], answers: Answers): readonly Question[] {
  const relevant = questions.filter(({ field }) => isRelevant(field, answers));
  const untouched = relevant.filter(({ field }) => answers[field.id] === undefined);
  return [...untouched, ...relevant.filter(({ field }) => answers[field.id]?.state === "not_yet")];
}

/** The questions that were returned and not settled since, in order. */
export function returnedQuestions(
  questions: readonly Question[],
  answers: Answers,
  returned: Readonly<Record<string, string>>,
): readonly Question[] {
  return questions.filter(({ field }) => returned[field.id] !== undefined && isRelevant(field, answers));
}

/** How many of the relevant questions have an answer. */
export function progress(questions: readonly Question[], answers: Answers): { answered: number; questions: number } {
  const relevant = questions.filter(({ field }) => isRelevant(field, answers));
  return {
    answered: relevant.filter(({ field }) => answers[field.id]?.state === "given").length,
    questions: relevant.length,
  };
}

/** Communes are asked what their district may collect, whatever their district itself is asked. */
function isAsked({ collecting }: Form, { asked }: Section, field: Field, { code, kind }: Asked): boolean {
  if (kind === "commune") return collecting?.fields.includes(field.id) ?? false;
  if (!asked.includes(kind) || (field.only_units && !field.only_units.includes(code))) return false;
  return field.asked === undefined || field.asked.includes(kind);
}
