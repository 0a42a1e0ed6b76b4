import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

import type { ModelTask } from "../../kernel/language-model.ts";

/** What a task is told, and the names of what it is given. */
export interface Prompt {
  readonly task: ModelTask;
  readonly inputs: readonly string[];
  readonly text: string;
  /** A hash of the whole file: other words are another version. */
  readonly version: string;
}

/** A prompt that cannot be used; the message names the file and the key. */
class BrokenPrompt extends Error {
  override name = "BrokenPrompt";
}

const FILE = /^---\n(?<front>[\s\S]*?)\n---\n(?<text>[\s\S]+)$/;
const front = z.strictObject({ task: z.string(), inputs: z.array(z.string().regex(/^[a-z_]+$/)).min(1) });
const FENCE = /<([a-z_]+)>/g;

/** Reads the prompt of each task and checks it against the inputs that the task gives; throws BrokenPrompt. */
export async function loadPrompts(
  folder: string,
  given: Readonly<Partial<Record<ModelTask, readonly string[]>>>,
): Promise<ReadonlyMap<ModelTask, Prompt>> {
  const tasks = Object.entries(given) as [ModelTask, readonly string[]][];
  const read = tasks.map(async ([task, inputs]) => [task, await readPrompt(folder, task, inputs)] as const);
  return new Map(await Promise.all(read));
}

async function readPrompt(folder: string, task: ModelTask, given: readonly string[]): Promise<Prompt> {
  const path = join(folder, `${task}.md`);
  const broken = (key: string, fault: string) => new BrokenPrompt(`${path}: ${key}: ${fault}`);
  const file = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new BrokenPrompt(`${path}: task ${task}: cannot be read`, { cause });
  });
  const parts = FILE.exec(file.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"))?.groups;
  if (!parts) throw broken("front matter", "is missing");
  const { parse } = await import("yaml");
  const head = front.safeParse(await Promise.try(() => parse(parts["front"] ?? "")).catch(() => null));
  if (!head.success) throw broken(head.error.issues[0]?.path.join(".") || "front matter", "is not as it must be");
  if (head.data.task !== task) throw broken("task", `is not ${task}`);
  const { inputs } = head.data;
  const text = (parts["text"] ?? "").trim();
  const named = new Set([...text.matchAll(FENCE)].map(([, name = ""]) => name));
  for (const name of inputs) {
    if (!given.includes(name)) throw broken(`inputs.${name}`, "is nothing that this task gives");
    if (!named.has(name)) throw broken(`inputs.${name}`, `is never spoken of as <${name}>`);
  }
  for (const name of given) if (!inputs.includes(name)) throw broken(`inputs.${name}`, "is missing");
  for (const name of named) if (!inputs.includes(name)) throw broken(`<${name}>`, "is none of its inputs");
  return { task, inputs, text, version: createHash("sha256").update(file).digest("hex").slice(0, 16) };
}

/** The inputs as a message, each between its own fences, which nothing inside can close. */
export function fenced({ inputs }: Prompt, values: Readonly<Record<string, string>>): string {
  const fence = new RegExp(`<(?=\\s*/?\\s*(?:${inputs.join("|")})\\s*/?\\s*>)`, "giu");
  return inputs.map((name) => `<${name}>\n${(values[name] ?? "").replace(fence, "‹")}\n</${name}>`).join("\n\n");
}
