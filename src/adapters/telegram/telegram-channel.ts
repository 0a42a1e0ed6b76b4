import type { Api } from "grammy";
import type { Channel, Delivery } from "../../outbox/ports.ts";
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
}): Channel<TelegramPart> {
  const api = createTelegramApi(options);
  return {
    id: "telegram",
    capabilities: { textMax: TEXT_MAX, buttons: true, sendsPerSecond: SENDS_PER_SECOND, rowIsDelivery: false },
    render: renderReply,
    send: (conversation, part) => sendPart(api, conversation, part),
  };
}

async function sendPart(api: Api, conversation: string, { html, rows }: TelegramPart): Promise<Delivery> {
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
