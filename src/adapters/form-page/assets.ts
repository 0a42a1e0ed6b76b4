import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "hono";

/** Every file of the page; nothing else is ever read from disk. The styles stand in the order in which they are linked. */
export const ASSETS = [
  "form.js",
  "blocks.js",
  "saving.js",
  "status.js",
  "wording.js",
  "theme.css",
  "frame.css",
  "question.css",
] as const;

const TYPES = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" } as const;

/** The page's own files, read once at start. */
export interface Assets {
  /** The path under which the files may be kept for good: it changes whenever one of them does. */
  readonly folder: string;
  /** Answers a request for a file by its name. */
  serve(context: Context): Response;
}

/** Reads the page's files; throws when one is missing. */
export function loadAssets(): Assets {
  const files = new Map<string, Uint8Array<ArrayBuffer>>(
    ASSETS.map((name) => [name, new Uint8Array(readFileSync(join(import.meta.dirname, "page", name)))] as const),
  );
  const digest = createHash("sha256");
  for (const bytes of files.values()) digest.update(bytes);
  const version = digest.digest("base64url").slice(0, 12);

  return {
    folder: `/bieu/tep/${version}`,
    serve(context) {
      const name = context.req.param("name") ?? "";
      const bytes = files.get(name);
      if (!bytes) return context.body(null, 404);
      const isCurrent = context.req.param("version") === version;
      return context.body(bytes, 200, {
        "Content-Type": name.endsWith(".js") ? TYPES.js : TYPES.css,
        "Cache-Control": isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
        "X-Content-Type-Options": "nosniff",
      });
    },
  };
}
