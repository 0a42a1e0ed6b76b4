import { UsageError } from "./usage-error.ts";

const BENCHMARKS: Record<string, () => Promise<{ run(args: string[]): Promise<void> }>> = {
  retrieval: () => import("./retrieval/benchmark.ts"),
  turns: () => import("./turns/benchmark.ts"),
  reports: () => import("./reports/benchmark.ts"),
  consolidation: () => import("./consolidation/benchmark.ts"),
  broadcast: () => import("./broadcast/benchmark.ts"),
};

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith("-");

try {
  if (named && !Object.hasOwn(BENCHMARKS, first)) {
    throw new UsageError(`There is no benchmark "${first}". There are: ${Object.keys(BENCHMARKS).join(", ")}.`);
  }
  for (const [name, load] of Object.entries(BENCHMARKS)) {
    if (!named || name === first) await (await load()).run(named ? rest : process.argv.slice(2));
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
