import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Document, LineCounter } from "yaml";
import type { ZodType } from "zod";
import { keptYaml } from "./kept-yaml.ts";

/** Knowledge that cannot be used; the message names the file, the line and the key of each fault. */
export class BrokenKnowledge extends Error {
  override name = "BrokenKnowledge";
}

/** Reads a text file without its byte-order mark; throws BrokenKnowledge when it cannot be read. */
export async function readText(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new BrokenKnowledge(`${path}: cannot be read`, { cause });
  });
  return text.replace(/^\uFEFF/, "");
}

/** Reads a YAML file, or throws BrokenKnowledge; `under` is the key below which the schema's own path begins. */
export async function readYaml<T>(path: string, schema: ZodType<T>, under: readonly string[] = []): Promise<T> {
  const text = await readText(path);
  const kept = schema.safeParse(keptYaml(text));
  if (kept.success) return kept.data;
  const { LineCounter, parseDocument: parseYaml } = await import("yaml");
  const lines = new LineCounter();
  const parsed = parseYaml(text, { lineCounter: lines, uniqueKeys: true });
  const [fault] = parsed.errors;
  if (fault) throw new BrokenKnowledge(`${path}:${lines.linePos(fault.pos[0]).line}: ${fault.message.split("\n")[0]}`);
  const checked = schema.safeParse(asPlain(parsed, path));
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map((issue) => {
    const place = typeof issue.path[0] === "number" ? [...under, ...issue.path] : issue.path;
    const at = lineOf(parsed, place, lines);
    return `${path}${at === null ? "" : `:${at}`}: ${place.join(".") || basename(path)}: ${issue.message}`;
  });
  throw new BrokenKnowledge(faults.join("\n"));
}

function asPlain(parsed: Document.Parsed, path: string): unknown {
  try {
    return parsed.toJS();
  } catch (cause) {
    throw new BrokenKnowledge(`${path}: ${cause instanceof Error ? cause.message : "cannot be read"}`, { cause });
  }
}

/** The line of a place, or of the nearest thing that holds it. */
function lineOf(parsed: Document.Parsed, place: readonly PropertyKey[], lines: LineCounter): number | null {
  for (let depth = place.length; depth >= 0; depth -= 1) {
    const node = parsed.getIn(place.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
