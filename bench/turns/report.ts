import { printTable } from "../retrieval/table.ts";
import type { Row, TracedLoad } from "./measure.ts";
import type { Verdict } from "./verdicts.ts";

/** What one run found. */
export interface Report {
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
  readonly traced: readonly TracedLoad[];
}

/** Prints a run for people. */
export function printReport({ rows, verdicts, traced }: Report): void {
  printTable(rows);
  console.log();
  printTable(verdicts.map(({ met, store, ...rest }) => ({ met: met ? "yes" : "NO", store, ...rest })));
  for (const { store, load, turns, trace } of traced) {
    console.log(`\nWhere our time goes: ${store}, ${load} (${turns} turns)`);
    printTable(
      Object.entries(trace.steps).map(([step, { count, ms }]) => ({
        step,
        times_per_turn: (count / turns).toFixed(2),
        ms_each: (ms / count).toFixed(2),
        ms_per_turn: (ms / turns).toFixed(2),
      })),
    );
    console.log();
    printTable(
      Object.entries(trace.cpuMs)
        .toSorted(([, a], [, b]) => b - a)
        .map(([processor, ms]) => ({ processor, ms_per_turn: (ms / turns).toFixed(2) })),
    );
  }
}
