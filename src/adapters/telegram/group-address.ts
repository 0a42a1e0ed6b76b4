import type { ReadMembership, ReadMessage } from "./update-shape.ts";

/** Who the bot is on Telegram. */
export interface BotIdentity {
  readonly id: number;
  /** Without the @. */
  readonly username: string;
}

const OUTSIDE = new Set(["left", "kicked"]);
const INSIDE = new Set(["member", "administrator", "restricted"]);

/** Whether a message in a group speaks to this bot: a command that names no other bot, or a mention of it. */
export function isForBot(message: ReadMessage, bot: BotIdentity | null): boolean {
  const text = message.text ?? message.caption ?? "";
  const entities = (message.text === undefined ? message.caption_entities : message.entities) ?? [];
  const name = bot?.username.toLowerCase();
  return entities.some(({ type, offset, length, user }) => {
    const marked = text.slice(offset, offset + length).toLowerCase();
    if (type === "mention") return name !== undefined && marked === `@${name}`;
    if (type === "text_mention") return bot !== null && user?.id === bot.id;
    if (type !== "bot_command" || offset !== 0) return false;
    const addressee = marked.split("@")[1];
    return addressee === undefined || addressee === name;
  });
}

/** Whether the bot was just brought into a group. */
export function wasAdded({ old_chat_member: before, new_chat_member: after }: ReadMembership): boolean {
  return OUTSIDE.has(before.status) && INSIDE.has(after.status);
}
