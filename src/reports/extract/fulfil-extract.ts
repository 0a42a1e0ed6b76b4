import type { LanguageModel } from "../../kernel/language-model.ts";
import { type Extracted, type ExtractInputs, extractedSchema } from "./extract-task.ts";

/** A text in which a model might find answers. */
export interface ExtractWish {
  readonly kind: "extract";
  readonly inputs: ExtractInputs;
}

/** What a model said of it, not yet held against the text: whoever takes it up checks it (`check-extracted.ts`). */
export interface ExtractHelp {
  readonly kind: "extract";
  readonly said: Extracted;
}

/** Asks a model once; null where it says nothing of use. */
export async function fulfilExtract(
  model: LanguageModel,
  { inputs }: ExtractWish,
  until: AbortSignal,
): Promise<ExtractHelp | null> {
  const outcome = await model.ask({ task: "extract", inputs: { ...inputs }, shape: extractedSchema }, until);
  if (outcome.kind === "failed" || outcome.value.values.length === 0) return null;
  return { kind: "extract", said: outcome.value };
}
