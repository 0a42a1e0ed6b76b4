import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

/** Where the server listens now; null while it does not. */
export type Whereabouts = () => string | null;

interface Line {
  readonly from: "officer" | "assistant";
  readonly id: string | number;
  readonly text?: string | null;
}

/** Somebody with a browser: one cookie, messages one after the other, each sent again until the server says it has it. */
export interface Visitor {
  /** Sends a message; resolves once it is kept. */
  say(text: string): Promise<void>;
  /** The ids of the messages sent, in order. */
  readonly said: readonly string[];
  /** The conversation so far, oldest first. */
  history(): Promise<readonly Line[]>;
}

/** Lets somebody in. */
export async function createVisitor(where: Whereabouts): Promise<Visitor> {
  const cookie = await insist(async () => {
    const page = await fetch(where() ?? NOWHERE);
    return page.headers.getSetCookie()[0]?.split(";")[0] ?? null;
  });
  const said: string[] = [];

  async function read<T>(path: string, init: RequestInit = {}): Promise<{ status: number; body: T }> {
    const headers = { cookie, "content-type": "application/json" };
    const response = await fetch(`${where() ?? NOWHERE}${path}`, { ...init, headers });
    return { status: response.status, body: (await response.json()) as T };
  }

  return {
    said,
    async say(text) {
      const id = randomUUID();
      said.push(id);
      const body = JSON.stringify({ id, text });
      await insist(async () => ((await read("/chat/messages", { method: "POST", body })).status === 202 ? id : null));
    },
    async history() {
      const pages: Line[][] = [];
      for (let before: string | null = ""; before !== null; ) {
        const query: string = before === "" ? "" : `?before=${before}`;
        const page: { lines: Line[]; earlier: string | null } = await insist(async () => {
          const { status, body } = await read<{ lines: Line[]; earlier: string | null }>(`/chat/history${query}`);
          return status === 200 ? body : null;
        });
        pages.unshift(page.lines);
        before = page.earlier;
      }
      return pages.flat();
    },
  };
}

/** No address: asking it fails at once. */
const NOWHERE = "nowhere:";
/** How soon a visitor tries again, in milliseconds. */
const AGAIN_MS = 5;

/** Tries until something comes of it; a server that is away is asked where it is again. */
async function insist<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const outcome = await attempt().catch((cause: unknown) => {
      if (cause instanceof TypeError || cause instanceof SyntaxError) return null;
      throw cause;
    });
    if (outcome !== null) return outcome;
    await wait(AGAIN_MS);
  }
}
