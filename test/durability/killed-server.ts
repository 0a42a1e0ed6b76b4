import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

import { createVisitor, type Visitor } from "./visitor.ts";

const START = join(import.meta.dirname, "../../start.mjs");
const SERVE = join(import.meta.dirname, "serve.ts");
/** The latest moment at which a server that began to answer is killed, in milliseconds. */
const LATEST_KILL_MS = 700;
/** How many of the servers are killed while they start, and within how many milliseconds. */
const KILLED_AT_START = 0.2;
const LONGEST_START_MS = 1200;

/** A conversation as it came out, for a test to judge. */
export interface Outcome {
  /** What was sent, by number. */
  readonly said: readonly string[];
  /** For each message, in the order of the history: its id, and how many replies stand under it. */
  readonly answers: readonly { readonly id: string | number; readonly replies: number }[];
}

/** What a run under kills came to. */
export interface KilledRun {
  readonly kills: number;
  readonly messages: number;
  readonly conversations: readonly Outcome[];
  /** What the server complained of. */
  readonly complaints: string;
}

/**
 * Serves visitors from a process that is killed (SIGKILL) again and again at moments drawn from a seed, then once more
 * in peace until every message is answered.
 */
export async function runUnderKills(options: {
  env: Readonly<Record<string, string>>;
  kills: number;
  visitors: number;
  seed: number;
}): Promise<KilledRun> {
  const random = createRandom(options.seed);
  let isOver = false;
  let complaints = "";
  let listening: { readonly url: string } | null = null;
  let launched = 0;

  function launch() {
    launched += 1;
    const number = launched;
    const child = spawn(process.execPath, [START, SERVE], {
      env: { PATH: process.env["PATH"], LOG_LEVEL: "error", PORT: "0", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stderr.on("data", (data) => {
      complaints += data;
    });
    const exit = once(child, "exit");
    const ready = Promise.race([
      once(createInterface(child.stdout), "line").then(([url]) => {
        if (launched === number) listening = { url };
      }),
      exit.then(() => Promise.reject(new Error(`the server ended at its start: ${complaints}`))),
    ]);
    ready.catch(() => {});
    return {
      ready,
      async kill() {
        child.kill("SIGKILL");
        await exit;
        listening = null;
      },
    };
  }

  async function chat(name: number): Promise<Visitor> {
    const visitor = await createVisitor(() => listening?.url ?? null);
    for (let message = 1; !isOver; message += 1)
      await visitor.say(`Hạn nộp báo cáo là khi nào? Người ${name} hỏi lần ${message}.`);
    return visitor;
  }

  const chats = Promise.all(Array.from({ length: options.visitors }, (_, name) => chat(name + 1)));
  let server = launch();
  try {
    for (let round = 0; round < options.kills; round += 1) {
      const isEarly = random() < KILLED_AT_START;
      if (!isEarly) await server.ready;
      await wait(random() * (isEarly ? LONGEST_START_MS : LATEST_KILL_MS));
      await server.kill();
      server = launch();
    }
    await server.ready;
    isOver = true;
    const visitors = await chats;
    const conversations = await Promise.all(visitors.map(finished));
    return {
      kills: options.kills,
      messages: conversations.reduce((sum, { said }) => sum + said.length, 0),
      conversations,
      complaints,
    };
  } finally {
    isOver = true;
    await server.kill();
  }
}

/** Looks at a conversation until its last message is answered. */
async function finished(visitor: Visitor): Promise<Outcome> {
  for (;;) {
    const answers: { id: string | number; replies: number }[] = [];
    for (const line of await visitor.history()) {
      const last = answers.at(-1);
      if (line.from === "officer") answers.push({ id: line.id, replies: 0 });
      else if (last) last.replies += 1;
    }
    const isLastAnswered = answers.length >= visitor.said.length && (answers.at(-1)?.replies ?? 0) > 0;
    if (isLastAnswered) return { said: visitor.said, answers };
    await wait(20);
  }
}

/** Numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
