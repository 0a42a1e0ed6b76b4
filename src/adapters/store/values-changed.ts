import type { Answer } from "../../reports/draft.ts";

type Values = Readonly<Record<string, Pick<Answer, "state" | "value"> | null>>;

/** What changed between two sets of answers, as the audit log keeps it: by field, null where there was none; putting off is a change. */
export function valuesChanged(
  before: Readonly<Record<string, Answer>>,
  after: Readonly<Record<string, Answer>>,
): { readonly before: Values; readonly after: Values } {
  const bare = (answer: Answer | undefined) => (answer ? { state: answer.state, value: answer.value } : null);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = fields
    .map((field) => ({ field, before: bare(before[field]), after: bare(after[field]) }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
  return {
    before: Object.fromEntries(changes.map((one) => [one.field, one.before])),
    after: Object.fromEntries(changes.map((one) => [one.field, one.after])),
  };
}
