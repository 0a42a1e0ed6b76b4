import { z } from "zod";

import type { NarrativeEntry, NarrativePart } from "../consolidation.ts";

/** What one request may hold of units' own words, in characters: about 2,500 tokens of Vietnamese. */
export const MERGED_AT_ONCE = 6000;
const MOST_SENTENCES = 60;

/** What a model makes of units' texts: sentences, each with the codes of the units it draws on. */
export const mergedSchema = z.strictObject({
  sentences: z.array(z.strictObject({ text: z.string(), units: z.array(z.string()) })).max(MOST_SENTENCES),
});
/** What a model made of units' texts. */
export type Merged = z.infer<typeof mergedSchema>;

/** The names of what a model is given, as its prompt speaks of them. */
export const MERGE_INPUTS = ["question", "texts"] as const;
/** What a model is given: what was asked, and what units wrote, one JSON object a line. */
export type MergeInputs = Readonly<Record<(typeof MERGE_INPUTS)[number], string>>;

/** Some units' texts to one question, as they leave. */
export interface MergeChunk {
  readonly field: string;
  readonly inputs: MergeInputs;
  /** What each unit wrote, as the model sees it, by code. */
  readonly texts: ReadonlyMap<string, string>;
}

/** One field's texts in requests of bounded size, each unit whole in one of them; none where there is nothing to merge. `mask` takes away what points at a person. */
export function mergeChunks({ field, entries }: NarrativePart, mask: (text: string) => string): readonly MergeChunk[] {
  const written = entries.filter(({ paragraphs }) => paragraphs.length > 0);
  if (written.length < 2) return [];
  const chunks: NarrativeEntry[][] = [];
  let size = 0;
  for (const entry of written) {
    const length = textOf(entry).length;
    const last = chunks.at(-1);
    if (last && size + length <= MERGED_AT_ONCE) last.push(entry);
    else chunks.push([entry]);
    size = last && size + length <= MERGED_AT_ONCE ? size + length : length;
  }
  return chunks.map((some) => {
    const texts = new Map(some.map((entry) => [entry.unit.code, mask(textOf(entry))] as const));
    const lines = [...texts].map(([unit, text]) => JSON.stringify({ unit, text }));
    return { field: field.id, inputs: { question: field.label, texts: lines.join("\n") }, texts };
  });
}

const textOf = ({ paragraphs }: NarrativeEntry): string => paragraphs.join("\n");
