import type { LanguageModel } from "../../kernel/language-model.ts";
import { type Extracted, type ExtractInputs, extractedSchema } from "./extract-task.ts";

/** A text in which a model might find answers. */
export interface ExtractWish {
  readonly kind: "extract";
  /** What is asked at the same time, a request for each: a paragraph is one, a long text several. */
  readonly parts: readonly ExtractInputs[];
}

/** What a model said of it, not yet held against the text: whoever takes it up checks it (`check-extracted.ts`). */
export interface ExtractHelp {
  readonly kind: "extract";
  readonly said: Extracted;
}

/** Asks a model once for each part; null where it says nothing of use to any of them. */
export async function fulfilExtract(
  model: LanguageModel,
  { parts }: ExtractWish,
  until: AbortSignal,
): Promise<ExtractHelp | null> {
  const outcomes = await Promise.all(
    parts.map((inputs) => model.ask({ task: "extract", inputs: { ...inputs }, shape: extractedSchema }, until)),
  );
  const values = outcomes.flatMap((outcome) => (outcome.kind === "said" ? outcome.value.values : []));
  return values.length === 0 ? null : { kind: "extract", said: { values } };
}
