import { printTable } from "../retrieval/table.ts";
import { startChild } from "../turns/child.ts";
import type { StoreKind } from "../turns/protocol.ts";
import { absence, makePlace } from "../turns/store-places.ts";
import { readOptions } from "./options.ts";
import {
  type ExportingQuestions,
  type ExportingSettings,
  type ExportResult,
  LOADS,
  type LoadName,
} from "./protocol.ts";

/** How often each export is made; the middle one counts, and of memory and blocking the worst. */
const ROUNDS = 3;

/** One measured export. */
interface Row {
  readonly store: StoreKind;
  readonly file: LoadName;
  readonly units: number;
  readonly seconds: number;
  readonly of_it_reading: number;
  readonly idle_ms: number;
  readonly reading_ms: number;
  readonly reading_work_ms: number;
  readonly writing_ms: number;
  readonly writing_work_ms: number;
  readonly file_mb: number;
  readonly peak_rss_mb: number;
  readonly wrong: number;
}

/** Runs the benchmark of the consolidated report: each number of units in a process of its own, on each engine that is there. */
export async function run(args: string[]): Promise<void> {
  const { stores, units, json } = readOptions(args);
  const rows: Row[] = [];
  for (const store of stores) {
    const absent = await absence(store);
    if (absent === null) for (const count of units) rows.push(...(await measure(store, count)));
    else console.error(`${store} is left out: ${absent}`);
  }
  if (json) console.log(JSON.stringify({ rows }));
  else printTable(rows);
}

async function measure(store: StoreKind, units: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const load of Object.keys(LOADS) as LoadName[]) {
    const place = await makePlace(store);
    const settings: ExportingSettings = { store, storeAt: place.at, units };
    const exporting = await startChild<ExportingQuestions, null>("../consolidation/exporting.ts", settings);
    try {
      console.error(`${store}: ${load}, ${units} units`);
      const samples: ExportResult[] = [];
      for (let round = 0; round < ROUNDS; round += 1) samples.push(await exporting.ask("export", { load }));
      rows.push(rowOf(store, load, units, samples));
    } finally {
      await exporting.stop();
      await place.remove();
    }
  }
  return rows;
}

function rowOf(store: StoreKind, file: LoadName, units: number, samples: readonly ExportResult[]): Row {
  const sorted = (of: (sample: ExportResult) => number) => samples.map(of).toSorted((a, b) => a - b);
  const middle = (of: (sample: ExportResult) => number) => Number((sorted(of)[1] ?? Number.NaN).toFixed(2));
  const worst = (of: (sample: ExportResult) => number) => Math.round(sorted(of).at(-1) ?? Number.NaN);
  return {
    store,
    file,
    units,
    seconds: middle(({ seconds }) => seconds),
    of_it_reading: middle(({ readSeconds }) => readSeconds),
    idle_ms: worst(({ idle }) => idle.clockMs),
    reading_ms: worst(({ reading }) => reading.clockMs),
    reading_work_ms: worst(({ reading }) => reading.workMs),
    writing_ms: worst(({ writing }) => writing.clockMs),
    writing_work_ms: worst(({ writing }) => writing.workMs),
    file_mb: middle(({ bytes }) => bytes / 1e6),
    peak_rss_mb: worst(({ peakRssMb }) => peakRssMb),
    wrong: samples.reduce((sum, { wrong }) => sum + wrong, 0),
  };
}
