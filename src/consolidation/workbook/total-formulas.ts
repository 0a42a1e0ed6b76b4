import type { Field, Form } from "../../reports/form.ts";
import { leavesOf } from "../total-figures.ts";
import type { UnitsLayout } from "./units-sheet.ts";
import { wording } from "./wording.ts";

/** The formulas behind one total, without the "=". */
export interface TotalFormulas {
  readonly total: string;
  /** How many units stand behind it. */
  readonly given: string;
  /** The total of the units in one state. */
  inState(state: string): string;
}

/** Works a total out anew from the sheet of the units: sums, and of calculated figures the calculation over the sums of the units that gave every part. */
export function totalFormulas(form: Form, field: Field, layout: UnitsLayout): TotalFormulas {
  const fields = new Map(form.sections.flatMap((one) => one.fields).map((one) => [one.id, one] as const));
  const leaves = leavesOf(form, field);
  const masks = [
    ...leaves.map((id) => `--ISNUMBER(${layout.column(id)})`),
    ...(field.calculation ? [wording.cells.not_asked, wording.cells.not_relevant] : []).map(
      (text) => `--(${layout.column(field.id)}<>${quoted(text)})`,
    ),
  ];
  const withMask = (more: readonly string[]) => `SUMPRODUCT(${[...masks, ...more].join(",")})`;

  function figure(id: string, more: readonly string[]): string {
    const calculation = fields.get(id)?.calculation;
    if (!calculation) return withMask([...more, layout.column(id)]);
    const [a = "0", b = "0", c = "0", d = "0"] = calculation.of.map((one) => figure(one, more));
    switch (calculation.op) {
      case "sum":
        return `ROUND(${calculation.of.map((one) => figure(one, more)).join("+")},6)`;
      case "difference":
        return `ROUND(${a}-${b},6)`;
      case "percent":
        return `(ROUND(${a}*10000/${b},0)/100)`;
      case "percent_points":
        return `((ROUND(${a}*10000/${b},0)-ROUND(${c}*10000/${d},0))/100)`;
    }
  }

  function total(more: readonly string[]): string {
    const count = withMask(more);
    if (field.calculation) return `IF(${count}=0,"",IFERROR(${figure(field.id, more)},""))`;
    const column = layout.column(field.id);
    const sum = more.length === 0 ? `SUM(${column})` : figure(field.id, more);
    return `IF(${count}=0,"",ROUND(${sum},6))`;
  }

  return {
    total: total([]),
    given: !field.calculation ? `COUNT(${layout.column(field.id)})` : withMask([]),
    inState: (state) => total([`--(${layout.states}=${quoted(state)})`]),
  };
}

/** A text as a formula holds it. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
