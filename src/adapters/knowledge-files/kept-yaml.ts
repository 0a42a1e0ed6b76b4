import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readKept, writeKept } from "./kept.ts";

const NAME = "yaml";
/** To be raised when a text would be read otherwise than before. */
const VERSION = "1";

let kept: ReadonlyMap<string, unknown> | null = null;

/** What a YAML text says, where it was read beforehand; undefined where it was not. Reading YAML takes long. */
export function keptYaml(text: string): unknown {
  kept ??= readKept(NAME, VERSION) ?? new Map();
  return kept.get(fingerprint(text));
}

/** Reads every YAML file under a folder and keeps what it says; what cannot be read is left for later. */
export async function keepYaml(folder: string): Promise<void> {
  const { parseDocument } = await import("yaml");
  const read = new Map<string, unknown>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".yaml")) continue;
    const text = readFileSync(join(folder, name), "utf8").replace(/^\uFEFF/, "");
    const parsed = parseDocument(text, { uniqueKeys: true });
    if (parsed.errors.length === 0) read.set(fingerprint(text), parsed.toJS());
  }
  writeKept(NAME, VERSION, read);
}

function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
