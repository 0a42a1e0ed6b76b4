import type { Happening, InboundEvent, Unsupported } from "../../messages/inbound-event.ts";
import { type ReadMessage, unwrap, updateShape } from "./update-shape.ts";

/**
 * What comes without words, by the name of its event. `unsupported` stands for whatever Zalo does not show a bot: files,
 * contact cards, videos, and links that became a card. `link` was seen by one client only (graded C).
 */
const CONTENTS: ReadonlyMap<string, Unsupported> = new Map([
  ["message.image.received", "photo"],
  ["message.voice.received", "voice"],
  ["message.sticker.received", "sticker"],
  ["message.link.received", "unseen"],
  ["message.unsupported.received", "unseen"],
]);
const TEXT = "message.text.received";
const START = /^\/start(?:\s+(.*))?$/is;
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/** An update in the words of the house; null for what is not meant for the bot or cannot be read. Never throws. */
export function parseUpdate(update: unknown, receivedAt: Temporal.Instant): InboundEvent | null {
  const read = updateShape.safeParse(unwrap(update));
  if (!read.success) return null;
  const { event_name: name, message } = read.data;
  if (message.from?.is_bot) return null;
  const happening = isGroup(message) ? inGroup(name) : happeningOf(name, message);
  if (!happening) return null;
  const at = message.date === undefined ? receivedAt : Temporal.Instant.fromEpochMilliseconds(message.date);
  return {
    channel: "zalo-bot",
    conversation: message.chat.id,
    // Without a number of its own a message is told from others by its moment.
    eventKey: `${name}:${message.message_id ?? `${message.chat.id}@${at.epochMilliseconds}`}`,
    at,
    happening,
  };
}

const isGroup = ({ chat }: ReadMessage): boolean => (chat.chat_type ?? "PRIVATE").toUpperCase() !== "PRIVATE";

/** In a group a bot gets only what mentions or answers it; of what Zalo does not show, nobody knows whether it did. */
function inGroup(name: string): Happening | null {
  return name === TEXT || (CONTENTS.has(name) && name !== "message.unsupported.received")
    ? { kind: "unsupported", what: "group" }
    : null;
}

function happeningOf(name: string, { text }: ReadMessage): Happening | null {
  if (name === TEXT) return text === undefined ? null : parseText(text);
  const what = CONTENTS.get(name);
  return what ? { kind: "unsupported", what } : null;
}

/** Zalo's links carry no payload (graded "?"), but somebody may type what other channels send. */
function parseText(text: string): Happening {
  const start = START.exec(text.trim());
  if (start === null) return { kind: "text", text };
  const payload = start[1]?.trim() ?? "";
  return { kind: "start", payload: PAYLOAD.test(payload) ? payload : null };
}
