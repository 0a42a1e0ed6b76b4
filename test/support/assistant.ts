import { join } from "node:path";

import { loadWording } from "../../src/adapters/knowledge-files/load-knowledge.ts";
import type { Answer, Citation } from "../../src/answering/answer.ts";
import type { Answering } from "../../src/answering/answer-question.ts";
import type { Memory } from "../../src/answering/follow-up.ts";
import { createReader, type Reader } from "../../src/answering/reader.ts";
import { type App, composeApp, KNOWLEDGE } from "../../src/app.ts";
import type { Conversation } from "../../src/conversation/conversation-state.ts";
import type { Conversed } from "../../src/conversation/converse.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import type { UnitKind } from "../../src/knowledge/campaign.ts";
import { type Library, passagesIn } from "../../src/knowledge/library.ts";
import type { Wording } from "../../src/knowledge/wording.ts";
import type { Reports } from "../../src/reporting.ts";

/** The folder of the real campaign. */
export const CAMPAIGN = join(KNOWLEDGE, "vi-nguoi-ngheo-2023");

/** The assistant over the real knowledge, composed as the program composes it. */
export interface RealKnowledge {
  readonly library: Library;
  readonly wording: Wording;
  /** A reader over all its words. */
  readonly reader: Reader;
  /** The answering room at a moment in An Giang ("2023-12-08", "2023-12-08T00:30"). */
  answeringOn(moment: string): Answering;
  /** Takes one turn of a conversation, in the middle of the campaign. */
  readonly converse: (state: Conversation, text: string) => Conversed;
  /** What the assistant knows about, in a few words. */
  readonly about: string;
  /** The same turn with buttons. */
  readonly converseWith: App["converse"];
  readonly reports: Reports;
}

/** Loads the real knowledge once for a file of tests. */
export async function realKnowledge(): Promise<RealKnowledge> {
  let clock = clockOn("2023-11-20");
  const [app, wording] = await Promise.all([
    composeApp({ knowledge: KNOWLEDGE, campaign: null, clock: { now: () => clock.now() } }),
    loadWording(KNOWLEDGE, CAMPAIGN),
  ]);
  const { library, answering } = app;
  const texts = passagesIn(library).flatMap((passage) => [passage.document, ...passage.headings, passage.text]);
  const at = <T>(moment: string, work: () => T): T => {
    clock = clockOn(moment);
    return work();
  };
  return {
    library,
    wording,
    reader: createReader(
      wording,
      texts,
      library.facts.flatMap((fact) => fact.asked),
    ),
    answeringOn: (moment) => ({ ...answering, answer: (question) => at(moment, () => answering.answer(question)) }),
    converse: (state, text) =>
      at("2023-11-20", () => app.converse(state, { kind: "words", text }, String(state.offers.length + 1))),
    about: app.about,
    reports: app.reports ?? fail(),
    converseWith: (...turn) => at("2023-11-20", () => app.converse(...turn)),
  };
}

function fail(): never {
  throw new Error("the campaign asks for no report");
}

/** A clock that stands at a moment in An Giang; at eight in the morning where only a day is given. */
export function clockOn(moment: string): Clock {
  const instant = Temporal.Instant.from(`${moment.includes("T") ? moment : `${moment}T08:00`}+07:00`);
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
