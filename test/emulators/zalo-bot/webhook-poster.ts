import type { Bell } from "../telegram/bell.ts";
import type { Update, UpdateQueue } from "./update-queue.ts";

/** What came of the probe that a new address gets. */
export interface Verification {
  readonly ok: boolean;
  readonly outcome: string;
  readonly status_code: number;
}

/** Posts the waiting updates to the bot's webhook: in order per chat, once each, whatever the answer (retries are not documented). */
export interface WebhookPoster {
  /** Keeps the address whatever its probe, an empty body without a type, came to. */
  set(url: string, secret: string): Promise<Verification>;
  remove(): void;
  url(): string;
  /** Looks whether something is to be posted. */
  pump(): void;
  /** Posts each of the next updates so many times. */
  repeatNext(times: number): void;
  /** The statuses of the answers so far; 0 for none. */
  readonly answers: readonly number[];
}

/** Makes a poster that has no webhook yet; bodies are flat and wrapped by turns, as real traffic and the documents have them. */
export function createWebhookPoster({ updates, bell }: { updates: UpdateQueue; bell: Bell }): WebhookPoster {
  const busy = new Set<string>();
  const answers: number[] = [];
  let target: { url: string; secret: string } | null = null;
  let posted = 0;
  let copies = 1;

  function pump(): void {
    if (target === null) return;
    for (let at = 0; at < updates.waiting.length; at++) {
      const update = updates.waiting[at];
      if (!update || busy.has(chatOf(update))) continue;
      updates.waiting.splice(at, 1);
      at -= 1;
      void deliver(update, target);
    }
  }
  async function deliver(update: Update, to: { url: string; secret: string }): Promise<void> {
    const chat = chatOf(update);
    busy.add(chat);
    const times = copies;
    copies = 1;
    posted += 1;
    const body = JSON.stringify(posted % 2 === 0 ? { ok: true, result: update } : update);
    for (let time = 0; time < times; time++) answers.push(await post(to.url, to.secret, body));
    busy.delete(chat);
    bell.ring();
    pump();
  }
  return {
    async set(url, secret) {
      target = { url, secret };
      const status = await post(url, null, null);
      pump();
      const ok = status >= 200 && status < 300;
      return { ok, outcome: ok ? "webhook.ok" : `webhook.http.${status}`, status_code: status };
    },
    remove() {
      target = null;
    },
    url: () => target?.url ?? "",
    pump,
    repeatNext: (times) => {
      copies = times;
    },
    answers,
  };
}

async function post(url: string, secret: string | null, body: string | null): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "user-agent": "Java/1.8.0_192",
        ...(body !== null && { "content-type": "application/json" }),
        ...(secret !== null && { "X-Bot-Api-Secret-Token": secret }),
      },
      body,
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

function chatOf({ message }: Update): string {
  const chat = message?.["chat"];
  return typeof chat === "object" && chat !== null && "id" in chat ? String(chat.id) : "";
}
