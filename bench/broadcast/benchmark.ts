import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createClient } from "redis";
import { printTable } from "../retrieval/table.ts";
import { type Child, startChild } from "../turns/child.ts";
import { absence, makePlace } from "../turns/store-places.ts";
import { bindPeople } from "./bind-people.ts";
import { untilMorning } from "./morning.ts";
import { readOptions } from "./options.ts";
import type {
  TelegramQuestions,
  TelegramSettings,
  TelegramStarted,
  WorkerQuestions,
  WorkerSettings,
} from "./protocol.ts";

/** What Telegram bears. */
const LIMITS: TelegramSettings = { perSecond: 30, perSecondInChat: 1 };
const CAMPAIGN = "vi-nguoi-ngheo-2023";
const REDIS = process.env["BENCH_REDIS_URL"] ?? "redis://127.0.0.1:6379/9";

/** One measured broadcast. */
interface Row {
  readonly workers: number;
  readonly store: string;
  readonly recipients: number;
  readonly seconds: number;
  /** What the limit alone takes. */
  readonly limit_s: number;
  readonly ratio: number;
  readonly rejected: number;
  readonly most_in_1s: number;
  readonly once: number;
  readonly more: number;
  readonly never: number;
  readonly cpu_s: number;
  readonly rss_mb: number;
}

/** Runs the benchmark of broadcasts: one server on the embedded store, then two that share PostgreSQL and Redis. */
export async function run(args: string[]): Promise<void> {
  const { recipients, workers, json } = readOptions(args);
  const rows: Row[] = [];
  for (const count of workers) {
    const absent = count === 1 ? null : ((await absence("postgres")) ?? (await redisAbsence()));
    if (absent === null) rows.push(await measure(count, recipients));
    else console.error(`${count} workers are left out: ${absent}`);
  }
  if (json) console.log(JSON.stringify({ rows }));
  else printTable(rows);
}

async function measure(workers: number, recipients: number): Promise<Row> {
  const store = workers === 1 ? "pglite" : "postgres";
  const undo: (() => Promise<unknown>)[] = [];
  try {
    console.error(`${workers} × server, ${recipients} people, at least ${Math.round(recipients / LIMITS.perSecond)} s`);
    const telegram = await startChild<TelegramQuestions, TelegramStarted>("../broadcast/telegram.ts", LIMITS);
    undo.push(telegram.stop);
    await telegram.ask("people", recipients);
    const place = await makePlace(store);
    undo.push(place.remove);
    await bindPeople(store, place.at, CAMPAIGN, recipients);
    const clockOffsetMs = await untilMorning(CAMPAIGN);
    const servers: Child<WorkerQuestions, null>[] = [];
    for (let at = 0; at < workers; at += 1) {
      const folder = await mkdtemp(join(tmpdir(), "bench-broadcast-"));
      undo.push(() => rm(folder, { recursive: true, force: true }));
      const env = {
        ...{ PORT: "0", CAMPAIGN, DATA_DIR: store === "pglite" ? place.at : folder },
        ...{ TELEGRAM_BOT_TOKEN: telegram.started.token, TELEGRAM_API_ROOT: telegram.started.apiRoot },
        ...(workers > 1 && { ...SHARED, DATABASE_URL: place.at, REDIS_URL: REDIS }),
      };
      const settings: WorkerSettings = { env, clockOffsetMs };
      const server = await startChild<WorkerQuestions, null>("../broadcast/worker.ts", settings);
      undo.push(server.stop);
      servers.push(server);
    }
    const usages = () => Promise.all(servers.map((server) => server.ask("usage", null)));
    const cpuOf = (all: Awaited<ReturnType<typeof usages>>) => all.reduce((sum, { cpuMs }) => sum + cpuMs / 1000, 0);
    const before = cpuOf(await usages());
    const [first] = servers;
    await first?.ask("broadcast", recipients);
    let [rss, after] = [0, before];
    for (let state = "sending"; state === "sending" || state === "scheduled"; ) {
      await setTimeout(1000);
      const now = await usages();
      rss = Math.max(rss, ...now.map(({ rssMb }) => rssMb));
      after = cpuOf(now);
      state = (await first?.ask("state", null))?.state ?? "";
    }
    const got = await telegram.ask("received", null);
    const limit = recipients / LIMITS.perSecond;
    return {
      ...{ workers, store: workers > 1 ? "PostgreSQL, Redis" : "PGlite", recipients },
      ...{ seconds: round(got.seconds, 1), limit_s: round(limit, 1), ratio: round(got.seconds / limit, 3) },
      ...{ rejected: got.rejected, most_in_1s: got.mostInASecond },
      ...{ once: got.once, more: got.more, never: got.never },
      ...{ cpu_s: round(after - before, 1), rss_mb: round(rss, 0) },
    };
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** Two servers cannot both ask Telegram for updates, so it posts them to a place before both. */
const SHARED = {
  TELEGRAM_MODE: "webhook",
  TELEGRAM_WEBHOOK_SECRET: "bi-mat_0123456789",
  PUBLIC_URL: "http://127.0.0.1:9",
};

/** Why Redis cannot be used here; null where it can, and then what an earlier run left of its pace is gone: its clock may have been ahead. */
async function redisAbsence(): Promise<string | null> {
  const client = createClient({ url: REDIS, socket: { reconnectStrategy: false, connectTimeout: 2000 } });
  client.on("error", () => {});
  try {
    await client.connect();
    for await (const keys of client.scanIterator({ MATCH: "tro-ly:pace:telegram*" }))
      if (keys.length > 0) await client.del(keys);
    await client.close();
    return null;
  } catch (error) {
    return `Redis: ${error instanceof Error ? error.message : error}`;
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
