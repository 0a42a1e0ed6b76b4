import type { UnitSnapshot } from "./ports.ts";

/** How far a unit that has not handed in is, in figures that can be said. */
export interface Standing {
  readonly kind: "not_started" | "drafting" | "pending_approval" | "returned";
  readonly answered: number;
  readonly questions: number;
  /** How many questions were returned; 0 where that is not known. */
  readonly returned: number;
}

/** What of a unit says how far it is. */
type Work = Pick<UnitSnapshot, "unit" | "draft" | "filed">;

/** How many of a unit's questions have an answer. */
export type ProgressOf = (snapshot: Work) => { readonly answered: number; readonly questions: number };

/** How far a unit is; null once its report is in: nothing is due then, also while a correction is written. */
export function standingOf(snapshot: Work, progressOf: ProgressOf): Standing | null {
  const { filed, draft } = snapshot;
  if (filed && filed.state !== "returned") return null;
  const returned = Object.keys(draft?.returned ?? {}).length;
  const figures = { ...progressOf(snapshot), returned };
  if (draft?.awaiting) return { kind: "pending_approval", ...figures };
  if (filed) return { kind: "returned", ...figures };
  return { kind: figures.answered > 0 ? "drafting" : "not_started", ...figures };
}
