import type { Message } from "grammy/types";
import type { Happening, Unsupported } from "../../messages/inbound-event.ts";
import { fileSent, otherSheetSent } from "./file-sent.ts";
import type { ReadMessage } from "./update-shape.ts";

/** What a message can hold besides text; the first that fits counts (an animation carries a document too). */
const CONTENTS: readonly (readonly [keyof Message, Unsupported])[] = [
  ["sticker", "sticker"],
  ["photo", "photo"],
  ["live_photo", "photo"],
  ["voice", "voice"],
  ["audio", "voice"],
  ["video_note", "voice"],
  ["video", "video"],
  ["animation", "video"],
  ["document", "file"],
  ["contact", "contact"],
  ["venue", "location"],
  ["location", "location"],
  ["poll", "other"],
  ["dice", "other"],
  ["game", "other"],
  ["story", "other"],
  ["checklist", "other"],
  ["paid_media", "other"],
  ["rich_message", "other"],
];
const START = /^\/start(?:@\w+)?(?:\s+(.*))?$/is;
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/** What a new message in a private chat means; null for Telegram's own notes (a pinned message, a changed timer). */
export function parsePrivateMessage(message: ReadMessage): Happening | null {
  const isForwarded = message["forward_origin"] !== undefined;
  const file = fileSent(message);
  if (file) return isForwarded ? { ...file, forwarded: true } : file;
  if (isForwarded) return { kind: "unsupported", what: "forwarded" };
  if (message.text !== undefined) return parseText(message.text);
  const content = CONTENTS.find(([key]) => message[key] !== undefined);
  if (content === undefined) return null;
  return { kind: "unsupported", what: otherSheetSent(message) ? "spreadsheet" : content[1] };
}

/** What an edited message in a private chat means; null where no text was edited (a moving location). */
export function parseEdited({ text }: ReadMessage): Happening | null {
  return text === undefined ? null : { kind: "text", text, edited: true };
}

function parseText(text: string): Happening {
  const start = START.exec(text.trim());
  if (start === null) return { kind: "text", text };
  const payload = start[1]?.trim() ?? "";
  return { kind: "start", payload: PAYLOAD.test(payload) ? payload : null };
}
