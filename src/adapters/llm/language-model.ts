import type { LanguageModel, ModelTask } from "../../kernel/language-model.ts";
import type { Chat } from "./ports.ts";
import { fenced, type Prompt } from "./prompts.ts";
import type { RequestGuard } from "./request-guard.ts";
import { mostTokensOf } from "./tokens.ts";

/** How many tokens an answer to each task may take. */
const MOST_TOKENS: Readonly<Record<ModelTask, number>> = { understand: 300, answer: 900, extract: 700, merge: 1500 };

/** A language model behind its guard: it is asked once, within its limits, and never throws. */
export function createLanguageModel(deps: {
  chat: Chat;
  prompts: ReadonlyMap<ModelTask, Prompt>;
  guard: RequestGuard;
}): LanguageModel {
  const { chat, prompts, guard } = deps;
  return {
    async ask({ task, inputs, shape, onGrowth }, until) {
      const prompt = prompts.get(task);
      if (!prompt) return { kind: "failed", reason: "malformed" };
      const mostTokens = MOST_TOKENS[task];
      const user = fenced(prompt, inputs);
      const most = { in: mostTokensOf(prompt.text + user), out: mostTokens };
      const request = { name: task, system: prompt.text, user, shape, mostTokens, onGrowth };
      const outcome = await guard({ task, most, make: (end) => chat.say(request, end) }, until);
      return outcome.kind === "said" ? { ...outcome, model: chat.model } : outcome;
    },
  };
}
