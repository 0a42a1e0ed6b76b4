import { join } from "node:path";

import { loadLibrary, loadWording } from "../../src/adapters/knowledge-files/load-knowledge.ts";
import type { Answer, Citation } from "../../src/answering/answer.ts";
import { type Answering, createAnswering } from "../../src/answering/answer-question.ts";
import type { Memory } from "../../src/answering/follow-up.ts";
import { createReader, type Reader } from "../../src/answering/reader.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import type { UnitKind } from "../../src/knowledge/campaign.ts";
import { createPassageFinder } from "../../src/knowledge/find-passages.ts";
import { type Library, passagesIn } from "../../src/knowledge/library.ts";
import type { Wording } from "../../src/knowledge/wording.ts";

/** The folder of the real campaign. */
export const CAMPAIGN = join(KNOWLEDGE, "vi-nguoi-ngheo-2023");

/** The real knowledge, as the program loads it. */
export interface RealKnowledge {
  readonly library: Library;
  readonly wording: Wording;
  /** A reader over all its words. */
  readonly reader: Reader;
  /** The answering room at eight in the morning of a day in An Giang. */
  answeringOn(day: string): Answering;
}

/** Loads the real knowledge once for a file of tests. */
export async function realKnowledge(): Promise<RealKnowledge> {
  const [library, wording] = await Promise.all([loadLibrary(CAMPAIGN), loadWording(KNOWLEDGE, CAMPAIGN)]);
  const finder = createPassageFinder(passagesIn(library));
  const texts = passagesIn(library).flatMap((passage) => [passage.document, ...passage.headings, passage.text]);
  return {
    library,
    wording,
    reader: createReader(wording, [...texts, ...library.facts.flatMap((fact) => fact.asked)]),
    answeringOn: (day) => createAnswering({ library, wording, finder, clock: clockOn(day) }),
  };
}

/** A clock that stands at eight in the morning of a day in An Giang. */
export function clockOn(day: string): Clock {
  const instant = Temporal.Instant.from(`${day}T08:00+07:00`);
  return { now: () => instant };
}

/** Asks the questions one after the other in one conversation and gives the last answer. */
export function askInTurn(
  answering: Answering,
  questions: readonly string[],
  unitKind: UnitKind | null = null,
): Answer {
  let memory: Memory | null = null;
  let answer: Answer = { status: "courtesy", answer: "" };
  for (const text of questions) ({ answer, memory } = answering.answer({ text, unitKind, memory }));
  return answer;
}

/** Every quote that an answer shows. */
export function quotesOf(answer: Answer): readonly Citation[] {
  switch (answer.status) {
    case "answered":
    case "clarify":
      return answer.citations;
    case "declined":
      return answer.related;
    case "courtesy":
      return [];
  }
}
