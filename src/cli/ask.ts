import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";

import { renderReply } from "../adapters/terminal/render.ts";
import type { Answer } from "../answering/answer.ts";
import type { Memory } from "../answering/follow-up.ts";
import type { Answered, Question } from "../answering/question.ts";
import { type App, composeApp, composeAppOver, KNOWLEDGE } from "../app.ts";
import { loadConfig, type ModelConfig } from "../config.ts";
import { type FulfilWish, helpForTurn } from "../conversation/model-help.ts";
import { replyOf } from "../conversation/say.ts";
import { systemClock } from "../kernel/clock.ts";
import { silentLogger } from "../kernel/logger.ts";
import type { Meter } from "../kernel/meter.ts";
import { systemTimers } from "../kernel/timers.ts";
import { readEnvironment } from "./read-environment.ts";
import { runCommand } from "./run-command.ts";

const request = z.looseObject({
  q: z.string(),
  conversation: z.string().optional(),
  unit_kind: z.string().nullish(),
});
type Request = z.infer<typeof request>;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, document: { type: "string", multiple: true, default: [] } },
  });
  const clock = systemClock;
  const { campaign, model } = loadConfig(readEnvironment());
  const app =
    values.document.length > 0
      ? await composeAppOver(values.document, { knowledge: KNOWLEDGE, clock })
      : await composeApp({ knowledge: KNOWLEDGE, campaign, clock });
  const ask = createAsking(app, model && (await openHelp(model, app)));
  const print = async (asked: Request) =>
    process.stdout.write(`${await (values.json ? ask.json(asked) : ask.text(asked))}\n`);

  if (positionals.length > 0) await print({ q: positionals.join(" ") });
  else {
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) await print(readRequest(line.replace(/^\uFEFF/, "")));
  }
});

/** A JSON line is a request; any other line is a question by itself. */
function readRequest(line: string): Request {
  if (!line.trimStart().startsWith("{")) return { q: line };
  try {
    const parsed = request.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : { q: line };
  } catch {
    return { q: line };
  }
}

/** A model for one command: what it may take in a day is counted in this process alone. */
async function openHelp(model: ModelConfig, app: App): Promise<FulfilWish> {
  const { openModelHelp } = await import("../model-composition.ts");
  const { createMemoryCoordination } = await import("../adapters/coordination/memory-coordination.ts");
  const coordination = createMemoryCoordination(systemClock);
  const meter: Meter = { count() {}, time() {} };
  const around = { app, coordination, clock: systemClock, logger: silentLogger, meter };
  return (await openModelHelp(model, around)).fulfil;
}

function createAsking({ answering }: App, fulfil: FulfilWish | null) {
  const memories = new Map<string, Memory>();

  async function helped(question: Question): Promise<Answered> {
    const first = answering.answer(question);
    if (!fulfil || !first.wish) return first;
    const turn = helpForTurn(fulfil, systemTimers);
    const help = await turn.fulfil(first.wish).finally(() => turn.end());
    return help?.kind === "question" ? help.answered : first;
  }

  async function answer({ q, conversation, unit_kind: named }: Request): Promise<Answer> {
    const unitKind = named ? answering.unitKind(named) : null;
    const memory = conversation === undefined ? null : (memories.get(conversation) ?? null);
    const answered = await helped({ text: q, unitKind, memory });
    if (conversation !== undefined && answered.memory) memories.set(conversation, answered.memory);
    return answered.answer;
  }

  return {
    async text(asked: Request) {
      const said = { kind: "answer", question: asked.q, answer: await answer(asked) } as const;
      return renderReply(replyOf(said, "0"));
    },
    async json(asked: Request) {
      const started = performance.now();
      const given = await answer(asked);
      const shape = jsonOf(given);
      const engine = "model" in given && given.model ? "model" : "extractive";
      const elapsed = Math.round((performance.now() - started) * 10) / 10;
      return JSON.stringify({ question: asked.q, ...shape, engine, elapsed_ms: elapsed });
    },
  };
}

function jsonOf(answer: Answer) {
  switch (answer.status) {
    case "declined":
      return {
        status: answer.status,
        reason: answer.reason,
        answer: answer.answer,
        citations: [],
        related: answer.related,
      };
    case "courtesy":
      return { ...answer, citations: [] };
    case "clarify":
    case "answered": {
      const { model: _, ...shown } = answer;
      return shown;
    }
  }
}
