import { nextRevision } from "../../reports/change-draft.ts";
import type { Draft } from "../../reports/draft.ts";
import type { FiledReport } from "../../reports/submission.ts";

/** The draft with which the revision after the one that was handed in begins. */
export const revisionOf = (filed: FiledReport, cause: "correction" | "final_figures"): Draft => ({
  ...nextRevision(answeredByPeople(filed), cause),
  reasons: reasonsOf(filed),
});

/** What was handed in as it goes on: reasons too, for they speak of the same figures. */
function reasonsOf({ exceptions, submitted_by: by, submitted_at: at }: FiledReport): Draft["reasons"] {
  return Object.fromEntries(exceptions.map(({ rule, reason: text }) => [rule, { text, by, at }]));
}

/** Without the figures that nobody gave: they are worked out anew. */
function answeredByPeople(filed: FiledReport): FiledReport {
  return { ...filed, answers: Object.fromEntries(Object.entries(filed.answers).filter(([, { by }]) => by !== "")) };
}
