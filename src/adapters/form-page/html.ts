import { createHash } from "node:crypto";
import { html } from "hono/html";

/** HTML that is already escaped. */
export type Html = ReturnType<typeof html>;

/** Nothing. */
export const NOTHING: Html = html``;

/** Several pieces, one after the other. */
export const together = (pieces: readonly Html[]): Html => html`${pieces}`;

/** Several lines of text as paragraphs. */
export const lines = (text: string): Html =>
  html`${text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => html`<p>${line}</p>`)}`;

/** A part of the page that changes by itself: the page's script puts a newer one in its place. */
export interface Block {
  readonly id: string;
  readonly html: Html;
}

/** A part of the page with a name of what is in it, so that what has not changed is left alone. */
export function block(id: string, look: string, inner: Html, isUnsettled = false): Block {
  const sign = createHash("sha256").update(String(inner)).digest("base64url").slice(0, 12);
  const state = isUnsettled ? html` data-unsettled` : NOTHING;
  return { id, html: html`<div id="${id}" class="${look}" data-block data-sign="${sign}"${state}>${inner}</div>` };
}
