import type { MessageEntity } from "grammy/types";
import { type Answer, badRequest } from "./answer.ts";
import { readHtml, trimmed } from "./read-html.ts";
import type { Params } from "./request-body.ts";

/** A text of a call after its markup was read, or the refusal. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Answer };

/** A text as the person sees it. */
export interface SeenText {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/** The text of a message: 1 to 4096 characters once the markup is read. */
export function readMessageText(params: Params): Read<SeenText> {
  const read = readMarkup(params, "text");
  if (!read.ok) return read;
  if (read.value.text === "") return { ok: false, refusal: badRequest("message text is empty") };
  if (read.value.text.length > 4096) return { ok: false, refusal: badRequest("message is too long") };
  return read;
}

/** The words under a file: at most 1024 characters once the markup is read. */
export function readCaption(params: Params): Read<SeenText> {
  const read = readMarkup(params, "caption");
  if (read.ok && read.value.text.length > 1024) {
    return { ok: false, refusal: badRequest("message caption is too long") };
  }
  return read;
}

function readMarkup(params: Params, name: string): Read<SeenText> {
  const source = params.text(name) ?? "";
  const mode = params.text("parse_mode")?.toLowerCase() ?? "";
  if (mode !== "" && mode !== "html") return { ok: false, refusal: badRequest("this emulator reads HTML only") };
  if (!source.isWellFormed()) return { ok: false, refusal: badRequest("strings must be encoded in UTF-8") };
  const read = mode === "html" ? readHtml(source) : trimmed(source, []);
  if (!read.ok) return { ok: false, refusal: badRequest(read.description) };
  return { ok: true, value: { text: read.text, entities: read.entities } };
}
