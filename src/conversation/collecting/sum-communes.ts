import type { Standing } from "../../consolidation/decision.ts";
import type { Unit } from "../../people/unit.ts";
import type { Answer } from "../../reports/draft.ts";
import type { ReportEngine } from "../../reports/engine.ts";
import { isRelevant, type Question } from "../../reports/questions.ts";

/** One commune's part of a sum. */
export interface Part {
  readonly unit: Unit;
  readonly receipt: string;
  readonly value: number;
}

/** A district's figure as the sum of what its communes gave. */
export interface Sum {
  readonly question: Question;
  readonly value: number;
  /** In the order of the communes. */
  readonly parts: readonly Part[];
  /** Communes whose accepted report does not have it, or that have none. */
  readonly missing: readonly Unit[];
}

/** The figures of a district's report that add up, out of the accepted reports of its communes alone. */
export function sumsOf(
  engine: ReportEngine,
  district: string,
  communes: readonly Unit[],
  standings: readonly Standing[],
): readonly Sum[] {
  const accepted = standings.map(({ report }) => report).filter(({ state }) => state === "accepted");
  const collected = new Set(engine.reporting.form.collecting?.fields);
  const asked = engine.questions(district).filter(({ field }) => field.total === "sum" && collected.has(field.id));
  return asked.flatMap((question): Sum[] => {
    const { id } = question.field;
    const parts = communes.flatMap((unit): Part[] => {
      const report = accepted.find((one) => one.unit === unit.code);
      const value = report ? figureIn(report.answers, question) : null;
      return report && value !== null ? [{ unit, receipt: report.receipt, value }] : [];
    });
    if (parts.length === 0) return [];
    const value = parts.reduce((sum, part) => sum + part.value, 0);
    const missing = communes.filter(({ code }) => !parts.some(({ unit }) => unit.code === code));
    return engine.fits(question.field, value) ? [{ question, value, parts, missing }] : unfit(id);
  });
}

/** A figure that was left out because the answers before it leave it out counts as nothing there. */
function figureIn(answers: Readonly<Record<string, Answer>>, { field }: Question): number | null {
  const answer = answers[field.id];
  if (answer?.state === "given" && typeof answer.value === "number") return answer.value;
  return answer === undefined && !isRelevant(field, answers) ? 0 : null;
}

function unfit(field: string): never {
  throw new RangeError(`the sum of ${field} is no figure of its kind`);
}
