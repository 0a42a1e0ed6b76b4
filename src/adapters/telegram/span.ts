/** How a run of text looks. */
export type Look = "plain" | "quote" | "long-quote" | "place";

/** A run of text in one look; the text is what the reader sees, without markup. */
export interface Span {
  readonly text: string;
  readonly look: Look;
}

const TAGS: Readonly<Record<Look, readonly [open: string, close: string]>> = {
  plain: ["", ""],
  quote: ["<blockquote>", "</blockquote>"],
  "long-quote": ["<blockquote expandable>", "</blockquote>"],
  place: ["<i>", "</i>"],
};

/** Spans as Telegram's HTML: every span carries its own tags, so no markup is ever left open. */
export function htmlOf(spans: readonly Span[]): string {
  return spans.map(({ text, look }) => `${TAGS[look][0]}${escapeHtml(text)}${TAGS[look][1]}`).join("");
}

/** The part of the spans that shows the characters from `start` up to `end` (UTF-16) of their joined text. */
export function sliceSpans(spans: readonly Span[], start: number, end: number): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const { text, look } of spans) {
    const piece = text.slice(Math.max(start - at, 0), Math.max(end - at, 0));
    if (piece !== "") found.push({ text: piece, look });
    at += text.length;
  }
  return found;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
