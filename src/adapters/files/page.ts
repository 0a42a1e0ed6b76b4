import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { html, raw } from "hono/html";

/** HTML that is already escaped. */
export type Html = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; --ground: #f3f1ea; --surface: #ffffff; --line: #dedacd; --ink: #1c2726; --muted: #586563;
  --brand: #0d5f58; --on-brand: #ffffff; --alert: #9a2c17; --alert-ground: #fdeee9; --focus: #0a62c4; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1716; --surface: #1a2423; --line: #2e3b39; --ink: #e7eeec;
  --muted: #a3b3b0; --brand: #14605a; --on-brand: #f3fbf9; --alert: #ffab97; --alert-ground: #3a1d16; --focus: #8cc2ff; } }
* { box-sizing: border-box; }
body { margin: 0; padding: max(1rem, 8vh) 1rem 2rem; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 1.125rem; }
h1 { margin: 0 0 0.75rem; font-size: 1.3125rem; line-height: 1.3; }
p { margin: 0 0 0.75rem; text-wrap: pretty; }
.name { font-weight: 600; overflow-wrap: anywhere; }
.note { margin: 0.75rem 0 0; color: var(--muted); font-size: 0.9375rem; }
.fault { padding: 0.625rem 0.875rem; border-radius: 0.75rem; background: var(--alert-ground); color: var(--alert); overflow-wrap: anywhere; }
label { display: block; margin-bottom: 0.375rem; font-weight: 600; }
input[type=file] { display: block; width: 100%; min-height: 3rem; margin-bottom: 1rem; padding: 0.5rem; font: inherit; color: inherit;
  border: 1px dashed var(--muted); border-radius: 0.75rem; }
input::file-selector-button { min-height: 2.75rem; margin-right: 0.75rem; padding: 0 0.875rem; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--muted); border-radius: 0.625rem; }
button { width: 100%; min-height: 3rem; padding: 0.75rem 1.5rem; font: inherit; font-weight: 600; color: var(--on-brand);
  background: var(--brand); border: 0; border-radius: 0.75rem; cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
`;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What the pages of files carry: nothing runs in them, nothing keeps them, no search engine lists them. */
export const pageHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header("Content-Security-Policy", POLICY);
  context.header("Cache-Control", "no-store");
  context.header("X-Robots-Tag", "noindex");
  context.header("X-Content-Type-Options", "nosniff");
};

/** A small page that needs no script. */
export function page(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`;
}

/** A page of a few paragraphs; the one named `name` is a file's name. */
export const paragraphs = (title: string, ...lines: readonly (string | { readonly name: string })[]): Html =>
  page(
    title,
    html`${lines.map((line) => (typeof line === "string" ? html`<p>${line}</p>` : html`<p class="name">${line.name}</p>`))}`,
  );
