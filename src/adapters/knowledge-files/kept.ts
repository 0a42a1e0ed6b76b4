import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";

/** The folder of what was worked out beforehand; made after the install, never committed. */
const KEPT = join(import.meta.dirname, "../../../node_modules/.cache/tro-ly-thi-dua/knowledge");
/** Changes to the knowledge, or to any of these, make what was kept stale. */
const CODE = ["answering", "knowledge", "kernel", "adapters/knowledge-files"].map((room) =>
  join(import.meta.dirname, "../..", room),
);

/** What was kept under a name, if it was made of just these texts; null where it is missing, stale or spoiled. */
export function readKept(name: string, madeOf: string, folder = KEPT): ReadonlyMap<string, unknown> | null {
  try {
    const kept: unknown = deserialize(readFileSync(join(folder, name)));
    const { of, parts } = kept as { of: string; parts: unknown };
    return of === madeOf && parts instanceof Map ? parts : null;
  } catch {
    return null;
  }
}

/** Keeps what was made of some texts, at once or not at all. */
export function writeKept(name: string, madeOf: string, parts: ReadonlyMap<string, unknown>, folder = KEPT): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.new`;
  writeFileSync(half, serialize({ of: madeOf, parts }));
  renameSync(half, path);
}

/** The fingerprint of all files under some folders, and of the Node and the code that reads them. */
export function fingerprintOf(folders: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const folder of [...CODE, ...folders]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      if (/\.(?:ts|yaml|txt)$/.test(name)) hash.update(`\n${name}\n`).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest("hex");
}
