import type { Token } from "./read-question.ts";
import { meaningful } from "./token-roles.ts";

/** A question laid out for comparing: what is asked, each once, and where it stands. */
export interface Layout {
  readonly question: readonly Token[];
  readonly asked: readonly Token[];
  /** For each of `asked`, its place in the question. */
  readonly placeOf: readonly number[];
  /** For each place of the question, which of `asked` stands there; -1 where none does. */
  readonly askedAt: readonly number[];
}

/** Lays out a question. */
export function layOut(question: readonly Token[]): Layout {
  const asked = meaningful(question);
  const numbers = new Map(asked.map((token, number) => [token, number]));
  return {
    question,
    asked,
    placeOf: asked.map((token) => question.indexOf(token)),
    askedAt: question.map((token) => numbers.get(token) ?? -1),
  };
}

/** Whether a word unknown to what might answer stands apart: modifiers follow what they narrow, so it follows nothing that is spoken of. */
export function isNoise(number: number, { question, asked, placeOf, askedAt }: Layout, explained: Explained): boolean {
  if (asked[number]?.role !== "plain" || explained[number] === 1) return false;
  for (let at = (placeOf[number] ?? 0) - 1; at >= 0; at -= 1) {
    const before = question[at];
    if (!before || before.role === "filler" || before.role === "focus") return true;
    const known = explained[askedAt[at] ?? -1] ?? 0;
    if (before.role !== "plain" || known === 1) return known < 1;
  }
  return true;
}

/** For each of what is asked, how far something explains it, from 0 to 1. */
export type Explained = readonly number[];
