import { createRequire } from "node:module";
import type { Build, CorpusRow } from "../engine.ts";

interface Wink {
  defineConfig(config: { fldWeights: Record<string, number> }): void;
  definePrepTasks(tasks: ((text: string) => string[])[]): void;
  addDoc(row: CorpusRow, id: number): void;
  consolidate(): void;
  search(query: string, limit: number): [number, number][];
}

/** wink-bm25-text-search with its default constants; it ships no tokenizer for Vietnamese, so it is given runs of letters and digits. */
export const build: Build = (corpus) => {
  const engine: Wink = createRequire(import.meta.url)("wink-bm25-text-search")();
  engine.defineConfig({ fldWeights: { document: 1, title: 1, text: 1 } });
  engine.definePrepTasks([
    (text) =>
      text
        .normalize("NFC")
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  ]);
  corpus.forEach((row, id) => {
    engine.addDoc(row, id);
  });
  engine.consolidate();
  return (query, limit) => engine.search(query, limit).map(([id]) => corpus[id]?._id ?? "");
};
