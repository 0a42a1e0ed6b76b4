import { fold } from "../../src/kernel/vietnamese.ts";
import { type Build, type CorpusRow, ENGINE_FILES, type Search } from "./engine.ts";
import { synthesize } from "./growth-corpus.ts";
import type { GrowthRow, Job, RetrievalRow } from "./job.ts";
import { mean, percentile, recallAt, reciprocalRankAt, rounded } from "./metrics.ts";
import { type Query, readAnswers, readCorpus, readQueries } from "./read-set.ts";

const DEPTH = 20;
const WARM_UP = 50;
const GROWTH_QUESTIONS = 200;
const GROWTH_ASKING_MS = 20_000;

const job: Job = JSON.parse(process.argv[2] ?? "{}");
const { build }: { build: Build } = await import(`./engines/${ENGINE_FILES[job.engine]}`);
const rows = job.passages === undefined ? await measureSet(job) : [await measureGrowth(job, job.passages)];
process.stdout.write(JSON.stringify(rows));

async function measureSet({ engine, corpus, queries, qrels }: Job): Promise<RetrievalRow[]> {
  const answers = readAnswers(qrels);
  const asked = readQueries(queries).filter(({ id }) => answers.has(id));
  const built = await timedBuild(readCorpus(corpus));
  const rows: RetrievalRow[] = [];
  for (const form of ["as typed", "unaccented"] as const) {
    const texts = asked.map(({ text }) => (form === "as typed" ? text : fold(text)));
    for (const text of texts.slice(0, WARM_UP)) await built.search(text, DEPTH);
    const found: (readonly string[])[] = [];
    const times: number[] = [];
    for (const text of texts) {
      const start = performance.now();
      found.push(await built.search(text, DEPTH));
      times.push(performance.now() - start);
    }
    const judged = (judge: (found: readonly string[], answers: ReadonlySet<string>) => number) =>
      rounded(mean(asked.map(({ id }, i) => judge(found[i] ?? [], answers.get(id) ?? new Set()))), 4);
    rows.push({
      engine,
      form,
      n: asked.length,
      "recall@1": judged((ids, gold) => recallAt(1, ids, gold)),
      "recall@5": judged((ids, gold) => recallAt(5, ids, gold)),
      "recall@10": judged((ids, gold) => recallAt(10, ids, gold)),
      "recall@20": judged((ids, gold) => recallAt(20, ids, gold)),
      "mrr@10": judged((ids, gold) => reciprocalRankAt(10, ids, gold)),
      ...costs(built, times),
    });
  }
  return rows;
}

async function measureGrowth({ engine, corpus, queries }: Job, passages: number): Promise<GrowthRow> {
  const asked: Query[] = readQueries(queries).slice(0, GROWTH_QUESTIONS);
  const built = await timedBuild(synthesize(readCorpus(corpus), passages));
  for (const { text } of asked.slice(0, 5)) await built.search(text, DEPTH);
  const times: number[] = [];
  const until = performance.now() + GROWTH_ASKING_MS;
  for (const { text } of asked) {
    const start = performance.now();
    if (start > until) break;
    await built.search(text, DEPTH);
    times.push(performance.now() - start);
  }
  return { engine, passages, n: times.length, ...costs(built, times) };
}

interface Built {
  readonly search: Search;
  readonly buildMs: number;
  readonly rssBefore: number;
}

async function timedBuild(corpus: readonly CorpusRow[]): Promise<Built> {
  const rssBefore = process.memoryUsage.rss();
  const start = performance.now();
  const search = await build(corpus);
  return { search, buildMs: performance.now() - start, rssBefore };
}

function costs({ buildMs, rssBefore }: Built, times: readonly number[]) {
  return {
    build_ms: rounded(buildMs, 0),
    p50_ms: rounded(percentile(0.5, times), 2),
    p95_ms: rounded(percentile(0.95, times), 2),
    rss_mb: rounded(process.memoryUsage.rss() / 1e6, 0),
    rss_before_mb: rounded(rssBefore / 1e6, 0),
  };
}
