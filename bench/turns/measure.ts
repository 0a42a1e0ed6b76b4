import { type Child, startChild } from "./child.ts";
import { echoScripts, ourScripts } from "./conversing.ts";
import { LOAD_NAMES, LOADS, type LoadName, WARM_UP } from "./loads.ts";
import {
  BOTS,
  type BotName,
  type BotQuestions,
  type BotSettings,
  type BotStarted,
  type LoadQuestions,
  type LoadStarted,
  type PhaseResult,
  type StoreKind,
  type Trace,
} from "./protocol.ts";
import { makePlace, type StorePlace } from "./store-places.ts";

/** How often each bot is under each load; the middle one of its figures counts. */
const ROUNDS = 3;

/** What one bot did under one load. */
export interface Row {
  readonly store: StoreKind;
  readonly load: LoadName;
  readonly bot: BotName;
  readonly turns: number;
  readonly turns_per_s: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
  readonly cpu_ms_per_turn: number;
  readonly rss_mb: number;
  readonly lost: number;
  readonly wrong: number;
}

/** Where our bot's time went under one load. */
export interface TracedLoad {
  readonly store: StoreKind;
  readonly load: LoadName;
  readonly turns: number;
  readonly trace: Trace;
}

type Bot = Child<BotQuestions, BotStarted>;
type Load = Child<LoadQuestions, LoadStarted>;
type Sample = PhaseResult & { readonly cpuMs: number; readonly rssMb: number };

/** Measures the three bots on one engine: all run all the time, and take turns under each load. */
export async function measureStore(
  store: StoreKind,
  seconds: number,
  say: (line: string) => void,
): Promise<{ rows: Row[]; traced: TracedLoad[] }> {
  const undo: (() => Promise<void>)[] = [];
  try {
    const load = await startChild<LoadQuestions, LoadStarted>("load.ts", null);
    undo.push(load.stop);
    const bots = new Map<BotName, Bot>();
    for (const name of BOTS) {
      say(`${store}: starting ${name}`);
      const place = await makePlace(store);
      undo.push(place.remove);
      const bot = await startBot(name, store, place, load);
      undo.push(bot.stop);
      bots.set(name, bot);
      const warm = await load.ask("phase", {
        bot: name,
        arrival: { kind: "closed", conversations: WARM_UP.conversations },
        turnsEach: WARM_UP.turnsEach,
        seconds: WARM_UP.seconds,
      });
      if (warm.lost + warm.wrong > 0) throw new Error(`${name} lost ${warm.lost} and mistook ${warm.wrong} turns`);
    }
    const rows: Row[] = [];
    for (const name of LOAD_NAMES) {
      say(`${store}: ${name}`);
      rows.push(...(await measureLoad(store, name, bots, load, seconds)));
    }
    return { rows, traced: await traceOurs(store, bots, load, seconds) };
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

async function startBot(name: BotName, store: StoreKind, place: StorePlace, load: Load): Promise<Bot> {
  const known = { token: `1:${name}`, secret: `secret-of-${name}` };
  const settings: BotSettings = { ...known, apiRoot: load.started.apiRoot, store, storeAt: place.at };
  const bot = await startChild<BotQuestions, BotStarted>(`bots/${name}.ts`, settings);
  const scripts = name === "ours" ? await ourScripts() : echoScripts();
  await load.ask("target", { bot: name, target: { ...known, url: bot.started.url, scripts } });
  return bot;
}

async function measureLoad(
  store: StoreKind,
  load: LoadName,
  bots: ReadonlyMap<BotName, Bot>,
  driver: Load,
  seconds: number,
): Promise<Row[]> {
  const samples = new Map<BotName, Sample[]>(BOTS.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, bot] of bots) {
      const before = await bot.ask("usage", null);
      const result = await driver.ask("phase", { bot: name, arrival: LOADS[load], seconds });
      const after = await bot.ask("usage", null);
      samples.get(name)?.push({ ...result, cpuMs: (after.cpuMs - before.cpuMs) / result.turns, rssMb: after.rssMb });
    }
  }
  return [...samples].map(([bot, taken]) => rowOf(store, load, bot, taken));
}

function rowOf(store: StoreKind, load: LoadName, bot: BotName, samples: readonly Sample[]): Row {
  const middle = (of: (sample: Sample) => number, digits: number) =>
    Number((samples.map(of).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN).toFixed(digits));
  const sum = (of: (sample: Sample) => number) => samples.reduce((total, sample) => total + of(sample), 0);
  return {
    store,
    load,
    bot,
    turns: sum(({ turns }) => turns),
    turns_per_s: middle(({ turnsPerSecond }) => turnsPerSecond, 1),
    p50_ms: middle(({ p50 }) => p50, 2),
    p95_ms: middle(({ p95 }) => p95, 2),
    p99_ms: middle(({ p99 }) => p99, 2),
    cpu_ms_per_turn: middle(({ cpuMs }) => cpuMs, 2),
    rss_mb: middle(({ rssMb }) => rssMb, 0),
    lost: sum(({ lost }) => lost),
    wrong: sum(({ wrong }) => wrong),
  };
}

/** Once more without being measured, as looking costs time. */
async function traceOurs(
  store: StoreKind,
  bots: ReadonlyMap<BotName, Bot>,
  driver: Load,
  seconds: number,
): Promise<TracedLoad[]> {
  const bot = bots.get("ours");
  if (!bot) return [];
  const traced: TracedLoad[] = [];
  for (const load of ["50 turns/s", "50 conversations"] as const) {
    await bot.ask("trace", null);
    const { turns } = await driver.ask("phase", { bot: "ours", arrival: LOADS[load], seconds });
    traced.push({ store, load, turns, trace: await bot.ask("traced", null) });
  }
  return traced;
}
