import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";

import type { ConversationLog, Limiter, Line, StoredReply } from "../../src/adapters/web-chat/ports.ts";
import { createWebChatRoutes, type WebChatDeps } from "../../src/adapters/web-chat/routes.ts";
import { createListeners } from "../../src/kernel/listeners.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import type { Address } from "../../src/messages/address.ts";
import type { InboundEvent } from "../../src/messages/inbound-event.ts";
import type { Reply } from "../../src/messages/reply.ts";

/** What the page is told it speaks of. */
export const ABOUT =
  "Kế hoạch năm 2023 của tỉnh An Giang (Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” năm 2023)";

/** The store as the web chat sees it, in memory, with handles for a test to pull. */
export interface WebChatTwin {
  readonly deps: WebChatDeps;
  /** Every event that was accepted, without the repeated ones. */
  readonly events: readonly InboundEvent[];
  /** How often accept was called, repeats included. */
  readonly deliveries: () => number;
  readonly listeners: () => number;
  /** Stores a reply and tells whoever listens; `quietly` loses the signal. */
  say(address: Pick<Address, "conversation">, reply: Reply, how?: "quietly"): StoredReply;
  /** Tells whoever listens what stands of a reply that is being written. */
  grow(address: Pick<Address, "conversation">, words: string): void;
  /** Stores a line as if it had come earlier. */
  remember(conversation: string, line: Line): void;
  /** Lets every timer that was asked for go off once. */
  tick(): void;
  /** Moves the clock. */
  setNow(now: Temporal.Instant): void;
  /** How the limiter answers from now on; an error is thrown. */
  limit(outcome: Awaited<ReturnType<Limiter["hit"]>> | Error): void;
  /** Whether the store is down: every call to it throws. */
  setDown(isDown: boolean): void;
  setPractice(words: string | null): void;
}

/** Makes an empty store; `onEvent` is the assistant, called after an event was accepted for the first time. */
export function createWebChatTwin(onEvent: (event: InboundEvent, twin: WebChatTwin) => void = () => {}): WebChatTwin {
  const conversations = new Map<string, Line[]>();
  const events: InboundEvent[] = [];
  const listening = new Map<string, Set<() => void>>();
  const growing = createListeners<string>();
  const timers = new Set<() => void>();
  let [lastId, deliveries, isDown] = [0, 0, false];
  let practice: string | null = null;
  let now: Temporal.Instant | null = null;
  let limiting: Awaited<ReturnType<Limiter["hit"]>> | Error = { allowed: true };

  const clock = { now: () => now ?? Temporal.Now.instant() };
  const linesOf = (conversation: string): Line[] => {
    if (isDown) throw new Error("the store is down");
    const lines = conversations.get(conversation) ?? [];
    conversations.set(conversation, lines);
    return lines;
  };

  const log: ConversationLog = {
    async lines({ conversation }, { most, before }) {
      const all = linesOf(conversation);
      const end = before === undefined || !/^\d+$/.test(before) ? all.length : Number(before);
      const start = Math.max(0, end - most);
      return { lines: all.slice(start, end), earlier: start > 0 ? String(start) : null };
    },
    async repliesAfter({ conversation }, id) {
      return linesOf(conversation).filter((line) => line.from === "assistant" && line.id > id) as StoredReply[];
    },
    onReply({ conversation }, listener) {
      const listeners = listening.get(conversation) ?? new Set();
      listening.set(conversation, listeners.add(listener));
      return () => listeners.delete(listener);
    },
  };

  const twin: WebChatTwin = {
    deps: {
      async accept(event) {
        deliveries += 1;
        const lines = linesOf(event.conversation);
        if (events.some(({ eventKey }) => eventKey === event.eventKey)) return "repeated";
        events.push(event);
        const { happening } = event;
        const text =
          happening.kind === "text"
            ? happening.text
            : happening.kind === "choice"
              ? labelOf(lines, happening.choice)
              : null;
        lines.push({ from: "officer", id: event.eventKey, at: event.at, text });
        onEvent(event, twin);
        return "accepted";
      },
      log,
      onGrowth: ({ conversation }, listener) => growing.listen(conversation, listener),
      limiter: {
        async hit() {
          if (limiting instanceof Error) throw limiting;
          return limiting;
        },
      },
      campaign: { about: ABOUT, year: 2023 },
      practice: () => practice,
      secureCookies: false,
      clock,
      every(_milliseconds, work) {
        timers.add(work);
        return () => timers.delete(work);
      },
      logger: silentLogger,
    },
    events,
    deliveries: () => deliveries,
    listeners: () => [...listening.values()].reduce((sum, { size }) => sum + size, 0) + timers.size,
    say({ conversation }, reply, how) {
      lastId += 1;
      const stored = { id: lastId, at: clock.now(), reply };
      linesOf(conversation).push({ from: "assistant", ...stored });
      if (how !== "quietly") for (const listener of listening.get(conversation) ?? []) listener();
      return stored;
    },
    grow: ({ conversation }, words) => growing.tell(conversation, words),
    remember(conversation, line) {
      if (line.from === "assistant") lastId = Math.max(lastId, line.id);
      linesOf(conversation).push(line);
    },
    tick() {
      for (const work of [...timers]) work();
    },
    setNow(instant) {
      now = instant;
    },
    limit(outcome) {
      limiting = outcome;
    },
    setDown(value) {
      isDown = value;
    },
    setPractice(words) {
      practice = words;
    },
  };
  return twin;
}

function labelOf(lines: readonly Line[], choice: string): string | null {
  const offered = lines.flatMap((line) => (line.from === "assistant" ? line.reply.choices : []));
  return offered.find(({ id }) => id === choice)?.label ?? null;
}

/** A running server with the web chat of a twin. */
export interface RunningWebChat {
  readonly url: string;
  readonly app: Hono;
  /** Closes the server and breaks every connection. */
  close(): Promise<void>;
}

/** Serves the web chat of a twin on a free port of this machine, or on the one given. */
export async function serveWebChat(twin: WebChatTwin, port = 0): Promise<RunningWebChat> {
  const app = createWebChatRoutes(twin.deps);
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, listening.resolve);
  const { port: given } = await listening.promise;
  return {
    url: `http://127.0.0.1:${given}`,
    app,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed.promise;
    },
  };
}
