import { z } from "zod";

import type { LanguageModel } from "../../kernel/language-model.ts";
import { oneLine } from "../../kernel/vietnamese.ts";
import type { Answering } from "../answer-question.ts";
import type { Answered, QuestionWish } from "../question.ts";
import { wording as words } from "../wording.ts";

/** What the prompt of the task is given. */
export const UNDERSTAND_INPUTS = ["message", "earlier", "about"] as const;

const shape = z.strictObject({
  kind: z.enum(["question", "report", "courtesy", "other"]),
  question: z.string().nullable(),
});

/** The answer of the documents to a message as a model words it, where that settles it; null otherwise. */
export async function understandQuestion(
  { question }: QuestionWish,
  until: AbortSignal,
  deps: {
    readonly model: LanguageModel;
    readonly answering: Pick<Answering, "answer">;
    readonly isFaithful: (rewriting: string, said: { message: string; earlier: string }) => boolean;
    readonly mask: (text: string) => string;
    readonly about: string;
  },
): Promise<Answered | null> {
  const { model, answering, isFaithful, mask, about } = deps;
  const earlier = (question.memory?.tokens ?? []).flatMap(({ syllables }) => syllables.map(({ text }) => text));
  const said = { message: mask(question.text), earlier: mask(earlier.join(" ")) };
  const outcome = await model.ask({ task: "understand", inputs: { ...said, about }, shape }, until);
  if (outcome.kind === "failed" || outcome.value.kind !== "question") return null;
  const rewriting = oneLine(outcome.value.question ?? "");
  if (!isFaithful(rewriting, said)) return null;
  const { answer, memory } = answering.answer({ text: rewriting, unitKind: question.unitKind, memory: null });
  if (answer.status !== "answered") return null;
  return {
    answer: { ...answer, answer: `${words.understood(rewriting)}\n${answer.answer}`, model: "understood" },
    memory,
  };
}
