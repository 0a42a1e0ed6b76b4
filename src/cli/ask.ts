import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";

import { renderReply } from "../adapters/terminal/render.ts";
import type { Answer } from "../answering/answer.ts";
import type { Memory } from "../answering/follow-up.ts";
import { type App, composeApp, composeAppOver, KNOWLEDGE } from "../app.ts";
import { loadConfig } from "../config.ts";
import { replyOf } from "../conversation/say.ts";
import { systemClock } from "../kernel/clock.ts";
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
  const { campaign } = loadConfig(readEnvironment());
  const app =
    values.document.length > 0
      ? await composeAppOver(values.document, { knowledge: KNOWLEDGE, clock })
      : await composeApp({ knowledge: KNOWLEDGE, campaign, clock });
  const ask = createAsking(app);
  const print = (asked: Request) => process.stdout.write(`${values.json ? ask.json(asked) : ask.text(asked)}\n`);

  if (positionals.length > 0) print({ q: positionals.join(" ") });
  else {
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) print(readRequest(line.replace(/^\uFEFF/, "")));
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

function createAsking({ answering }: App) {
  const memories = new Map<string, Memory>();

  function answer({ q, conversation, unit_kind: named }: Request): Answer {
    const unitKind = named ? answering.unitKind(named) : null;
    const memory = conversation === undefined ? null : (memories.get(conversation) ?? null);
    const answered = answering.answer({ text: q, unitKind, memory });
    if (conversation !== undefined && answered.memory) memories.set(conversation, answered.memory);
    return answered.answer;
  }

  return {
    text(asked: Request) {
      const said = { kind: "answer", question: asked.q, answer: answer(asked) } as const;
      return renderReply(replyOf(said, "0"));
    },
    json(asked: Request) {
      const started = performance.now();
      const shape = jsonOf(answer(asked));
      const elapsed = Math.round((performance.now() - started) * 10) / 10;
      return JSON.stringify({ question: asked.q, ...shape, engine: "extractive", elapsed_ms: elapsed });
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
    case "answered":
      return answer;
  }
}
