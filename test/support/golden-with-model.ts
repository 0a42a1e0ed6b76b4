import type { Answer } from "../../src/answering/answer.ts";
import type { Answered } from "../../src/answering/question.ts";
import { wording } from "../../src/answering/wording.ts";
import type { App } from "../../src/app.ts";
import type { Help } from "../../src/conversation/model-help.ts";
import { oneLine, words } from "../../src/kernel/vietnamese.ts";
import { passagesIn } from "../../src/knowledge/library.ts";
import type { Passage } from "../../src/knowledge/passage.ts";
import type { ModelHelp } from "../../src/model-composition.ts";
import type { Mode } from "../emulators/openai/mode.ts";
import type { OpenaiEmulator } from "../emulators/openai/openai-emulator.ts";
import { answerGolden, type GoldenQuestion, type Graded, grade, type TypedForm } from "./golden.ts";
import { helpFrom } from "./model-under-test.ts";

/** How the emulator can be told to behave from a command line and in tests, by name. */
export const MODES: Readonly<Record<string, Mode>> = {
  well: { kind: "well" },
  "wrong-place": { kind: "wrong-place" },
  "invents-clause": { kind: "invents", what: "clause" },
  "invents-number": { kind: "invents", what: "number" },
  "invents-date": { kind: "invents", what: "date" },
  "invents-name": { kind: "invents", what: "name" },
  "invents-document": { kind: "invents", what: "document" },
  denies: { kind: "denies" },
  says: { kind: "says", words: "Hạn nộp đã được dời sang ngày 31 tháng 12 năm 2023, bấm vào https://vi-du.vn." },
  leaks: { kind: "leaks" },
  raw: { kind: "raw", content: '{"sentences": [{"text": "Không' },
  "calls-tool": { kind: "calls-tool", name: "gia_han", arguments: "{}" },
  refuses: { kind: "refuses" },
  "cut-short": { kind: "cut-short" },
  drops: { kind: "drops" },
  "rate-limited": { kind: "rate-limited", retryAfter: 30 },
  broken: { kind: "broken", status: 500 },
  hang: { kind: "hang" },
};

/** A question graded without a model and with one. */
export interface BothWays {
  readonly without: Graded;
  readonly withModel: Graded;
  /** Whether a model could have helped. */
  readonly wished: boolean;
  /** Whether it did. */
  readonly helped: boolean;
  /** Figures that the model's words show and nothing that it was given says. */
  readonly inventedFigures: readonly string[];
}

/** A question with what is answered without a model. */
export interface AskedOnce {
  readonly question: GoldenQuestion;
  readonly first: Answered;
}

/** Asks every question without a model. */
export function askOnce(app: App, questions: readonly GoldenQuestion[], form: TypedForm): AskedOnce[] {
  return questions.map((question) => ({ question, first: answerGolden(app, question, form) }));
}

/** Grades what was asked twice: as it is without a model, and with one that behaves as the emulator does now. */
export async function gradeBothWays(
  app: App,
  asked: readonly AskedOnce[],
  by: { readonly emulator: OpenaiEmulator; readonly model: ModelHelp },
): Promise<BothWays[]> {
  const graded: BothWays[] = [];
  for (const { question, first } of asked) {
    const help = first.wish ? await helpFrom(by.emulator, by.model, first.wish) : null;
    graded.push(gradedBothWays(app, { question, first }, help));
  }
  return graded;
}

/** Grades one question without help and with what came of its wish. */
export function gradedBothWays(app: App, { question, first }: AskedOnce, help: Help | null): BothWays {
  const answer = help?.kind === "question" ? help.answered.answer : first.answer;
  return {
    without: grade(question, first.answer, app),
    withModel: grade(question, answer, app),
    wished: first.wish !== undefined,
    helped: help !== null,
    inventedFigures: inventedIn(answer, [...(first.wish?.passages ?? []), ...citedBy(answer, app)]),
  };
}

/** The model's own words in an answer; empty where it phrased nothing. */
export function phrasedIn(answer: Answer): string {
  if (!("model" in answer) || answer.model !== "phrased") return "";
  return answer.answer.slice(0, answer.answer.indexOf(wording.phrased)).trim();
}

/** The passages that an answer quotes: found by their meaning, they may be others than those of the wish. */
const citedBy = (answer: Answer, { library }: App): readonly Passage[] =>
  passagesIn(library).filter(({ document, locator }) =>
    ("citations" in answer ? answer.citations : []).some((one) => one.document === document && one.locator === locator),
  );

/** Written without the product's own check: every figure must stand among the words that the model was given. */
function inventedIn(answer: Answer, passages: readonly Passage[]): string[] {
  const given = new Set(
    passages.flatMap(({ document, locator, headings, text }) =>
      words(oneLine([document, locator, ...headings, text].join(" "))),
    ),
  );
  return words(phrasedIn(answer)).filter((word) => /\d/.test(word) && !given.has(word));
}
