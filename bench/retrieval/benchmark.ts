import { UsageError } from "../usage-error.ts";
import type { GrowthRow, Job, RetrievalRow } from "./job.ts";
import { type Options, readOptions } from "./options.ts";
import { readAnswers, readCorpus, readQueries } from "./read-set.ts";
import { runJob } from "./run-job.ts";
import { printTable } from "./table.ts";

const GROWTH_LIMIT_MS = 120_000;

/** Runs the retrieval benchmark: every engine on the same questions, each in its own process. */
export async function run(args: string[]): Promise<void> {
  const options = readOptions(args);
  checkFiles(options);
  const rows = options.scale ? await measureGrowth(options) : await measureSet(options);
  if (options.json) console.log(JSON.stringify(rows));
  else printTable(rows);
}

function checkFiles({ corpus, queries, qrels, scale }: Options): void {
  readCorpus(corpus);
  const asked = readQueries(queries);
  if (asked.length === 0) throw new UsageError(`${queries} has no questions.`);
  if (scale) return;
  const answers = readAnswers(qrels);
  if (!asked.some(({ id }) => answers.has(id)))
    throw new UsageError(`${qrels} answers none of the questions of ${queries}.`);
}

async function measureSet({ engines, corpus, queries, qrels }: Options): Promise<RetrievalRow[]> {
  const rows: RetrievalRow[] = [];
  for (const engine of engines) {
    const job: Job = { engine, corpus, queries, qrels };
    rows.push(...((await runJob<RetrievalRow>(job)) ?? []));
  }
  return rows;
}

async function measureGrowth({ engines, sizes, corpus, queries, qrels }: Options) {
  const rows: (GrowthRow | { engine: string; passages: number; cut_off: string })[] = [];
  for (const engine of engines) {
    for (const passages of sizes) {
      const measured = await runJob<GrowthRow>({ engine, corpus, queries, qrels, passages }, GROWTH_LIMIT_MS);
      rows.push(...(measured ?? [{ engine, passages, cut_off: `over ${GROWTH_LIMIT_MS / 1000} s` }]));
    }
  }
  return rows;
}
