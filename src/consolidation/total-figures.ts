import { figuresOf, sumOf } from "../reports/calculate.ts";
import type { Draft } from "../reports/draft.ts";
import type { Field, Form } from "../reports/form.ts";
import type { Cell, FigureTotal, UnitRow } from "./consolidation.ts";

/** The figures of all units together, in the form's order: those with `total: sum`, and every calculated one. */
export function totalFigures(form: Form, rows: readonly UnitRow[]): FigureTotal[] {
  const accepted = rows.filter(({ standing }) => standing.state === "accepted");
  return form.sections.flatMap((section) =>
    section.fields.filter(isTotalled).map((field) => {
      const all = totalOf(form, field, rows);
      const inner = totalOf(form, field, accepted);
      return {
        field,
        section,
        total: all.total,
        givenBy: all.behind.map(({ standing }) => standing.code),
        accepted: { total: inner.total, given: inner.behind.length },
        ...withoutFigure(form, field, rows, new Set(all.behind)),
      };
    }),
  );
}

/** Whether a field is put together over all units. */
const isTotalled = ({ total, calculation }: Field): boolean => total === "sum" || calculation !== undefined;

/** The fields that a figure is worked out from in the end: itself where it is asked, through other calculated ones where it is not. */
export function leavesOf(form: Form, field: Field): readonly string[] {
  const fields = new Map(form.sections.flatMap((one) => one.fields).map((one) => [one.id, one] as const));
  const leaves = new Set<string>();
  const seen = new Set<string>();
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const of = fields.get(id)?.calculation?.of;
    if (of) of.forEach(follow);
    else leaves.add(id);
  };
  follow(field.id);
  return [...leaves];
}

/** A calculated figure is worked out from the sums over the units that it concerns and that gave all it needs: one that put a part off would bend a percentage. */
function totalOf(
  form: Form,
  field: Field,
  rows: readonly UnitRow[],
): { readonly total: number | null; readonly behind: readonly UnitRow[] } {
  const leaves = leavesOf(form, field);
  const behind = rows.filter(
    ({ cells }) => concerns(cells.get(field.id)) && leaves.every((id) => figureIn(cells.get(id)) !== null),
  );
  if (behind.length === 0) return { total: null, behind };
  const sums = leaves.map((id) => [id, sumOf(behind.map(({ cells }) => figureIn(cells.get(id)) ?? 0))] as const);
  if (!field.calculation) return { total: sums[0]?.[1] ?? null, behind };
  return { total: figuresOf(form, asAnswers(sums)).get(field.id) ?? null, behind };
}

function withoutFigure(form: Form, field: Field, rows: readonly UnitRow[], behind: ReadonlySet<UnitRow>) {
  const left = { notYet: [] as string[], blank: [] as string[], unfit: [] as string[], noReport: [] as string[] };
  let [notRelevant, notAsked] = [0, 0];
  const leaves = leavesOf(form, field);
  for (const row of rows) {
    if (behind.has(row)) continue;
    const kinds = new Set([field.id, ...leaves].map((id) => row.cells.get(id)?.kind));
    const { code } = row.standing;
    if (row.cells.get(field.id)?.kind === "not_asked") notAsked += 1;
    else if (kinds.has("no_report")) left.noReport.push(code);
    else if (kinds.has("unfit")) left.unfit.push(code);
    else if (kinds.has("not_yet")) left.notYet.push(code);
    else if (kinds.has("not_relevant")) notRelevant += 1;
    else left.blank.push(code);
  }
  return { ...left, notRelevant, notAsked };
}

const concerns = (cell: Cell | undefined) => cell?.kind !== "not_asked" && cell?.kind !== "not_relevant";

/** The figure in a cell; null where it holds none. */
function figureIn(cell: Cell | undefined): number | null {
  return cell?.kind === "given" && typeof cell.value === "number" ? cell.value : null;
}

function asAnswers(sums: readonly (readonly [id: string, sum: number])[]): Draft["answers"] {
  return Object.fromEntries(sums.map(([id, value]) => [id, { state: "given", value, raw: "", by: "", at: "" }]));
}
