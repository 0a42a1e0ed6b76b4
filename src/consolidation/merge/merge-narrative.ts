import type { NarrativeEntry, NarrativePart } from "../consolidation.ts";
import { checkMerged, type IsBorneOut, type MergedSentence } from "./check-merged.ts";
import { type MergeChunk, type Merged, mergeChunks } from "./merge-task.ts";

/** One field in the words of a machine, checked, and what it left out. */
export interface MergedPart {
  readonly sentences: readonly MergedSentence[];
  /** What the units wrote of whom no sentence is left. */
  readonly left: readonly NarrativeEntry[];
}

/** Asks for one request's texts to be merged; null where nothing came. */
export type AskToMerge = (inputs: MergeChunk["inputs"]) => Promise<Merged | null>;

/** Merges what units wrote, field by field, one request after the other; a field of which no sentence holds is left out, and stays as it is. */
export async function mergeNarrative(
  parts: readonly NarrativePart[],
  by: { readonly ask: AskToMerge; readonly mask: (text: string) => string; readonly isBorneOut: IsBorneOut },
): Promise<ReadonlyMap<string, MergedPart>> {
  const merged = new Map<string, MergedPart>();
  for (const part of parts) {
    const sentences: MergedSentence[] = [];
    for (const chunk of mergeChunks(part, by.mask)) {
      const said = await by.ask(chunk.inputs);
      if (said) sentences.push(...checkMerged(chunk, said, by.isBorneOut));
    }
    if (sentences.length === 0) continue;
    const told = new Set(sentences.flatMap(({ units }) => units));
    merged.set(part.field.id, { sentences, left: part.entries.filter(({ unit }) => !told.has(unit.code)) });
  }
  return merged;
}
