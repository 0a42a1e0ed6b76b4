import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { KNOWLEDGE } from "../../src/app.ts";

/** A copy of the real knowledge that a test may spoil; it goes away at the end of the block that holds it. */
export interface KnowledgeCopy extends Disposable {
  /** The knowledge folder, and the campaign in it. */
  readonly root: string;
  readonly campaign: string;
  /** Rewrites one file of the copy; its path is relative to the root. */
  rewrite(path: string, change: (text: string) => string): void;
}

/** Copies the real knowledge to a folder of its own. */
export function copyKnowledge(): KnowledgeCopy {
  const root = mkdtempSync(join(tmpdir(), "knowledge-"));
  cpSync(KNOWLEDGE, root, { recursive: true });
  return {
    root,
    campaign: join(root, "vi-nguoi-ngheo-2023"),
    rewrite: (path, change) => writeFileSync(join(root, path), change(readFileSync(join(root, path), "utf8"))),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
