import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";

interface WireLine {
  readonly from: "officer" | "assistant";
  readonly id: string | number;
  readonly at: string;
}

interface Conversation {
  entries(): readonly { readonly key: string; readonly state?: string }[];
  lastReply(): number;
  showNewest(lines: readonly WireLine[], isWhole: boolean): boolean;
  showEarlier(lines: readonly WireLine[]): void;
  addReply(reply: WireLine): boolean;
  addOwn(own: { id: string; text: string; at: string }): void;
  setState(id: string, state: string, note: string | null): void;
}

type Posted = { kind: "accepted" } | { kind: "refused" | "reload"; note: string } | { kind: "later"; afterMs: number };
interface Unsent {
  readonly message: { readonly id: string };
  readonly at: string;
}
interface Outgoing {
  send(entry: Unsent): void;
  tryNow(): void;
  drop(id: string): void;
}

/** A module of the page, which is plain JavaScript. */
async function pageModule<Exports>(name: string): Promise<Exports> {
  const path = join(import.meta.dirname, "../../../src/adapters/web-chat/page", name);
  return (await import(pathToFileURL(path).href)) as Exports;
}

const AT = "2023-11-20T01:00:00Z";
const keyOf = ({ from, id }: WireLine) => `${from === "officer" ? "o" : "a"}:${id}`;

describe("the conversation as the page knows it", async () => {
  const { createConversation } = await pageModule<{ createConversation(): Conversation }>("conversation.js");

  it("comes to what the server has, without loss or doubling, whatever arrives when", async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constant("write" as const) },
      { weight: 3, arbitrary: fc.constant("answer" as const) },
      { weight: 2, arbitrary: fc.constant("other tab" as const) },
      { weight: 2, arbitrary: fc.constant("deliver" as const) },
      { weight: 1, arbitrary: fc.constant("read" as const) },
      { weight: 2, arbitrary: fc.constant("show what was read" as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (steps, most) => {
        const page = createConversation();
        const server: WireLine[] = [];
        let read: readonly WireLine[] | null = null;
        let [names, delivered] = [0, 0];
        for (const what of steps) {
          if (what === "write") {
            names += 1;
            page.addOwn({ id: `m${names}`, text: "a", at: AT });
            server.push({ from: "officer", id: `m${names}`, at: AT });
            page.setState(`m${names}`, "received", null);
          } else if (what === "other tab") {
            names += 1;
            server.push({ from: "officer", id: `m${names}`, at: AT });
          } else if (what === "answer") {
            server.push({ from: "assistant", id: server.length + 1, at: AT });
          } else if (what === "deliver") {
            const next = server.find(
              ({ from, id }) => from === "assistant" && Number(id) > Math.max(delivered, page.lastReply()),
            );
            if (next) page.addReply(next);
            delivered = Math.max(delivered, page.lastReply());
          } else if (what === "read") {
            read = server.slice(-most);
          } else if (read) {
            page.showNewest(read, read[0] === server[0]);
            read = null;
          }
          const keys = page.entries().map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect(page.lastReply()).toBeGreaterThanOrEqual(delivered);
          for (const key of keys) expect(server.map(keyOf)).toContain(key);
        }
        page.showNewest(server, true);
        expect(page.entries().map(({ key }) => key)).toEqual(server.map(keyOf));
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps what is not sent at the end, and a quick reply behind its question", () => {
    const page = createConversation();
    page.addOwn({ id: "sent", text: "a", at: AT });
    page.addReply({ from: "assistant", id: 1, at: AT });
    page.addOwn({ id: "held", text: "b", at: AT });
    page.setState("held", "waiting", null);
    page.addReply({ from: "assistant", id: 2, at: AT });
    expect(page.entries().map(({ key }) => key)).toEqual(["o:sent", "a:1", "a:2", "o:held"]);
    page.showNewest([{ from: "officer", id: "sent", at: AT }], true);
    expect(page.entries().map(({ key }) => key)).toEqual(["o:sent", "a:1", "a:2", "o:held"]);
  });

  it("puts earlier lines before the others and keeps them when the newest are read again", () => {
    const page = createConversation();
    const lines = [1, 2, 3, 4].map((id) => ({ from: "assistant", id, at: AT }) as const);
    expect(page.showNewest(lines.slice(2), false)).toBe(false);
    page.showEarlier(lines.slice(0, 3));
    expect(page.showNewest(lines.slice(2), false)).toBe(true);
    expect(page.entries().map(({ key }) => key)).toEqual(["a:1", "a:2", "a:3", "a:4"]);
  });

  it("takes away what was deleted, but not what is still to be sent", () => {
    const page = createConversation();
    page.showNewest(
      [1, 2].map((id) => ({ from: "assistant", id, at: AT }) as const),
      true,
    );
    page.addOwn({ id: "delete", text: "Xóa hết", at: AT });
    page.setState("delete", "received", null);
    page.addOwn({ id: "next", text: "hai", at: AT });
    page.addReply({ from: "assistant", id: 3, at: AT });
    expect(page.showNewest([{ from: "assistant", id: 3, at: AT }], true)).toBe(false);
    expect(page.entries().map(({ key }) => key)).toEqual(["a:3", "o:next"]);
  });
});

describe("what goes out", async () => {
  const { createOutgoing, newId } = await pageModule<{
    createOutgoing(deps: object): Outgoing;
    newId(): string;
  }>("outgoing.js");
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("reaches the server in order, once by its id, however often sending fails", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("window", globalThis);
    const failing: fc.Arbitrary<Posted> = fc.oneof(
      fc.integer({ min: 0, max: 5000 }).map((afterMs) => ({ kind: "later", afterMs }) as const),
      fc.constant({ kind: "reload", note: "" } as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(failing, { maxLength: 8 }), fc.integer({ min: 1, max: 5 }), async (failures, count) => {
        const kept = new Map<string, Unsent>();
        const arrived: string[] = [];
        const states = new Map<string, string>();
        const outgoing = createOutgoing({
          // What fails may have arrived nevertheless: the answer was lost.
          post: async ({ id }: { id: string }) => {
            if (!arrived.includes(id)) arrived.push(id);
            return failures.shift() ?? { kind: "accepted" };
          },
          unsent: {
            all: () => [...kept.values()],
            keep: (entry: Unsent) => kept.set(entry.message.id, entry),
            drop: (id: string) => kept.delete(id),
          },
          changed: ({ id }: { id: string }, { kind }: Posted) => states.set(id, kind),
        });
        const ids = Array.from({ length: count }, (_, at) => `m${at}`);
        for (const id of ids) outgoing.send({ message: { id }, at: AT });
        expect(kept.size).toBe(count);
        await vi.runAllTimersAsync();
        expect(arrived).toEqual(ids);
        expect(kept.size).toBe(0);
        expect([...states.values()]).toEqual(ids.map(() => "accepted"));
      }),
    );
  });

  it("is kept on the device when it is refused, until it is taken back", async () => {
    const kept = new Map<string, Unsent>();
    const unsent = {
      all: () => [],
      keep: (entry: Unsent) => kept.set(entry.message.id, entry),
      drop: (id: string) => kept.delete(id),
    };
    const changed = vi.fn();
    const outgoing = createOutgoing({ post: async () => ({ kind: "refused", note: "" }), unsent, changed });
    outgoing.send({ message: { id: "m" }, at: AT });
    await vi.waitFor(() => expect(changed).toHaveBeenLastCalledWith({ id: "m" }, { kind: "refused", note: "" }));
    expect(kept.size).toBe(1);
    outgoing.drop("m");
    expect(kept.size).toBe(0);
  });

  it("carries ids of the form that the server takes", () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId()).not.toBe(newId());
  });
});
