import type { Chat, Message } from "grammy/types";
import { createInbox, type Inbox } from "./inbox.ts";
import { type Person, typed } from "./person.ts";
import type { ChatRecord, World } from "./world.ts";

/** A group of people; the bot reads everything in it (privacy mode is off). */
export interface Group extends Inbox {
  /** Brings the bot in: a change of membership and a note in the chat, as on Telegram. */
  addBot(by: Person): void;
  removeBot(by: Person): void;
  say(person: Person, text: string): number;
}

/** Adds a group without the bot. */
export function createGroup(world: World, { id, title }: { id: number; title: string }): Group {
  const chat: Chat.GroupChat = { id, type: "group", title };
  const record: ChatRecord = { chat, closed: "bot is not a member of the group chat", posted: [], received: new Map() };
  world.chats.set(id, record);

  const message = (by: Person, content: Partial<Message>): number => {
    const sent = { message_id: world.nextId(), from: by.user, chat, date: world.now(), ...content };
    world.updates.add({ message: sent as typeof sent & Message & { chat: Chat.GroupChat } });
    return sent.message_id;
  };
  const become = (by: Person, before: "left" | "member", after: "left" | "member") => {
    const member = (status: "left" | "member") => ({ status, user: world.bot }) as const;
    const change = { chat, from: by.user, date: world.now() };
    world.updates.add({
      my_chat_member: { ...change, old_chat_member: member(before), new_chat_member: member(after) },
    });
  };
  return {
    ...createInbox(record, world.bell),
    addBot(by) {
      record.closed = null;
      become(by, "left", "member");
      message(by, { new_chat_members: [world.bot] });
    },
    removeBot(by) {
      record.closed = "bot was kicked from the group chat";
      become(by, "member", "left");
    },
    say: (by, text) => message(by, typed(text)),
  };
}
