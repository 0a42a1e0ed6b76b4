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
