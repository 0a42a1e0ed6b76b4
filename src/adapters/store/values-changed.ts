import { changedAnswers } from "../../reports/changed-answers.ts";
import type { Answer } from "../../reports/draft.ts";

type Values = Readonly<Record<string, Pick<Answer, "state" | "value"> | null>>;

/** What changed between two sets of answers, as the audit log keeps it: by field, null where there was none. */
export function valuesChanged(
  before: Readonly<Record<string, Answer>>,
  after: Readonly<Record<string, Answer>>,
): { readonly before: Values; readonly after: Values } {
  const changes = changedAnswers(before, after);
  const bare = (answer: Answer | null) => answer && { state: answer.state, value: answer.value };
  return {
    before: Object.fromEntries(changes.map((one) => [one.field, bare(one.before)])),
    after: Object.fromEntries(changes.map((one) => [one.field, bare(one.after)])),
  };
}
