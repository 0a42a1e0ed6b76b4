import { parseArgs } from "node:util";
import { createInterface } from "node:readline";
import { z } from "zod";

import type { Answer } from "../answering/answer.ts";
import type { Memory } from "../answering/follow-up.ts";
import { type App, composeApp, composeAppOver, KNOWLEDGE } from "../app.ts";
import { systemClock } from "../kernel/clock.ts";

const line = z.looseObject({ q: z.string(), conversation: z.string().optional(), unit_kind: z.string().nullish() });
type Line = z.infer<typeof line>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, document: { type: "string", multiple: true, default: [] } },
});

const campaign = process.env["CAMPAIGN"] || null;
const app =
  values.document.length > 0
    ? await composeAppOver(values.document, { knowledge: KNOWLEDGE, clock: systemClock })
    : await composeApp({ knowledge: KNOWLEDGE, campaign, clock: systemClock });

if (positionals.length > 0) print({ q: positionals.join(" ") });
else {
  for await (const raw of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    print(readLine(raw.replace(/^\uFEFF/, "")));
  }
}

function readLine(raw: string): Line {
  if (!raw.trimStart().startsWith("{")) return { q: raw };
  try {
    return line.parse(JSON.parse(raw));
  } catch {
    return { q: raw };
  }
}

function print(asked: Line) {
  const started = performance.now();
  const answer = ask(app, asked);
  const elapsed = Math.round((performance.now() - started) * 10) / 10;
  const out = values.json ? JSON.stringify({ question: asked.q, ...asJson(answer), engine: "extractive", elapsed_ms: elapsed }) : asText(answer);
  process.stdout.write(`${out}\n`);
}

function ask(on: App, { q, conversation, unit_kind: kind }: Line): Answer {
  const unitKind = kind ? on.answering.unitKind(kind) : null;
  const memory = conversation === undefined ? null : (conversations().get(conversation) ?? null);
  const answered = on.answering.answer({ text: q, unitKind, memory });
  if (conversation !== undefined && answered.memory) conversations().set(conversation, answered.memory);
  return answered.answer;
}

function conversations(): Map<string, Memory> {
  return (globalThis as { memories?: Map<string, Memory> }).memories ??= new Map();
}

function asJson(answer: Answer) {
  switch (answer.status) {
    case "declined":
      return { status: answer.status, reason: answer.reason, answer: answer.answer, citations: [], related: answer.related };
    case "courtesy":
      return { ...answer, citations: [] };
    default:
      return answer;
  }
}

function asText(answer: Answer): string {
  const quotes = answer.status === "declined" ? answer.related : answer.status === "courtesy" ? [] : answer.citations;
  return [answer.answer, ...quotes.map(({ locator, quote }) => `  “${quote}”\n  — ${locator}`)].join("\n");
}
