import type { MessageEntity } from "grammy/types";

const MARKED = /(?<=^|[\s(])(?:(\/[A-Za-z0-9_]{1,64}(?:@\w+)?)|(@[A-Za-z]\w{3,31}))(?![\w@])/g;

/** The commands and mentions that Telegram marks in what a person types. */
export function typedEntities(text: string): MessageEntity[] {
  return [...text.matchAll(MARKED)].map((found) => ({
    type: found[1] === undefined ? "mention" : "bot_command",
    offset: found.index,
    length: found[0].length,
  }));
}
