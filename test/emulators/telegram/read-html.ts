import type { MessageEntity } from "grammy/types";

/** A text with its markup read, or what is wrong with the markup in Telegram's words. */
export type ReadText =
  | { readonly ok: true; readonly text: string; readonly entities: MessageEntity[] }
  | { readonly ok: false; readonly description: string };

const SIMPLE = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  u: "underline",
  ins: "underline",
  "tg-spoiler": "spoiler",
  code: "code",
  blockquote: "blockquote",
} as const;
const SPECIAL = new Set(["a", "pre", "span", "tg-emoji"]);
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const TOKEN = /&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([\da-f]{1,6}));?|<(\/?)([^\s>]*)([^>]*)(>?)/giy;

interface Open {
  readonly tag: string;
  readonly attributes: string;
  readonly offset: number;
}

/** Reads Telegram's HTML as its server does: an unknown, unclosed or crossed tag is refused. */
export function readHtml(source: string): ReadText {
  const open: Open[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  for (let at = 0; at < source.length; ) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (token === null) {
      text += source.charAt(at++);
      continue;
    }
    const [whole, named, decimal, hex, slash, name = "", attributes = "", closed] = token;
    const place = `at byte offset ${Buffer.byteLength(source.slice(0, at))}`;
    at += whole.length;
    if (slash === undefined) {
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
      text += named ? NAMED[named.toLowerCase()] : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      continue;
    }
    const tag = name.toLowerCase();
    if (slash === "") {
      if (closed === "") return broken(`Unclosed start tag ${place}`);
      if (!(tag in SIMPLE) && !SPECIAL.has(tag)) return broken(`Unsupported start tag "${tag}" ${place}`);
      open.push({ tag, attributes, offset: text.length });
      continue;
    }
    const last = open.pop();
    if (last === undefined) return broken(`Unexpected end tag ${place}`);
    if (closed === "") return broken(`Unclosed end tag ${place}`);
    if (tag !== "" && tag !== last.tag) {
      return broken(`Unmatched end tag ${place}, expected "</${last.tag}>", found "</${tag}>"`);
    }
    if (text.length > last.offset) entities.push(entityOf(last, text.length));
  }
  const unclosed = open.at(-1);
  if (unclosed) return broken(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return trimmed(text, entities);
}

/** Cuts the white space around a text off, as Telegram does, and moves the entities along. */
export function trimmed(text: string, entities: readonly MessageEntity[]): ReadText {
  const shift = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.flatMap((entity) => {
    const start = Math.max(entity.offset - shift, 0);
    const end = Math.min(entity.offset - shift + entity.length, kept.length);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { ok: true, text: kept, entities: moved.toSorted((one, other) => one.offset - other.offset) };
}

function entityOf({ tag, attributes, offset }: Open, end: number): MessageEntity {
  const place = { offset, length: end - offset };
  if (tag === "a") return { ...place, type: "text_link", url: /href="?([^">]*)"?/i.exec(attributes)?.[1] ?? "" };
  if (tag === "pre") return { ...place, type: "pre" };
  if (tag === "blockquote" && /\bexpandable\b/i.test(attributes)) return { ...place, type: "expandable_blockquote" };
  return { ...place, type: SIMPLE[tag as keyof typeof SIMPLE] ?? "spoiler" };
}

function broken(what: string): ReadText {
  return { ok: false, description: `can't parse entities: ${what}` };
}
