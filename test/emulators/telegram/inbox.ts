import type { Bell } from "./bell.ts";
import type { ChatRecord } from "./world.ts";

/** A message of the bot as a person sees it. */
export interface Seen {
  readonly messageId: number;
  /** Without markup. */
  readonly text: string;
  /** The kinds of markup with the words that carry it. */
  readonly marked: readonly { readonly type: string; readonly text: string }[];
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
}

/** What a chat shows of the bot, and ways to wait for it. */
export interface Inbox {
  /** The messages that are there now, in order. */
  messages(): readonly Seen[];
  /** The messages, once there are at least so many. */
  until(count: number): Promise<readonly Seen[]>;
  /** The first message that no `next` has given yet. */
  next(): Promise<Seen>;
}

/** Makes the inbox of a chat. */
export function createInbox(record: ChatRecord, bell: Bell): Inbox {
  let given = 0;
  const messages = () => record.posted.map(seenOf);
  return {
    messages,
    until: (count) => bell.until(() => (record.posted.length >= count ? messages() : undefined)),
    async next() {
      const found = await bell.until(() => messages().find(({ messageId }) => messageId > given));
      given = found.messageId;
      return found;
    },
  };
}

function seenOf({ messageId, seen, keyboard, file }: ChatRecord["posted"][number]): Seen {
  return {
    messageId,
    text: seen.text,
    marked: seen.entities.map(({ type, offset, length }) => ({ type, text: seen.text.slice(offset, offset + length) })),
    buttons: (keyboard?.inline_keyboard ?? []).flat().map((button) => ({
      label: button.text,
      data: "callback_data" in button ? button.callback_data : "",
    })),
    file,
  };
}
