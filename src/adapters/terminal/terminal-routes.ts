import { Hono } from "hono";
import { z } from "zod";

import type { Clock } from "../../kernel/clock.ts";
import type { Timers } from "../../kernel/timers.ts";
import type { Address } from "../../messages/address.ts";
import type { InboundEvent } from "../../messages/inbound-event.ts";
import type { Reply } from "../../messages/reply.ts";
import type { OpenFile } from "../../outbox/ports.ts";

/** What the terminal needs from the house. */
export interface TerminalDeps {
  accept(event: InboundEvent): Promise<unknown>;
  readonly log: {
    isAnswered(channel: "terminal", eventKey: string): Promise<boolean>;
    /** 0 where nothing was said yet. */
    lastReply(address: Address): Promise<number>;
    repliesAfter(address: Address, id: number): Promise<readonly { readonly id: number; readonly reply: Reply }[]>;
  };
  readonly openFile: OpenFile;
  /** Where pages are opened; null where no server listens. */
  base(): string | null;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** How long a line waits for its turn, in milliseconds, and how often it looks. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 5;

const turn = z.object({
  /** Whose conversation it is on this machine. */
  conversation: z.string().min(1).max(200),
  /** Made by the terminal; the same line delivered again is the same event. */
  id: z.uuid(),
  /** null opens the conversation. */
  text: z.string().nullable(),
  /** The last reply that was shown. */
  after: z.number().int().nonnegative(),
});

/** What is said in one turn, and the number of its last reply. */
export interface TerminalTurn {
  readonly replies: readonly Reply[];
  readonly last: number;
}

/** A file as it crosses the socket. */
export interface TerminalFile {
  readonly base64: string;
}

/** The terminal's way in and out, for this machine's own socket: one line in, its replies out. */
export function createTerminalRoutes({ accept, log, openFile, base, clock, timers }: TerminalDeps): Hono {
  const app = new Hono();

  app.post("/terminal/turns", async (context) => {
    const read = turn.safeParse(await context.req.json().catch(() => null));
    if (!read.success) return context.json({ message: "not a turn" }, 400);
    const { conversation, id, text, after } = read.data;
    const address = { channel: "terminal", conversation } as const;
    const eventKey = `${conversation}:${id}`;
    const happening = text === null ? ({ kind: "start", payload: null } as const) : ({ kind: "text", text } as const);
    await accept({ ...address, eventKey, at: clock.now(), happening });
    for (let waited = 0; !(await log.isAnswered("terminal", eventKey)); waited += LOOK_MS) {
      if (waited > PATIENCE_MS) return context.json({ message: "no answer in time" }, 504);
      await new Promise<void>((resolve) => timers.after(LOOK_MS, resolve));
    }
    const replies = await log.repliesAfter(address, after);
    const answer: TerminalTurn = { replies: replies.map(({ reply }) => reply), last: replies.at(-1)?.id ?? after };
    return context.json(answer);
  });

  app.get("/terminal/replies", async (context) => {
    const after = z.coerce.number().int().nonnegative().catch(0).parse(context.req.query("after"));
    const address = { channel: "terminal", conversation: context.req.query("conversation") ?? "" } as const;
    const replies = await log.repliesAfter(address, after);
    const answer: TerminalTurn = { replies: replies.map(({ reply }) => reply), last: replies.at(-1)?.id ?? after };
    return context.json(answer);
  });

  app.get("/terminal/last", async (context) => {
    const conversation = context.req.query("conversation") ?? "";
    return context.json(await log.lastReply({ channel: "terminal", conversation }));
  });

  app.get("/terminal/base", (context) => context.json({ base: base() }));

  app.get("/terminal/files", async (context) => {
    const file = context.req.query("file") ?? "";
    const opened = await openFile(file);
    const answer: TerminalFile | null = opened && { base64: Buffer.from(opened.bytes).toString("base64") };
    return context.json(answer);
  });

  return app;
}
