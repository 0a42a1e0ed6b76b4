import type { Chat, Message, User } from "grammy/types";
import { type ContentKind, contentOf } from "./contents.ts";
import { createInbox, type Inbox } from "./inbox.ts";
import { typedEntities } from "./typed-entities.ts";
import type { ChatRecord, World } from "./world.ts";

/** Somebody with a phone. What is done here reaches the bot as updates; what the bot sends lands in the inbox. */
export interface Person extends Inbox {
  readonly user: User;
  /** Writes to the bot; gives the message's number. */
  say(text: string): number;
  /** Opens the bot, perhaps by a link with a payload. */
  start(payload?: string): number;
  /** Changes a message that was said before. */
  edit(messageId: number, text: string): void;
  /** Presses the button with this label or data, of the latest message that has it; resolves with the bot's notice. */
  press(labelOrData: string): Promise<string | null>;
  /** Sends something without text. */
  send(kind: ContentKind, more?: { fileName?: string; bytes?: Buffer; caption?: string; album?: string }): number;
  /** Forwards somebody else's words. */
  forward(text: string): number;
  block(): void;
  unblock(): void;
  /** Deletes the account. */
  leaveTelegram(): void;
}

const NEVER_STARTED = "bot can't initiate conversation with a user";
const BLOCKED = "bot was blocked by the user";

/** Adds a person who has not opened the bot yet. */
export function createPerson(world: World, { id, name }: { id: number; name: string }): Person {
  const user: User = { id, is_bot: false, first_name: name, language_code: "vi" };
  const chat: Chat.PrivateChat = { id, type: "private", first_name: name };
  const record: ChatRecord = { chat, closed: NEVER_STARTED, posted: [], received: new Map() };
  world.chats.set(id, record);

  const message = (content: Partial<Message>): number => {
    if (record.closed === BLOCKED) throw new Error(`${name} has blocked the bot and cannot write to it`);
    record.closed = null;
    const sent: Message = { message_id: world.nextId(), from: user, chat, date: world.now(), ...content } as Message;
    record.received.set(sent.message_id, sent);
    world.updates.add({ message: sent as Message & { chat: Chat.PrivateChat; from: User } });
    return sent.message_id;
  };
  const say = (text: string) => message(typed(text));
  const become = (before: "member" | "kicked", after: "member" | "kicked") => {
    record.closed = after === "kicked" ? BLOCKED : null;
    const member = (status: "member" | "kicked") =>
      status === "member"
        ? ({ status, user: world.bot } as const)
        : ({ status, user: world.bot, until_date: 0 } as const);
    const change = { chat, from: user, date: world.now() };
    world.updates.add({
      my_chat_member: { ...change, old_chat_member: member(before), new_chat_member: member(after) },
    });
  };

  return {
    ...createInbox(record, world.bell),
    user,
    say,
    start: (payload) => say(payload === undefined ? "/start" : `/start ${payload}`),
    edit(messageId, text) {
      const old = record.received.get(messageId);
      if (old === undefined) throw new Error(`${name} never wrote message ${messageId}`);
      const edited = { ...old, ...typed(text), edit_date: world.now() };
      record.received.set(messageId, edited);
      world.updates.add({ edited_message: edited as typeof edited & { chat: Chat.PrivateChat; from: User } });
    },
    press(labelOrData) {
      for (const { messageId, keyboard } of record.posted.toReversed()) {
        const button = keyboard?.inline_keyboard.flat().find((candidate) => {
          return (
            candidate.text === labelOrData || ("callback_data" in candidate && candidate.callback_data === labelOrData)
          );
        });
        if (button === undefined || !("callback_data" in button)) continue;
        const query = String(world.nextId());
        const answered = new Promise<string | null>((resolve) => world.presses.set(query, resolve));
        const under = { message_id: messageId, chat, date: world.now(), from: world.bot } as Message;
        const pressed = {
          id: query,
          from: user,
          message: under,
          chat_instance: String(id),
          data: button.callback_data,
        };
        world.updates.add({ callback_query: pressed });
        return answered;
      }
      throw new Error(`${name} sees no button “${labelOrData}”`);
    },
    send: (kind, { fileName = `${kind}.bin`, bytes = Buffer.from(kind), caption, album } = {}) =>
      message({
        ...contentOf(kind, world, { name: fileName, bytes }),
        ...(caption !== undefined && { caption, caption_entities: typedEntities(caption) }),
        ...(album !== undefined && { media_group_id: album }),
      }),
    forward: (text) =>
      message({
        text,
        forward_origin: { type: "hidden_user", date: world.now(), sender_user_name: "Một người khác" },
      }),
    block: () => become("member", "kicked"),
    unblock: () => become("kicked", "member"),
    leaveTelegram() {
      record.closed = "user is deactivated";
    },
  };
}

/** A typed text with the marks that Telegram puts on it. */
export function typed(text: string): Partial<Message> {
  const entities = typedEntities(text);
  return { text, ...(entities.length > 0 && { entities }) };
}
