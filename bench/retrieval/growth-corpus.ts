import type { CorpusRow } from "./engine.ts";

const SEED = 20231210;

/** So many passages made by recombining a corpus: each takes a real passage's headings and length, and its sentences from all over. The same every time. */
export function synthesize(corpus: readonly CorpusRow[], passages: number): CorpusRow[] {
  const random = randomNumbers(SEED);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const sentences = corpus.map(({ text }) => text.split(/(?<=[.;:])\s+|\n+/).filter((sentence) => sentence !== ""));
  const all = sentences.flat();
  return Array.from({ length: passages }, (_, i) => {
    const model = Math.floor(random() * corpus.length);
    const { document = "", title = "" } = corpus[model] ?? {};
    return { _id: `p${i}`, document, title, text: (sentences[model] ?? []).map(() => pick(all) ?? "").join("\n") };
  });
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
