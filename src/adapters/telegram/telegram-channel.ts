import { type Api, InputFile } from "grammy";
import type { Channel, Delivery, OpenFile } from "../../outbox/ports.ts";
import { deliveryOf } from "./delivery-of.ts";
import { renderReply, TEXT_MAX, type TelegramPart } from "./render.ts";
import { createTelegramApi } from "./telegram-api.ts";

/** Telegram bears about 30 messages a second over all chats. */
const SENDS_PER_SECOND = 25;

/** Telegram as the outbox uses it. */
export function createTelegramChannel(options: {
  token: string;
  apiRoot: string;
  timeoutSeconds?: number;
  connectMs?: number;
  openFile: OpenFile;
}): Channel<TelegramPart> {
  const api = createTelegramApi(options);
  return {
    id: "telegram",
    capabilities: { textMax: TEXT_MAX, buttons: true, sendsPerSecond: SENDS_PER_SECOND, rowIsDelivery: false },
    render: renderReply,
    send: (conversation, part) => sendPart(api, options.openFile, conversation, part),
  };
}

async function sendPart(
  api: Api,
  openFile: OpenFile,
  conversation: string,
  { html, rows, file }: TelegramPart,
): Promise<Delivery> {
  try {
    if (file) {
      const opened = await openFile(file.file);
      if (!opened) return { kind: "rejected", why: "the file is no longer there" };
      const sent = await api.sendDocument(conversation, new InputFile(opened.bytes, file.name));
      return { kind: "sent", providerId: String(sent.message_id) };
    }
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
