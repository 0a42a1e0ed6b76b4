import { printTable } from "../retrieval/table.ts";
import { startChild } from "../turns/child.ts";
import { absence, makePlace } from "../turns/store-places.ts";
import { readOptions } from "./options.ts";
import {
  type AssistantQuestions,
  type AssistantSettings,
  LOADS,
  type LoadName,
  type PhaseResult,
  type StoreKind,
} from "./protocol.ts";

/** So many units report at once; a campaign has 37. */
const UNITS = 37;
/** How often each load is measured; the middle one counts. */
const ROUNDS = 3;

/** One measured load. */
interface Row {
  readonly store: StoreKind;
  readonly load: LoadName;
  readonly per_s: number;
  readonly what: "answers" | "reports";
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly cpu_ms_each: number;
  readonly rss_mb: number;
  readonly wrong: number;
}

/** Runs the benchmark of reports: the message path in a process of its own, on each engine that is there. */
export async function run(args: string[]): Promise<void> {
  const { stores, seconds, json } = readOptions(args);
  const rows: Row[] = [];
  for (const store of stores) {
    const absent = await absence(store);
    if (absent === null) rows.push(...(await measureStore(store, seconds)));
    else console.error(`${store} is left out: ${absent}`);
  }
  if (json) console.log(JSON.stringify({ rows }));
  else printTable(rows);
}

async function measureStore(store: StoreKind, seconds: number): Promise<Row[]> {
  const place = await makePlace(store);
  const settings: AssistantSettings = { store, storeAt: place.at };
  const assistant = await startChild<AssistantQuestions, null>("../reports/assistant.ts", settings);
  try {
    await assistant.ask("phase", { load: "answers", units: UNITS, seconds: 1 });
    const rows: Row[] = [];
    for (const load of LOADS) {
      console.error(`${store}: ${load}`);
      const samples: PhaseResult[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        samples.push(await assistant.ask("phase", { load, units: UNITS, seconds }));
      rows.push(rowOf(store, load, samples, await assistant.ask("rss", null)));
    }
    return rows;
  } finally {
    await assistant.stop();
    await place.remove();
  }
}

function rowOf(store: StoreKind, load: LoadName, samples: readonly PhaseResult[], rssMb: number): Row {
  const what = load === "answers" ? "answers" : "reports";
  const middle = (of: (sample: PhaseResult) => number, digits: number) =>
    Number((samples.map(of).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN).toFixed(digits));
  return {
    store,
    load,
    per_s: middle((sample) => sample[what] / sample.seconds, 1),
    what,
    p50_ms: middle(({ p50 }) => p50, 1),
    p99_ms: middle(({ p99 }) => p99, 1),
    cpu_ms_each: middle((sample) => sample.cpuMs / sample[what], 2),
    rss_mb: Math.round(rssMb),
    wrong: samples.reduce((sum, { wrong }) => sum + wrong, 0),
  };
}
