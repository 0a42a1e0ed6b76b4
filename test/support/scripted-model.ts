import type { LanguageModel, ModelFailure, ModelTask } from "../../src/kernel/language-model.ts";

/** What a scripted model says to a task: a value, or why it says nothing. */
export type Scripted = { readonly says: unknown } | { readonly fails: ModelFailure };

/** A language model in memory that says what a test tells it to, and remembers what it was asked. */
export function createScriptedModel(script: Partial<Record<ModelTask, Scripted>>) {
  const asked: { readonly task: ModelTask; readonly inputs: Readonly<Record<string, string>> }[] = [];
  const model: LanguageModel = {
    async ask({ task, inputs, shape, onGrowth }) {
      asked.push({ task, inputs });
      const said = script[task] ?? { fails: "down" as const };
      if ("fails" in said) return { kind: "failed", reason: said.fails };
      for (const part of partsOf(said.says)) onGrowth?.(part);
      const read = shape.safeParse(said.says);
      return read.success
        ? { kind: "said", value: read.data, model: "scripted" }
        : { kind: "failed", reason: "malformed" };
    },
  };
  return { model, asked };
}

/** What stands of sentences one after another, the last of each unfinished. */
function partsOf(says: unknown): readonly unknown[] {
  const { sentences } = says as { sentences?: readonly { readonly text?: string }[] };
  return (sentences ?? []).map(({ text }, at) => ({
    sentences: [...(sentences ?? []).slice(0, at), { text: text?.slice(0, -2) }],
  }));
}

/** Kept answers in memory. */
export function createKeptTwin() {
  const values = new Map<string, string>();
  return {
    values,
    recall: async (parts: readonly string[]): Promise<unknown> => JSON.parse(values.get(parts.join("|")) ?? "null"),
    keep: async (parts: readonly string[], value: unknown): Promise<void> => {
      values.set(parts.join("|"), JSON.stringify(value));
    },
  };
}
