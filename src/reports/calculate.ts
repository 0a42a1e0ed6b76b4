import type { Answer } from "./draft.ts";
import type { Calculation, Form } from "./form.ts";

/** The figures behind the answers by field, calculated ones included; a field without a figure is left out. */
export function figuresOf(form: Form, answers: Readonly<Record<string, Answer>>): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const field of form.sections.flatMap(({ fields }) => fields)) {
    const figure = field.calculation ? calculate(field.calculation, figures) : figureOf(answers[field.id]);
    if (figure !== null) figures.set(field.id, figure);
  }
  return figures;
}

/** Percentages are rounded to hundredths, as reports print them, and points are their difference as printed; null where a figure is missing or the whole is 0. */
function calculate({ op, of }: Calculation, figures: ReadonlyMap<string, number>): number | null {
  const values = of.map((id) => figures.get(id));
  if (values.some((value) => value === undefined)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = values as number[];
  switch (op) {
    case "sum":
      return (values as number[]).reduce((total, value) => total + value, 0);
    case "difference":
      return a - b;
    case "percent":
      return b === 0 ? null : toHundredths((a / b) * 100);
    case "percent_points":
      return b === 0 || d === 0 ? null : toHundredths(toHundredths((a / b) * 100) - toHundredths((c / d) * 100));
  }
}

function toHundredths(value: number): number {
  return Math.round((value + Number.EPSILON * Math.sign(value)) * 100) / 100;
}

function figureOf(answer: Answer | undefined): number | null {
  return answer?.state === "given" && typeof answer.value === "number" ? answer.value : null;
}
