import type { LanguageModel, ModelRequest } from "../../src/kernel/language-model.ts";

/** A language model that says what a test lets it say, and keeps every request; null: it is down. */
export function createRecordingModel(
  say: (request: Pick<ModelRequest<unknown>, "task" | "inputs">) => unknown,
): LanguageModel & { readonly requests: readonly Pick<ModelRequest<unknown>, "task" | "inputs">[] } {
  const requests: Pick<ModelRequest<unknown>, "task" | "inputs">[] = [];
  return {
    requests,
    async ask({ task, inputs, shape }, until) {
      requests.push({ task, inputs });
      if (until.aborted) return { kind: "failed", reason: "too_slow" };
      const said = say({ task, inputs });
      if (said === null) return { kind: "failed", reason: "down" };
      const read = shape.safeParse(said);
      return read.success
        ? { kind: "said", value: read.data, model: "recording" }
        : { kind: "failed", reason: "malformed" };
    },
  };
}
