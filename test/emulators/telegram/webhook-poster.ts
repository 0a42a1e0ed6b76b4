import type { Bell } from "./bell.ts";
import type { Timers } from "./timers.ts";
import type { UpdateQueue, Waiting } from "./update-queue.ts";

/** Posts the waiting updates to the bot's webhook: in order per chat, again and again until the answer is 2xx. */
export interface WebhookPoster {
  set(url: string, secret: string | null): void;
  remove(): void;
  url(): string;
  lastError(): string | null;
  /** Looks whether something is to be posted. */
  pump(): void;
}

/** Makes a poster that has no webhook yet. */
export function createWebhookPoster(options: {
  updates: UpdateQueue;
  bell: Bell;
  timers: Timers;
  repeatMs: number;
}): WebhookPoster {
  const { updates, bell, timers, repeatMs } = options;
  const busy = new Set<number>();
  let target: { url: string; secret: string | null } | null = null;
  let lastError: string | null = null;

  const release = (chat: number) => {
    busy.delete(chat);
    pump();
  };
  const deliver = async (entry: Waiting, chat: number, to: { url: string; secret: string | null }) => {
    const failed = await post(to.url, to.secret, entry);
    if (failed === null) {
      entry.copies--;
      if (entry.copies === 0) updates.confirm(entry);
      release(chat);
      return;
    }
    lastError = failed;
    bell.ring();
    timers.after(repeatMs, () => release(chat));
  };
  function pump(): void {
    if (target === null) return;
    for (const entry of updates.waiting) {
      const chat = chatOf(entry);
      if (busy.has(chat)) continue;
      busy.add(chat);
      void deliver(entry, chat, target);
    }
  }
  return {
    set(url, secret) {
      target = { url, secret };
      lastError = null;
      pump();
    },
    remove() {
      target = null;
    },
    url: () => target?.url ?? "",
    lastError: () => lastError,
    pump,
  };
}

async function post(url: string, secret: string | null, { update }: Waiting): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret !== null && { "X-Telegram-Bot-Api-Secret-Token": secret }),
      },
      body: JSON.stringify(update),
    });
    await response.body?.cancel();
    return response.ok ? null : `Wrong response from the webhook: ${response.status} ${response.statusText}`;
  } catch {
    return "Connection refused";
  }
}

function chatOf({ update }: Waiting): number {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member;
  return message?.chat.id ?? 0;
}
