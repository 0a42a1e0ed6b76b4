import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The folder that first starts are copied from; made after the install, never committed. */
const TEMPLATE = join(import.meta.dirname, "../../../node_modules/.cache/tro-ly-thi-dua/pglite");

/** Makes an embedded store's folder from the template, at once or not at all; does nothing where either is missing or there already. */
export function copyTemplate(to: string, template = TEMPLATE): void {
  if (existsSync(to) || !existsSync(template)) return;
  const half = `${to}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(template, half, { recursive: true });
  renameSync(half, to);
}

/** Makes the template anew: `build` fills an empty folder with a closed store. */
export async function makeTemplate(build: (folder: string) => Promise<void>, template = TEMPLATE): Promise<void> {
  const half = `${template}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  await build(half);
  rmSync(template, { recursive: true, force: true });
  renameSync(half, template);
}
