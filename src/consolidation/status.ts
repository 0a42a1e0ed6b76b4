import type { Unit } from "../people/unit.ts";
import type { Draft } from "../reports/draft.ts";
import type { FiledReport } from "../reports/submission.ts";
import type { ReportState, StatusRow } from "./ports.ts";

/** How far a unit is, out of what it handed in last and what it is filling in; `deadline` is its last valid day, ISO. */
export function statusRow(of: {
  readonly unit: Unit;
  readonly filed: FiledReport | null;
  readonly draft: Draft | null;
  /** How many questions of the form the unit is asked, given these answers, and how many of them are answered. */
  readonly questionsOf: (
    unit: Unit,
    answers: Draft["answers"],
  ) => { readonly answered: number; readonly questions: number };
  readonly deadline: string;
}): StatusRow {
  const { unit, filed, draft, questionsOf, deadline } = of;
  const asked = questionsOf(unit, draft?.answers ?? filed?.answers ?? {});
  return {
    unit: unit.code,
    name: unit.name,
    kind: unit.kind,
    state: stateOf(filed, draft),
    answered: filed && !draft ? asked.questions : asked.answered,
    questions: asked.questions,
    deadline,
    timeliness: filed?.timeliness ?? null,
    revision: filed?.revision ?? 0,
    receipt: filed?.receipt ?? null,
    official: filed?.official ?? null,
  };
}

/** What was handed in counts before what is being written: a correction that is begun takes nothing back. */
function stateOf(filed: FiledReport | null, draft: Draft | null): ReportState {
  if (filed) return filed.state;
  if (draft?.awaiting) return "pending_approval";
  return draft && Object.keys(draft.answers).length > 0 ? "drafting" : "not_started";
}
