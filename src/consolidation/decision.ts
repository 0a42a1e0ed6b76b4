import type { Comment } from "../reports/comment.ts";
import type { FiledReport } from "../reports/submission.ts";
import type { DecisionWrite } from "./decision-write.ts";

/** A revision with what must be known to decide about it. */
export interface Standing {
  readonly report: FiledReport;
  /** The revision before it; null for the first. */
  readonly before: FiledReport | null;
  /** The receipt of the unit's newest revision. */
  readonly newest: string;
  /** What coordinators and partners noted beside it, the oldest first. */
  readonly comments: readonly Comment[];
}

/** A question named in a return, and why. */
export interface ReturnedField {
  /** The field's id, or the question's number. */
  readonly field: string;
  readonly reason: string;
}

/** Why a decision cannot be made; nothing is written. */
export type DecisionRefusal =
  | { readonly kind: "may_not" | "nothing_to_return" }
  /** A newer revision was handed in: that one is to be judged. */
  | { readonly kind: "not_newest"; readonly receipt: string; readonly newest: string }
  | { readonly kind: "accepted_already" | "returned_already"; readonly receipt: string }
  /** No question of this unit; `questions` is how many it has. */
  | { readonly kind: "unknown_field"; readonly field: string; readonly questions: number }
  /** A question that the answers before it leave out. */
  | { readonly kind: "not_asked" | "field_twice"; readonly field: string }
  | { readonly kind: "no_reason"; readonly field: string | null }
  | { readonly kind: "text_too_long"; readonly most: number }
  | { readonly kind: "answered_before"; readonly code: string; readonly by: string; readonly at: string }
  | { readonly kind: "until_past"; readonly until: string; readonly today: string }
  | { readonly kind: "until_not_later"; readonly until: string; readonly present: string }
  | { readonly kind: "future_date"; readonly date: string; readonly today: string };

/** What a decision comes to: everything it writes, in order and at once, or why it cannot be made. */
export type Decision =
  | { readonly kind: "decided"; readonly writes: readonly DecisionWrite[] }
  | { readonly kind: "refused"; readonly refusal: DecisionRefusal };

/** A decision that cannot be made. */
export const refuse = (refusal: DecisionRefusal): Decision => ({ kind: "refused", refusal });
/** A decision that is made. */
export const decide = (...writes: readonly DecisionWrite[]): Decision => ({ kind: "decided", writes });
