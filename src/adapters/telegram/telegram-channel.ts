import { type Api, InputFile } from "grammy";
import type { ChatPace } from "../../outbox/pace.ts";
import type { Channel, Delivery, OpenedFile, OpenFile } from "../../outbox/ports.ts";
import { deliveryOf } from "./delivery-of.ts";
import { renderReply, TEXT_MAX, type TelegramPart } from "./render.ts";
import { createTelegramApi } from "./telegram-api.ts";

/** Telegram bears about 30 messages a second over all chats. */
const SENDS_PER_SECOND = 30;
/** Telegram bears one message a second in one chat. */
export const SENDS_PER_SECOND_IN_A_CHAT = 1;

/** How long sending a file may take, in seconds: less than a part of a message may be in flight. */
const UPLOAD_SECONDS = 45;
/** What a bot may send. */
const LARGEST_UPLOAD = 50 * 1024 * 1024;

/** Telegram as the outbox uses it. */
export function createTelegramChannel(options: {
  token: string;
  apiRoot: string;
  timeoutSeconds?: number;
  connectMs?: number;
  uploadSeconds?: number;
  openFile: OpenFile;
  /** How fast one chat may be written to; left out where nobody is held up. */
  chatPace?: ChatPace;
}): Channel<TelegramPart> {
  const { chatPace = (_, call) => call() } = options;
  const api = createTelegramApi(options);
  const uploads = createTelegramApi({ ...options, timeoutSeconds: options.uploadSeconds ?? UPLOAD_SECONDS });
  return {
    id: "telegram",
    capabilities: { textMax: TEXT_MAX, buttons: true, sendsPerSecond: SENDS_PER_SECOND, rowIsDelivery: false },
    render: renderReply,
    async send(conversation, part) {
      if (!part.file) return chatPace(conversation, () => sendText(api, conversation, part));
      const { name, file } = part.file;
      const opened = await open(options.openFile, file);
      return "kind" in opened ? opened : chatPace(conversation, () => sendFile(uploads, conversation, opened, name));
    },
  };
}

/** The file itself, or why there is nothing to send; a file that cannot be written must not hold up what comes after it. */
async function open(openFile: OpenFile, file: string): Promise<OpenedFile | Delivery> {
  try {
    const opened = await openFile(file);
    if (!opened) return { kind: "rejected", why: "the file is no longer there" };
    return opened.bytes.byteLength > LARGEST_UPLOAD
      ? { kind: "rejected", why: "the file is larger than 50 MB" }
      : opened;
  } catch (cause) {
    return { kind: "rejected", why: `the file could not be opened (${cause instanceof Error ? cause.name : "error"})` };
  }
}

async function sendFile(api: Api, conversation: string, { bytes }: OpenedFile, name: string): Promise<Delivery> {
  try {
    const sent = await api.sendDocument(conversation, new InputFile(bytes, name));
    return { kind: "sent", providerId: String(sent.message_id) };
  } catch (thrown) {
    return deliveryOf(thrown);
  }
}

async function sendText(api: Api, conversation: string, { html, rows }: TelegramPart): Promise<Delivery> {
  try {
    const message = await api.sendMessage(conversation, html, {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows.map((row) => [...row]) } }),
    });
    return { kind: "sent", providerId: String(message.message_id) };
  } catch (thrown) {
    return deliveryOf(thrown);
  }
}
