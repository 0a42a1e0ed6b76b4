import type { Clock } from "../../kernel/clock.ts";
import type {
  LanguageModel,
  ModelFailure,
  ModelOutcome,
  ModelRequest,
  ModelTask,
} from "../../kernel/language-model.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { Meter } from "../../kernel/meter.ts";
import { createBreaker } from "./breaker.ts";
import type { DayBudget, Reserved, Tokens } from "./day-budget.ts";
import { type Chat, type ChatAnswer, ChatRefused } from "./ports.ts";
import { fenced, type Prompt } from "./prompts.ts";

/** How many requests are under way at once; one more is not waited with but left out. */
const MOST_AT_ONCE = 8;
/** How many tokens an answer to each task may take. */
const MOST_TOKENS: Readonly<Record<ModelTask, number>> = { understand: 300, answer: 900, extract: 700, merge: 1500 };
/** The fewest characters of Vietnamese that make a token: what a request may take is put aside before it is made. */
const CHARACTERS_OF_A_TOKEN = 2;
const NOTHING: Tokens = { in: 0, out: 0 };

/** A language model with every guard around it: it is asked once, within its limits, and never throws. */
export function createLanguageModel(deps: {
  chat: Chat;
  prompts: ReadonlyMap<ModelTask, Prompt>;
  budget: DayBudget;
  clock: Clock;
  logger: Logger;
  meter: Meter;
}): LanguageModel {
  const { chat, prompts, budget, clock, logger, meter } = deps;
  const breaker = createBreaker(clock);
  let underWay = 0;

  async function say<T>({ task, inputs, shape, onGrowth }: ModelRequest<T>, prompt: Prompt, until: AbortSignal) {
    const user = fenced(prompt, inputs);
    const mostTokens = MOST_TOKENS[task];
    const most = { in: Math.ceil((prompt.text.length + user.length) / CHARACTERS_OF_A_TOKEN), out: mostTokens };
    const reserved = await budget.reserve(most);
    if (!reserved) return failed("spent");
    if (until.aborted) return giveBack(reserved, failed("too_slow"));
    if (!breaker.mayAsk()) return giveBack(reserved, failed("resting"));
    try {
      const answer = await chat.say({ name: task, system: prompt.text, user, shape, mostTokens, onGrowth }, until);
      breaker.report("well");
      await settle(task, reserved, answer);
      return answer.value === null ? failed("malformed") : said(answer.value);
    } catch (cause) {
      breaker.report("failed");
      logger.warn("model_failed", {
        task,
        late: until.aborted,
        status: cause instanceof ChatRefused ? cause.status : null,
        why: nameOf(cause),
      });
      return until.aborted ? failed("too_slow") : giveBack(reserved, failed("down"));
    }
  }

  const said = <T>(value: T): ModelOutcome<T> => ({ kind: "said", value, model: chat.model });

  async function settle(task: ModelTask, reserved: Reserved, { tokens }: ChatAnswer<unknown>): Promise<void> {
    if (tokens === null) return;
    meter.count("model_tokens_total", { task, direction: "in" }, tokens.in);
    meter.count("model_tokens_total", { task, direction: "out" }, tokens.out);
    await reserved.settle(tokens);
  }

  async function guarded<T>(request: ModelRequest<T>, until: AbortSignal): Promise<ModelOutcome<T>> {
    const prompt = prompts.get(request.task);
    if (!prompt) return failed("malformed");
    if (until.aborted) return failed("too_slow");
    if (underWay >= MOST_AT_ONCE) return failed("busy");
    underWay += 1;
    try {
      return await say(request, prompt, until);
    } catch (cause) {
      logger.error("model_broke", cause, { task: request.task });
      return failed("down");
    } finally {
      underWay -= 1;
    }
  }

  return {
    async ask(request, until) {
      const outcome = await guarded(request, until);
      const { task } = request;
      meter.count("model_requests_total", { task, outcome: outcome.kind === "said" ? "said" : outcome.reason });
      return outcome;
    },
  };
}

const failed = (reason: ModelFailure) => ({ kind: "failed", reason }) as const;

async function giveBack<T>(reserved: Reserved, outcome: T): Promise<T> {
  await reserved.settle(NOTHING);
  return outcome;
}

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : "unknown");
