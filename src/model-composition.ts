import { createHash } from "node:crypto";
import { join } from "node:path";

import { createDayBudget } from "./adapters/llm/day-budget.ts";
import { createEmbedder } from "./adapters/llm/embedder.ts";
import { createKeptAnswers, type Kept } from "./adapters/llm/kept-answers.ts";
import { createLanguageModel } from "./adapters/llm/language-model.ts";
import type { ModelServer } from "./adapters/llm/model-server.ts";
import type { Tally } from "./adapters/llm/ports.ts";
import { loadPrompts } from "./adapters/llm/prompts.ts";
import { createRequestGuard, type RequestGuard } from "./adapters/llm/request-guard.ts";
import { createQuestionHelp } from "./answering/model/help-question.ts";
import { createNearnessMeasure, type NearnessMeasure } from "./answering/model/measure-nearness.ts";
import { ANSWER_INPUTS } from "./answering/model/phrase-answer.ts";
import type { KeptAnswers } from "./answering/model/ports.ts";
import { UNDERSTAND_INPUTS } from "./answering/model/understand-question.ts";
import type { App } from "./app.ts";
import type { EmbeddingConfig, ModelConfig } from "./config.ts";
import { MERGE_INPUTS } from "./consolidation/merge/merge-task.ts";
import type { FulfilWish } from "./conversation/model-help.ts";
import { withoutPersonalData } from "./conversation/personal-data.ts";
import type { Clock } from "./kernel/clock.ts";
import type { LanguageModel } from "./kernel/language-model.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Meter } from "./kernel/meter.ts";
import { systemTimers } from "./kernel/timers.ts";
import { passagesIn } from "./knowledge/library.ts";
import { EXTRACT_INPUTS } from "./reports/extract/extract-task.ts";
import { fulfilExtract } from "./reports/extract/fulfil-extract.ts";

/** The folder of prompts that comes with the program. */
const PROMPTS = join(import.meta.dirname, "..", "prompts");
/** What each task gives its prompt. */
const INPUTS = {
  understand: UNDERSTAND_INPUTS,
  answer: ANSWER_INPUTS,
  extract: EXTRACT_INPUTS,
  merge: MERGE_INPUTS,
};
/** The time zone whose days a budget counts where no campaign names one. */
const TIME_ZONE = "Asia/Ho_Chi_Minh";

/** A language model in its place. */
export interface ModelHelp {
  readonly model: LanguageModel;
  readonly fulfil: FulfilWish;
  /** Null without an embedding model. */
  readonly nearness: NearnessMeasure | null;
}

/** Opens the configured language model and what it may help with; its client library is loaded only here. Throws where a prompt is broken. */
export async function openModelHelp(
  config: ModelConfig,
  deps: {
    app: App;
    coordination: { readonly tally: Tally; readonly kept: Kept };
    /** The real time, also in practice: money is spent in earnest. */
    clock: Clock;
    logger: Logger;
    meter: Meter;
    prompts?: string;
  },
): Promise<ModelHelp> {
  const { app, coordination, clock, logger, meter } = deps;
  const { tally, kept } = coordination;
  const prompts = await loadPrompts(deps.prompts ?? PROMPTS, INPUTS);
  const { createLangchainChat } = await import("./adapters/llm/langchain-chat.ts");
  const timeZone = app.library.campaign?.time_zone ?? TIME_ZONE;
  const budget = createDayBudget(config.day, { tally, clock, timeZone });
  const guard = () => createRequestGuard({ budget, clock, logger, meter });
  const model = createLanguageModel({ chat: createLangchainChat(config), prompts, guard: guard() });
  const keptAnswers = createKeptAnswers(kept);
  const { embeddings } = config;
  const nearness = embeddings && (await openNearness(config, embeddings, app, guard(), keptAnswers));
  const versions = [
    config.model,
    prompts.get("answer")?.version,
    ...app.library.documents.map(({ text }) => hash(text)),
  ];
  const question = createQuestionHelp({
    ...app,
    model,
    kept: keptAnswers,
    signature: versions.join(" "),
    mask: withoutPersonalData,
    measureNearness: nearness?.measure ?? null,
  });
  return {
    model,
    nearness,
    fulfil: async (wish, until, onGrowth) =>
      wish.kind === "question" ? question(wish, until, onGrowth) : fulfilExtract(model, wish, until),
  };
}

async function openNearness(
  server: ModelServer,
  { model, weight }: EmbeddingConfig,
  app: App,
  guard: RequestGuard,
  kept: KeptAnswers,
): Promise<NearnessMeasure> {
  const { createOpenaiEmbeddings } = await import("./adapters/llm/openai-embeddings.ts");
  const { apiKey, baseUrl } = server;
  const embedder = createEmbedder({ server: createOpenaiEmbeddings({ apiKey, baseUrl, model }), guard });
  return createNearnessMeasure({
    ...{ embedder, passages: passagesIn(app.library), kept, signature: model, weight, timers: systemTimers },
  });
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
