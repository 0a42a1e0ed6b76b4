/** A passage as the benchmark's corpus has it. */
export interface CorpusRow {
  readonly _id: string;
  readonly document: string;
  readonly title: string;
  readonly text: string;
  readonly locator?: string;
}

/** Gives the ids of the best passages for a question, best first. */
export type Search = (query: string, limit: number) => readonly string[] | Promise<readonly string[]>;

/** Builds an engine's index over a corpus. Every engine file exports one as `build`. */
export type Build = (corpus: readonly CorpusRow[]) => Search | Promise<Search>;

/** Each engine's file in engines/; "folded" ones are given text without diacritics, which is our own idea added to the peer. */
export const ENGINE_FILES: Record<string, string> = {
  ours: "ours.ts",
  minisearch: "minisearch.ts",
  "minisearch (folded)": "minisearch-folded.ts",
  "wink-bm25-text-search": "wink.ts",
  "wink-bm25-text-search (folded)": "wink-folded.ts",
  "langchain BM25Retriever": "langchain.ts",
  "sqlite fts5": "sqlite-fts5.ts",
  "sqlite fts5 (folded)": "sqlite-fts5-folded.ts",
};
