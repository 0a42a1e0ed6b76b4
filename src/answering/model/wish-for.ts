import { SETTLED, type Verdict } from "../judge.ts";
import type { Answered, Question, QuestionWish } from "../question.ts";

/**
 * What a model could do better with a question: put the passages found into words, or understand what was not understood
 * for sure. Null where facts settle it, and where it is declined for a reason that no other wording changes.
 */
export function wishFor(
  question: Question,
  answered: Answered,
  verdict: Verdict,
  goesOn: boolean,
): QuestionWish | null {
  const { answer } = answered;
  const open = verdict.sureness < SETTLED;
  const passages = verdict.passages ?? [];
  switch (answer.status) {
    case "answered":
      return passages.length > 0 ? { kind: "question", question, answered, passages, open: goesOn } : null;
    case "clarify":
      return open ? { kind: "question", question, answered, passages, open } : null;
    case "declined":
      return open && answer.reason === "outside" ? { kind: "question", question, answered, passages: [], open } : null;
    case "courtesy":
      return null;
  }
}
