/** What a child process measures: one engine, on the whole set or on so many synthetic passages. */
export interface Job {
  readonly engine: string;
  readonly corpus: string;
  readonly queries: string;
  readonly qrels: string;
  /** Absent when the set itself is measured. */
  readonly passages?: number;
}

/** One row of the retrieval benchmark; docs/retrieval.md says what each figure means. */
export interface RetrievalRow {
  readonly engine: string;
  readonly form: "as typed" | "unaccented";
  readonly n: number;
  readonly "recall@1": number;
  readonly "recall@5": number;
  readonly "recall@10": number;
  readonly "recall@20": number;
  readonly "mrr@10": number;
  readonly build_ms: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly rss_mb: number;
  /** The process before the index was built, with the corpus in it. */
  readonly rss_before_mb: number;
}

/** One row of the growth table. */
export interface GrowthRow {
  readonly engine: string;
  readonly passages: number;
  /** The number of questions asked; fewer than were given when the time for them ran out. */
  readonly n: number;
  readonly build_ms: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly rss_mb: number;
  readonly rss_before_mb: number;
}
