import type { Token } from "./read-question.ts";

/** From this weight on a subject narrows whatever is asked, and must be spoken of in what answers. */
const WEIGHTY = 1.3;

/** The tokens that carry meaning, each once. */
export function meaningful(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.role !== "filler" && !kept.some((other) => other.key === token.key)) kept.push(token);
  }
  return kept;
}

/** Whether a token narrows whatever is asked so much that what answers must speak of it. */
export function isWeighty({ role, weight }: Token): boolean {
  return role === "year" || (role === "topic" && weight >= WEIGHTY);
}

/** Whether a word unknown to the fact stands apart: modifiers follow what they narrow, so it follows nothing the fact speaks of. */
export function isNoise(token: Token, question: readonly Token[], explained: ReadonlyMap<Token, number>): boolean {
  if (token.role !== "plain" || (explained.get(token) ?? 0) === 1) return false;
  for (let at = question.indexOf(token) - 1; at >= 0; at -= 1) {
    const before = question[at];
    if (!before || before.role === "filler" || before.role === "focus") return true;
    if (before.role !== "plain" || (explained.get(before) ?? 0) === 1) return (explained.get(before) ?? 0) < 1;
  }
  return true;
}
