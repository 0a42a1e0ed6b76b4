import type { Answer } from "./draft.ts";
import type { Calculation, Form } from "./form.ts";

/** The figures behind the answers by field, calculated ones included; a field without a figure is left out. */
export function figuresOf(form: Form, answers: Readonly<Record<string, Answer>>): ReadonlyMap<string, number> {
  const fields = form.sections.flatMap((section) => section.fields);
  const figures = new Map<string, number>();
  for (const { id } of fields.filter(({ calculation }) => !calculation)) {
    const figure = figureOf(answers[id]);
    if (figure !== null) figures.set(id, figure);
  }
  for (const { id, calculation } of fields) {
    const figure = calculation ? calculate(calculation, figures) : null;
    if (figure !== null) figures.set(id, figure);
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
      return sumOf(values as number[]);
    case "difference":
      return sumOf([a, -b]);
    case "percent":
      return b === 0 ? null : percentHundredths(a, b) / 100;
    case "percent_points":
      return b === 0 || d === 0 ? null : (percentHundredths(a, b) - percentHundredths(c, d)) / 100;
  }
}

/** The sum of figures, without the dust that binary fractions leave: 0,1 + 0,2 is 0,3. */
export function sumOf(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Number.isInteger(sum) ? sum : Math.round(sum * DUST) / DUST;
}

/** Figures are kept to so many parts of one. */
const DUST = 1e6;

/** Whole hundredths of a percent, halves away from zero; multiplied before it is divided, so that a half is a half. */
function percentHundredths(part: number, whole: number): number {
  const hundredths = (part * 10_000) / whole;
  return Math.sign(hundredths) * Math.round(Math.abs(hundredths));
}

function figureOf(answer: Answer | undefined): number | null {
  return answer?.state === "given" && typeof answer.value === "number" ? answer.value : null;
}
