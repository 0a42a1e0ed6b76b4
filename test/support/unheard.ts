import { createAnswering } from "../../src/answering/answer-question.ts";
import type { App } from "../../src/app.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import { fold, words } from "../../src/kernel/vietnamese.ts";
import { createPassageFinder } from "../../src/knowledge/find-passages.ts";
import { type Library, passagesIn } from "../../src/knowledge/library.ts";
import { createTypingMender } from "../../src/knowledge/mend-typing.ts";
import type { Wording } from "../../src/knowledge/wording.ts";
import type { GoldenQuestion } from "./golden.ts";

/** From this share of common syllables on (0 to 1) an example is much like a question. */
export const MUCH_LIKE = 0.5;
/** From this share on it is like it at all; a stranger's first questions fare about as well as sets without such examples. */
export const HARDLY_LIKE = 0.35;

/**
 * The app as if nobody had ever put the questions of a set under the facts that answer them, nor anything that shares
 * `likeness` of its syllables (from 0 to 1) with one of them. A fact without any example left is known by its answer.
 */
export function withoutHearing(
  app: App,
  questions: readonly GoldenQuestion[],
  { wording, clock, likeness = 1 }: { wording: Wording; clock: Clock; likeness?: number },
): App {
  const heard = questions.map(({ q }) => syllablesOf(q));
  const isHeard = (example: string) => {
    const own = syllablesOf(example);
    return heard.some((other) => sharedBy(own, other) >= likeness);
  };
  const facts = app.library.facts.map((fact) => {
    const asked = fact.asked.filter((example) => !isHeard(example));
    return { ...fact, asked: asked.length > 0 ? asked : [fact.says] };
  });
  const library: Library = { ...app.library, facts };
  const passages = passagesIn(library);
  const examples = library.facts.flatMap(({ asked }) => asked);
  const finder = createPassageFinder(passages);
  const mendTyping = createTypingMender([...passages.map(({ text }) => text), ...examples]);
  return { ...app, library, answering: createAnswering({ library, wording, finder, mendTyping, clock }) };
}

function syllablesOf(text: string): Set<string> {
  return new Set(words(text).map(fold));
}

function sharedBy(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = one.intersection(other).size;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
