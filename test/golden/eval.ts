import { appendFileSync, readdirSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { createQuestionHelp } from "../../src/answering/model/help-question.ts";
import { type App, composeApp, composeAppOver, KNOWLEDGE } from "../../src/app.ts";
import { readEnvironment } from "../../src/cli/read-environment.ts";
import { loadConfig, type ModelConfig } from "../../src/config.ts";
import { helpForTurn } from "../../src/conversation/model-help.ts";
import { withoutPersonalData } from "../../src/conversation/personal-data.ts";
import { systemClock } from "../../src/kernel/clock.ts";
import type { LanguageModel } from "../../src/kernel/language-model.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { systemTimers } from "../../src/kernel/timers.ts";
import { unsupportedIn } from "../../src/knowledge/claims.ts";
import { openModelHelp } from "../../src/model-composition.ts";
import { EMULATOR_MODELS, openOpenaiEmulator } from "../emulators/openai/openai-emulator.ts";
import { clockOn } from "../support/assistant.ts";
import { type GoldenQuestion, readGolden } from "../support/golden.ts";
import { gradeByWeight } from "../support/golden-by-weight.ts";
import { askOnce, type BothWays, gradedBothWays, MODES } from "../support/golden-with-model.ts";
import { configFor } from "../support/model-under-test.ts";
import { bestWeight, type Evaluated, tableHead, tableRow, weightTable } from "./eval-table.ts";

const REPORT = fileURLToPath(new URL("../../docs/model-eval.md", import.meta.url));
const UNSEEN = new URL("../fixtures/unseen/open/", import.meta.url);
const clock = clockOn("2023-11-20");
const EMULATED = { model: EMULATOR_MODELS.embedding, weight: 0.3 };

/** What each weight of nearness came to on each set. */
const weighed: { readonly set: string; readonly byWeight: Awaited<ReturnType<typeof gradeByWeight>> }[] = [];

/** Evaluates a model on a set as turns would use it: within three seconds, with nothing kept between questions. */
async function evaluate(set: string, app: App, questions: readonly GoldenQuestion[], config: ModelConfig) {
  const tokens = { in: 0, out: 0 };
  const sentences = { proposed: 0, borneOut: 0 };
  const took: number[] = [];
  const count = (name: string, labels: Readonly<Record<string, string>> = {}, by = 1) => {
    if (name === "model_tokens_total") tokens[labels["direction"] === "in" ? "in" : "out"] += by;
  };
  const opened = await openModelHelp(config, {
    ...{ app, clock: systemClock, logger: silentLogger, meter: { count, time() {} } },
    coordination: createMemoryCoordination(systemClock),
  });
  if (opened.nearness && !(await opened.nearness.prepare()))
    throw new Error("OPENAI_EMBEDDING_MODEL: the passages could not be embedded");
  const weighing: LanguageModel = {
    async ask(request, until) {
      const outcome = await opened.model.ask(request, until);
      if (outcome.kind === "said" && request.task === "answer") {
        const { sentences: said } = outcome.value as { sentences: readonly { text: string }[] };
        sentences.proposed += said.length;
        const given = [request.inputs["passages"] ?? ""];
        sentences.borneOut += said.filter(({ text }) => unsupportedIn(text, given).length === 0).length;
      }
      return outcome;
    },
  };
  const kept = { recall: async () => null, keep: async () => {} };
  const fulfil = createQuestionHelp({
    ...app,
    model: weighing,
    kept,
    signature: "eval",
    mask: withoutPersonalData,
    measureNearness: opened.nearness?.measure ?? null,
  });

  const both: BothWays[] = [];
  for (const asked of askOnce(app, questions, "as typed")) {
    const { wish } = asked.first;
    if (!wish) {
      both.push(gradedBothWays(app, asked, null));
      continue;
    }
    const began = performance.now();
    const turn = helpForTurn(
      (one, until) => (one.kind === "question" ? fulfil(one, until) : Promise.resolve(null)),
      systemTimers,
    );
    const help = await turn.fulfil(wish).finally(() => turn.end());
    took.push(performance.now() - began);
    both.push(gradedBothWays(app, asked, help));
  }
  if (opened.nearness) {
    const byWeight = await gradeByWeight(app, askOnce(app, questions, "as typed"), opened.nearness.measure);
    weighed.push({ set, byWeight });
  }
  return { set, both, took, sentences, tokens };
}

const { values } = parseArgs({
  options: {
    /** Runs against the emulator in this mode, to prove that the evaluation runs. */
    emulator: { type: "string" },
    /** Prices of a million tokens in and out ("0.15/0.60"). */
    prices: { type: "string" },
    /** Sets of questions about the campaign, by commas. */
    sets: { type: "string", default: "open" },
    /** Adds the rows to docs/model-eval.md. */
    write: { type: "boolean", default: false },
  },
});
const emulator = values.emulator === undefined ? null : await openOpenaiEmulator();
const mode = MODES[values.emulator ?? "well"];
if (!mode) throw new Error(`--emulator: one of ${Object.keys(MODES).join(", ")}`);
emulator?.behave(mode);
const config = emulator ? { ...configFor(emulator), embeddings: EMULATED } : loadConfig(readEnvironment()).model;
if (!config) throw new Error("OPENAI_MODEL: is needed, with OPENAI_API_KEY or OPENAI_BASE_URL; or --emulator MODE");
const price = /^(?<in>[\d.]+)\/(?<out>[\d.]+)$/.exec(values.prices ?? "")?.groups;

const campaign = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });
const rows: string[] = [];
const about: Pick<Evaluated, "day" | "model" | "prices"> = {
  day: systemClock.now().toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString(),
  model: emulator ? `none: emulator, ${values.emulator}` : config.model,
  prices: price ? { in: Number(price["in"]), out: Number(price["out"]) } : null,
};
const row = async (set: string, app: App, questions: readonly GoldenQuestion[]) => {
  rows.push(tableRow({ ...about, ...(await evaluate(set, app, questions, config)) }));
};
for (const set of values.sets.split(",")) await row(set, campaign, readGolden(new URL(`${set}.yaml`, import.meta.url)));
for (const name of readdirSync(UNSEEN).filter((file) => /\.(txt|docx|pdf)$/.test(file))) {
  const app = await composeAppOver([fileURLToPath(new URL(name, UNSEEN))], { knowledge: KNOWLEDGE, clock });
  await row(`unseen: ${name}`, app, readGolden(new URL(`${name.replace(/\.\w+$/, "")}.expected.yaml`, UNSEEN)));
}
process.stdout.write(`${[...tableHead, ...rows].join("\n")}\n`);
if (values.write) appendFileSync(REPORT, `${rows.join("\n")}\n`);
if (config.embeddings) {
  const name = emulator ? "none: emulator" : config.embeddings.model;
  const { weight, right } = bestWeight(weighed.map((one) => one.byWeight));
  process.stdout.write(`\n${weightTable(name, weighed).join("\n")}\n\n`);
  process.stdout.write(
    weight === 0
      ? "No weight makes more questions right than words alone: leave OPENAI_EMBEDDING_MODEL empty.\n"
      : `OPENAI_EMBEDDING_WEIGHT=${weight} makes the most questions right (${right}).\n`,
  );
}
await emulator?.close();
