import { Hono } from "hono";

import type { OpenFile } from "../../outbox/ports.ts";
import { renderLinkGone, renderLinkPage } from "./render-link.ts";

/** A link that opens a file once. */
interface Link {
  readonly file: string;
  readonly name: string;
}

/** What the links need. */
export interface LinkDeps {
  /** Looks at a link without using it; null once it is used or has expired. */
  find(token: string): Promise<Link | null>;
  /** Uses a link. */
  take(token: string): Promise<Link | null>;
  readonly openFile: OpenFile;
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Links that open once, without a login: the page shows the file's name, and only its button uses the link, so that a
 * platform which looks at links beforehand does not use it up.
 */
export function createLinkRoutes({ find, take, openFile }: LinkDeps): Hono {
  const app = new Hono();
  app.use("/tep/*", async (context, next) => {
    context.header("Content-Security-Policy", POLICY);
    context.header("Cache-Control", "no-store");
    context.header("X-Robots-Tag", "noindex");
    await next();
  });
  app.get("/tep/:token", async (context) => {
    const token = context.req.param("token");
    const link = TOKEN.test(token) ? await find(token) : null;
    return link ? context.html(renderLinkPage(link.name)) : context.html(renderLinkGone(), 404);
  });
  app.post("/tep/:token", async (context) => {
    const token = context.req.param("token");
    const link = TOKEN.test(token) ? await take(token) : null;
    const opened = link && (await openFile(link.file));
    if (!link || !opened) return context.html(renderLinkGone(), 404);
    return context.body(opened.bytes as Uint8Array<ArrayBuffer>, 200, {
      "Content-Type": opened.type,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(link.name)}`,
      "X-Content-Type-Options": "nosniff",
    });
  });
  return app;
}
