import { randomUUID } from "node:crypto";

import type { Reply } from "../../src/messages/reply.ts";
import { createBell } from "../emulators/telegram/bell.ts";

/** Somebody who has the page open, over HTTP as a browser speaks it. */
export interface Visitor {
  readonly cookie: string;
  /** Sends words or the press of a button; gives the status of the answer. */
  post(message: { text: string } | { choice: string; label?: string }, id?: string): Promise<number>;
  /** The replies the stream brought so far. */
  replies(): readonly Reply[];
  /** What was shown of replies while they were being written. */
  growing(): readonly string[];
  /** Everything of that, once there is so much. */
  untilGrowing(count: number): Promise<readonly string[]>;
  /** The replies, once the stream brought so many. */
  until(count: number): Promise<readonly Reply[]>;
  /** Every line of the conversation as the page reads it. */
  history(): Promise<readonly Line[]>;
  close(): void;
}

type Line =
  | { readonly from: "officer"; readonly text: string | null }
  | ({ readonly from: "assistant"; readonly id: number } & Reply);

/** Opens the page and its stream; `cookie` comes back to a conversation that was held before. */
export async function visit(url: string, known?: string): Promise<Visitor> {
  const cookie = known ?? (await cookieFrom(url));
  const leaving = new AbortController();
  const bell = createBell();
  const replies: Reply[] = [];
  const growing: string[] = [];
  const headers = { cookie };
  const stream = await fetch(`${url}/chat/events`, { headers, signal: leaving.signal });
  if (!stream.ok || !stream.body) throw new Error(`the stream answered ${stream.status}`);
  const read = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const bytes of body) {
      const events = (text + decoder.decode(bytes, { stream: true })).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data === undefined) continue;
        if (/^event: growing$/m.test(event)) growing.push((JSON.parse(data) as { words: string }).words);
        else replies.push(JSON.parse(data) as Reply);
      }
      bell.ring();
    }
  };
  read(stream.body).catch(() => {});
  return {
    cookie,
    async post(message, id = randomUUID()) {
      const response = await fetch(`${url}/chat/messages`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ id, ...message }),
      });
      await response.body?.cancel();
      return response.status;
    },
    replies: () => replies,
    growing: () => growing,
    untilGrowing: (count) => bell.until(() => (growing.length >= count ? growing : undefined)),
    until: (count) => bell.until(() => (replies.length >= count ? replies : undefined)),
    async history() {
      const response = await fetch(`${url}/chat/history`, { headers });
      const { lines } = (await response.json()) as { lines: Line[] };
      return lines;
    },
    close: () => leaving.abort(),
  };
}

async function cookieFrom(url: string): Promise<string> {
  const response = await fetch(`${url}/`);
  await response.body?.cancel();
  const [cookie = ""] = response.headers.getSetCookie().map((one) => one.split(";")[0]);
  return cookie;
}
