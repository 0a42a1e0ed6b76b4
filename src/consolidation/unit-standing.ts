import type { Unit } from "../people/unit.ts";
import type { Form } from "../reports/form.ts";
import type { FiledReport } from "../reports/submission.ts";
import type { Counting, HandingIn, Uncounted, UnitStanding } from "./consolidation.ts";
import type { StatusRow } from "./ports.ts";

/** What a unit's standing follows from; `report` is its newest revision. */
export interface StandingOf {
  readonly unit: Unit;
  readonly status: StatusRow;
  readonly report: FiledReport | null;
  readonly form: Form;
  readonly counting: Counting;
  /** The local day, ISO. */
  readonly today: string;
}

/** How a unit stands; a returned revision counts nowhere, and no older one is taken in its place. */
export function standingOf({ unit, status, report, form, counting, today }: StandingOf): UnitStanding {
  const handingIn = handingInOf(status, report);
  return {
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    confirmed: unit.confirmed,
    state: report?.state ?? status.state,
    handingIn,
    uncounted: uncountedOf(report, form, counting),
    answered: status.answered,
    questions: status.questions,
    deadline: status.deadline,
    overdue: handingIn === "missing" && today > status.deadline,
    revision: report?.revision ?? 0,
    receipt: report?.receipt ?? null,
    submittedAt: report?.submitted_at ?? null,
  };
}

/** The overview judges timeliness last; a revision it does not know yet brings its own. */
function handingInOf(status: StatusRow, report: FiledReport | null): HandingIn {
  if (!report) return "missing";
  if (report.state === "returned") return "returned";
  return (status.receipt === report.receipt ? status.timeliness : null) ?? report.timeliness;
}

function uncountedOf(report: FiledReport | null, form: Form, counting: Counting): Uncounted | null {
  if (!report) return "missing";
  if (report.state === "returned") return "returned";
  if (report.form !== form.id || report.period !== form.period) return "other_form";
  return counting === "accepted" && report.state !== "accepted" ? "not_accepted" : null;
}
