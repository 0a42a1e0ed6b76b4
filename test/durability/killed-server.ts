import { setTimeout as wait } from "node:timers/promises";

import { createMortalServer } from "./mortal-server.ts";
import { createVisitor, type Visitor } from "./visitor.ts";

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
  const server = createMortalServer(options.env);
  let isOver = false;

  async function chat(name: number): Promise<Visitor> {
    const visitor = await createVisitor(server.where);
    for (let message = 1; !isOver; message += 1)
      await visitor.say(`Hạn nộp báo cáo là khi nào? Người ${name} hỏi lần ${message}.`);
    return visitor;
  }

  const chats = Promise.all(Array.from({ length: options.visitors }, (_, name) => chat(name + 1)));
  try {
    await server.liveThrough(options.kills, options.seed);
    isOver = true;
    const visitors = await chats;
    const conversations = await Promise.all(visitors.map(finished));
    return {
      kills: options.kills,
      messages: conversations.reduce((sum, { said }) => sum + said.length, 0),
      conversations,
      complaints: server.complaints(),
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
