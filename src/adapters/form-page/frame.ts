import type { MiddlewareHandler } from "hono";
import { html } from "hono/html";

import { ASSETS } from "./assets.ts";
import { type Html, NOTHING } from "./html.ts";
import { wording } from "./wording.ts";

/** What the pages may load and do: their own files and their own server, no inline script or style, no frame around them. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What every page of the form carries: nothing keeps it, no search engine lists it, no other site learns of it. */
export const formHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.req.path.startsWith("/bieu/tep/")) return;
  context.header("Content-Security-Policy", POLICY);
  context.header("Cache-Control", "no-store");
  context.header("Referrer-Policy", "no-referrer");
  context.header("X-Robots-Tag", "noindex");
  context.header("X-Content-Type-Options", "nosniff");
};

/** What stands around every page. */
export interface FrameFacts {
  readonly title: string;
  readonly practice: string | null;
  /** The folder of the page's files, without the last slash. */
  readonly assets: string;
  /** Whether the page's script runs on it. */
  readonly isLive?: boolean;
  /** How far the draft was, as `FormPage.pulse` names it. */
  readonly sign?: string;
}

/**
 * A whole page. It tells its own server where a form comes from, and nobody else: without that a browser names no origin at
 * all on a line that is not encrypted.
 */
export function frame({ title, practice, assets, isLive = false, sign = "" }: FrameFacts, body: Html): Html {
  const script = isLive ? html`<script type="module" src="${assets}/form.js"></script>` : NOTHING;
  return html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <meta name="format-detection" content="telephone=no, date=no, address=no">
    <meta name="robots" content="noindex">
    <meta name="referrer" content="same-origin">
    <title>${title}</title>
    ${ASSETS.filter((name) => name.endsWith(".css")).map((name) => html`<link rel="stylesheet" href="${assets}/${name}">`)}
    ${script}
  </head>
  <body data-sign="${sign}">
    <a class="skip" href="#dien">${wording.skip}</a>
    ${practice === null ? NOTHING : html`<p class="practice">${practice}</p>`}
    <main id="dien" tabindex="-1">${body}</main>
  </body>
</html>`;
}

/** A small page of a heading and a few paragraphs. */
export function smallPage(facts: FrameFacts, body: Html): Html {
  return frame(facts, html`<div class="small-page"><h1>${facts.title}</h1>${body}</div>`);
}
