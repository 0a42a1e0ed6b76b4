import type { Happening, InboundEvent } from "../../messages/inbound-event.ts";
import { type BotIdentity, isForBot, wasAdded } from "./group-address.ts";
import { parseEdited, parsePrivateMessage } from "./parse-message.ts";
import { type ReadMembership, type ReadMessage, type ReadPress, updateShape } from "./update-shape.ts";

/** An update that means something to the house. */
export interface ParsedUpdate {
  readonly event: InboundEvent;
  /** The press of a button that Telegram wants confirmed, or its spinner keeps turning. */
  readonly callbackQuery: string | null;
}

/** What is known when an update comes in. */
export interface ParseContext {
  /** Null until Telegram has told; mentions in groups cannot be told before that. */
  readonly bot: BotIdentity | null;
  /** The time of a press: Telegram gives none. */
  readonly receivedAt: Temporal.Instant;
}

interface Found {
  readonly chatId: number;
  readonly at: Temporal.Instant;
  readonly happening: Happening;
  readonly callbackQuery?: string;
  /** Things sent together that are not read are one event; Telegram brings each in an update of its own. */
  readonly album?: string;
}

/** An update in the words of the house; null for what is not meant for the bot or cannot be read. Never throws. */
export function parseUpdate(update: unknown, context: ParseContext): ParsedUpdate | null {
  const read = updateShape.safeParse(update);
  if (!read.success) return null;
  const { update_id, message, edited_message, callback_query, my_chat_member } = read.data;
  const found =
    (message && readMessage(message, context.bot)) ??
    (edited_message && readEdited(edited_message)) ??
    (callback_query && readPress(callback_query, context.receivedAt)) ??
    (my_chat_member && readMembership(my_chat_member));
  if (!found) return null;
  const { chatId, at, happening } = found;
  const eventKey = found.album === undefined ? `update:${update_id}` : `album:${found.album}`;
  return {
    event: { channel: "telegram", conversation: String(chatId), eventKey, at, happening },
    callbackQuery: found.callbackQuery ?? null,
  };
}

function readMessage(message: ReadMessage, bot: BotIdentity | null): Found | null {
  const { chat, date, from } = message;
  if (from?.is_bot || chat.type === "channel") return null;
  const isPrivate = chat.type === "private";
  if (!isPrivate && !isForBot(message, bot)) return null;
  const happening = isPrivate ? parsePrivateMessage(message) : IN_A_GROUP;
  const album = happening?.kind === "file" ? undefined : message.media_group_id;
  return happening && { chatId: chat.id, at: instant(date), happening, ...(album !== undefined && { album }) };
}

function readEdited(message: ReadMessage): Found | null {
  if (message.from?.is_bot || message.chat.type !== "private") return null;
  const happening = parseEdited(message);
  return happening && { chatId: message.chat.id, at: instant(message.edit_date ?? message.date), happening };
}

function readPress({ id, from, message, data }: ReadPress, receivedAt: Temporal.Instant): Found | null {
  if (from.is_bot || message.chat.type !== "private") return null;
  return { chatId: message.chat.id, at: receivedAt, happening: { kind: "choice", choice: data }, callbackQuery: id };
}

function readMembership(change: ReadMembership): Found | null {
  const happening = membershipHappening(change);
  return happening && { chatId: change.chat.id, at: instant(change.date), happening };
}

function membershipHappening(change: ReadMembership): Happening | null {
  if (change.chat.type === "channel") return null;
  if (change.chat.type !== "private") return wasAdded(change) ? IN_A_GROUP : null;
  const { status } = change.new_chat_member;
  if (status === "kicked") return { kind: "blocked" };
  return status === "member" ? { kind: "unblocked" } : null;
}

const IN_A_GROUP: Happening = { kind: "unsupported", what: "group" };

function instant(seconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
}
