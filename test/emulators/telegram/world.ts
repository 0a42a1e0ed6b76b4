import type { Chat, InlineKeyboardMarkup, Message, User } from "grammy/types";
import type { Bell } from "./bell.ts";
import type { FormFile } from "./multipart.ts";
import type { SeenText } from "./read-text.ts";
import type { UpdateQueue } from "./update-queue.ts";

/** A message that the bot sent, as it stands now. */
export interface Posted {
  readonly messageId: number;
  readonly seen: SeenText;
  readonly keyboard: InlineKeyboardMarkup | null;
  readonly file: FormFile | null;
}

/** A chat as the server knows it. */
export interface ChatRecord {
  readonly chat: Chat.PrivateChat | Chat.GroupChat;
  /** Why the bot cannot write here, in Telegram's words; null when it can. */
  closed: string | null;
  /** What the bot has sent and not deleted, in order. */
  readonly posted: Posted[];
  /** What came in from people, by its number. */
  readonly received: Map<number, Message>;
}

/** Everything the server remembers. */
export interface World {
  readonly bot: User & { username: string };
  readonly chats: Map<number, ChatRecord>;
  readonly files: Map<string, FormFile>;
  /** Presses that wait to be answered, with what to do with the answer. */
  readonly presses: Map<string, (text: string | null) => void>;
  /** Menus of commands by scope and language. */
  readonly menus: Map<string, unknown>;
  readonly updates: UpdateQueue;
  readonly bell: Bell;
  /** Now, in seconds. */
  now(): number;
  /** A number no message, file or press had before. */
  nextId(): number;
}

/** A message of the bot in the shape the Bot API gives it. */
export function messageOf(world: World, { chat }: ChatRecord, posted: Posted): Message {
  const { messageId, seen, keyboard, file } = posted;
  return {
    message_id: messageId,
    from: world.bot,
    chat,
    date: world.now(),
    ...(file === null
      ? { text: seen.text, ...(seen.entities.length > 0 && { entities: seen.entities }) }
      : { document: storedFile(world, file), ...(seen.text !== "" && { caption: seen.text }) }),
    ...(keyboard && { reply_markup: keyboard }),
  };
}

/** Keeps a file so that it can be fetched, and describes it. */
export function storedFile(world: World, file: FormFile) {
  const known = [...world.files].find(([, kept]) => kept === file)?.[0];
  const id = known ?? `file-${world.nextId()}`;
  world.files.set(id, file);
  const mime = MIME[file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase()];
  const about = { file_id: id, file_unique_id: `unique-${id}`, file_name: file.name, file_size: file.bytes.length };
  return mime === undefined ? about : { ...about, mime_type: mime };
}

/** What Telegram's apps say a file is, by the ending of its name. */
const MIME: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  docm: "application/vnd.ms-word.document.macroEnabled.12",
  doc: "application/msword",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  heic: "image/heic",
};
