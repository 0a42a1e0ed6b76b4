import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "hono";

/** Every file of the page; nothing else is ever read from disk. The styles stand in the order in which they are linked. */
export const ASSETS = [
  "app.js",
  "banner.js",
  "composer.js",
  "connection.js",
  "conversation.js",
  "days.js",
  "document-view.js",
  "elements.js",
  "growing-reply.js",
  "http.js",
  "line-view.js",
  "log-view.js",
  "outgoing.js",
  "page-clock.js",
  "quote-view.js",
  "scrolling.js",
  "typing-sign.js",
  "unsent.js",
  "visible-height.js",
  "welcome.js",
  "wording.js",
  "theme.css",
  "frame.css",
  "lines.css",
  "replies.css",
  "composer.css",
  "adapt.css",
  "icon.svg",
] as const;

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
};

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

/** The page's own files, read once at start. */
export interface Assets {
  /** Changes whenever a file does; under a path that carries it the files may be kept for good. */
  readonly version: string;
  /** Answers a request for a file by its name, below the version it was linked with or none. */
  serve(context: Context): Response;
}

/** Reads the page's files; throws when one is missing. */
export function loadAssets(): Assets {
  const files = new Map(ASSETS.map((name) => [name as string, readAsset(name)] as const));
  const etags = [...files.values()].map(({ etag }) => etag);
  const version = digest(etags.join()).slice(0, 12);

  return {
    version,
    serve(context) {
      const asset = files.get(context.req.param("name") ?? "");
      if (!asset) return context.body(null, 404);
      const current = context.req.param("version") === version;
      const headers = {
        ETag: asset.etag,
        "Cache-Control": current ? "public, max-age=31536000, immutable" : "public, no-cache",
        "X-Content-Type-Options": "nosniff",
      };
      const known = context.req.header("if-none-match")?.split(",");
      if (known?.some((tag) => tag.trim().replace(/^W\//, "") === asset.etag)) return context.body(null, 304, headers);
      return context.body(asset.bytes, 200, { ...headers, "Content-Type": asset.type });
    },
  };
}

function readAsset(name: string): Asset {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, "page", name)));
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  if (!type) throw new Error(`${name}: no content type`);
  return { bytes, type, etag: `"${digest(bytes).slice(0, 22)}"` };
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url");
}
