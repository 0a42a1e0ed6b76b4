import { createQuestionHelp } from "../../src/answering/model/help-question.ts";
import type { MeasureNearness } from "../../src/answering/model/measure-nearness.ts";
import type { App } from "../../src/app.ts";
import { withoutPersonalData } from "../../src/conversation/personal-data.ts";
import { type Graded, grade } from "./golden.ts";
import type { AskedOnce } from "./golden-with-model.ts";
import { createKeptTwin, createScriptedModel } from "./scripted-model.ts";

/** How much nearness counts beside words in a row of the table; 0: as without embeddings. */
const WEIGHTS = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1] as const;

/** Grades a set by each weight, with embeddings alone: no model puts anything into words. */
export async function gradeByWeight(
  app: App,
  asked: readonly AskedOnce[],
  measure: MeasureNearness,
): Promise<ReadonlyMap<number, readonly Graded[]>> {
  const measured = new Map<string, ReturnType<MeasureNearness>>();
  const once: MeasureNearness = (words, until) => measured.getOrInsertComputed(words, () => measure(words, until));
  const graded = new Map<number, readonly Graded[]>();
  for (const weight of WEIGHTS) graded.set(weight, weight === 0 ? ungraded(app, asked) : await gradeAt(weight));
  return graded;

  async function gradeAt(weight: number): Promise<Graded[]> {
    const help = createQuestionHelp({
      ...app,
      ...{ model: createScriptedModel({}).model, kept: createKeptTwin(), signature: "", mask: withoutPersonalData },
      async measureNearness(words, until) {
        const nearness = await once(words, until);
        return nearness && { ...nearness, weight };
      },
    });
    const rows: Graded[] = [];
    for (const { question, first } of asked) {
      const helped = first.wish ? await help(first.wish, new AbortController().signal) : null;
      rows.push(grade(question, (helped?.answered ?? first).answer, app));
    }
    return rows;
  }
}

const ungraded = (app: App, asked: readonly AskedOnce[]): Graded[] =>
  asked.map(({ question, first }) => grade(question, first.answer, app));
