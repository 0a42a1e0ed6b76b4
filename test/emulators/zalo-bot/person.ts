import type { ChatRecord, Seen, World } from "./world.ts";

/** What somebody can send that a bot cannot read, or sees no more of than its kind. */
export type ContentKind =
  | "sticker"
  | "photo"
  | "voice"
  | "video"
  | "document"
  | "contact"
  | "location"
  | "poll"
  | "link";

/** Somebody with Zalo on the phone. What is done here reaches the bot as updates; what the bot sends lands in `messages`. */
export interface Person {
  readonly chatId: string;
  /** Writes to the bot. */
  say(text: string): void;
  /** Sends something without text. */
  send(kind: ContentKind): void;
  /** The messages of the bot that are there now, in order. */
  messages(): readonly Seen[];
  /** The messages, once there are at least so many. */
  until(count: number): Promise<readonly Seen[]>;
}

/** Adds a person who has not written to the bot yet, alone with it or in a group where the person calls it. */
export function createPerson(world: World, name: string, type: ChatRecord["type"] = "PRIVATE"): Person {
  const chatId = world.nextId();
  const record: ChatRecord = { id: chatId, type, isOpen: false, posted: [] };
  const sender = type === "PRIVATE" ? chatId : world.nextId();
  world.chats.set(chatId, record);

  const happen = (event_name: string, content: Readonly<Record<string, unknown>>) => {
    record.isOpen = true;
    world.updates.add({
      event_name,
      message: {
        message_id: world.nextId(),
        date: world.now(),
        chat: { id: chatId, chat_type: type },
        from: { id: sender, display_name: name, is_bot: false },
        ...content,
      },
    });
  };
  return {
    chatId,
    say: (text) => happen("message.text.received", { text }),
    send(kind) {
      const [event, content] = SHOWN[kind] ?? UNSUPPORTED;
      happen(event, content);
    },
    messages: () => record.posted,
    until: (count) => world.bell.until(() => (record.posted.length >= count ? record.posted : undefined)),
  };
}

type Shown = readonly [event: string, content: Readonly<Record<string, unknown>>];
const UNSUPPORTED: Shown = ["message.unsupported.received", {}];
const SHOWN: Partial<Record<ContentKind, Shown>> = {
  sticker: ["message.sticker.received", { sticker: "abc", url: "https://stickers.zaloapp.com/abc" }],
  photo: [
    "message.image.received",
    { photo_url: "https://photo.example/1.jpg", caption: "", message_type: "CHAT_PHOTO" },
  ],
  voice: ["message.voice.received", { voice_url: "https://voice.example/1.aac", message_type: "CHAT_VOICE" }],
};
