import { canonical, oneLine, words } from "../../kernel/vietnamese.ts";
import type { MergeChunk, Merged } from "./merge-task.ts";

/** Whether everything that a sentence states stands in these texts. */
export type IsBorneOut = (sentence: string, sources: readonly string[]) => boolean;

/** A sentence that a machine put together, with the codes of the units that wrote what it says. */
export interface MergedSentence {
  readonly text: string;
  readonly units: readonly string[];
}

const LONGEST_SENTENCE = 600;
/** Every unit named must have written at least this share of a sentence's words. */
const LEAST_SHARE = 0.3;
const MASKED = /\[(?:tên|số|liên kết|địa chỉ thư)\]/u;

/**
 * The sentences of a model that the units' own texts bear out: every unit named is among those given and has written a
 * part of the words, and what the sentence states stands in the texts of just these units. Others are dropped.
 */
export function checkMerged(
  { texts }: Pick<MergeChunk, "texts">,
  { sentences }: Merged,
  isBorneOut: IsBorneOut,
): readonly MergedSentence[] {
  const kept = new Map<string, MergedSentence>();
  for (const { text: said, units: named } of sentences) {
    const text = oneLine(said);
    const units = [...new Set(named)];
    const sources = units.flatMap((unit) => texts.get(unit) ?? []);
    if (units.length === 0 || sources.length < units.length) continue;
    if (text === "" || text.length > LONGEST_SENTENCE || MASKED.test(text) || kept.has(text)) continue;
    if (sources.every((source) => shareOf(text, source) >= LEAST_SHARE) && isBorneOut(text, sources))
      kept.set(text, { text, units });
  }
  return [...kept.values()];
}

/** How much of a sentence's words a text holds, from 0 to 1. */
function shareOf(sentence: string, source: string): number {
  const said = words(canonical(sentence));
  const known = new Set(words(canonical(source)));
  return said.filter((word) => known.has(word)).length / Math.max(1, said.length);
}
