import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { StoredReply } from "../../../src/adapters/web-chat/ports.ts";
import { type Outlet, streamReplies } from "../../../src/adapters/web-chat/stream-replies.ts";
import { textReply } from "../../../src/messages/reply.ts";

const ADDRESS = { channel: "web-chat", conversation: "c" } as const;

/** A store and a reader whose every step the scheduler may delay; a signal may be lost where a keep-alive follows. */
function createWorld(scheduler: fc.Scheduler, present: number) {
  const stored: StoredReply[] = [];
  const got: number[] = [];
  const listeners = new Set<() => void>();
  const growths = new Set<(words: string) => void>();
  const timers = new Set<() => void>();
  const closing: (() => void)[] = [];
  let [closed, alive] = [false, 0];

  const store = (signals: boolean) => {
    stored.push({ id: stored.length + 1, at: Temporal.Instant.from("2023-11-20T08:00Z"), reply: textReply("Dạ.") });
    if (signals) for (const listener of listeners) listener();
  };
  for (let at = 0; at < present; at += 1) store(false);

  const outlet: Outlet = {
    reply: async ({ id }) => {
      await scheduler.schedule(Promise.resolve(), `write ${id}`);
      if (!closed) got.push(id);
    },
    growing: async (words) => {
      await scheduler.schedule(Promise.resolve(), `grow ${words}`);
    },
    keepAlive: async () => {
      alive += 1;
    },
    isClosed: () => closed,
    onClose: (listener) => closing.push(listener),
  };
  const close = () => {
    closed = true;
    for (const listener of closing) listener();
  };
  const tick = () => {
    for (const work of [...timers]) work();
  };
  const deps = {
    log: {
      /** Gives two at a time at most, and is read at the start of its call. */
      repliesAfter: (_address: unknown, id: number) =>
        scheduler.schedule(Promise.resolve(stored.filter((reply) => reply.id > id).slice(0, 2)), `read after ${id}`),
      onReply(_address: unknown, listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    onGrowth(_address: unknown, listener: (words: string) => void) {
      growths.add(listener);
      return () => growths.delete(listener);
    },
    every(_milliseconds: number, work: () => void) {
      timers.add(work);
      return () => timers.delete(work);
    },
  };
  const grow = (words: string) => {
    for (const listener of growths) listener(words);
  };
  const held = () => listeners.size + growths.size + timers.size;
  return { deps, outlet, got, store, grow, tick, close, alive: () => alive, held };
}

describe("a stream of replies", () => {
  it("sends each reply once and in order, however reading, writing and new replies interleave", async () => {
    const steps = fc.array(fc.constantFrom("reply", "quiet reply", "tick"), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(5), fc.nat(5), steps, async (scheduler, present, after, happens) => {
        const world = createWorld(scheduler, present);
        const done = streamReplies(world.deps, { address: ADDRESS, after, outlet: world.outlet });
        const stepped = scheduler.scheduleSequence(
          happens.map((step) => async () => (step === "tick" ? world.tick() : world.store(step === "reply"))),
        );
        await scheduler.waitFor(stepped.task);
        // The next keep-alive brings what no signal told of.
        world.tick();
        await scheduler.waitIdle();
        const total = present + happens.filter((step) => step !== "tick").length;
        expect(world.got).toEqual(Array.from({ length: Math.max(0, total - after) }, (_, at) => after + at + 1));
        world.close();
        await scheduler.waitIdle();
        await done;
        expect(world.held()).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it("ends wherever its reader goes away", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(4), async (scheduler, present) => {
        const world = createWorld(scheduler, present);
        const done = streamReplies(world.deps, { address: ADDRESS, after: 0, outlet: world.outlet });
        void scheduler.schedule(Promise.resolve(), "leave").then(world.close);
        await scheduler.waitIdle();
        await done;
        expect(world.held()).toBe(0);
      }),
    );
  });

  it("shows what grows before its reply is there, the newest words last, and never after the reply", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(4), async (scheduler, growths) => {
        const world = createWorld(scheduler, 0);
        const order: string[] = [];
        const outlet: Outlet = {
          ...world.outlet,
          reply: async ({ id }) => void order.push(`reply ${id}`),
          growing: async (words) => {
            order.push(words);
            await scheduler.schedule(Promise.resolve(), `grow ${words}`);
          },
        };
        const done = streamReplies(world.deps, { address: ADDRESS, after: 0, outlet });
        const steps = Array.from({ length: growths }, (_, at) => async () => world.grow(`${at}`));
        await scheduler.waitFor(scheduler.scheduleSequence([...steps, async () => world.store(true)]).task);
        await scheduler.waitIdle();
        const words = order.slice(0, -1).map(Number);
        expect(order.at(-1)).toBe("reply 1");
        expect(words).toEqual([...new Set(words)].sort((one, other) => one - other));
        world.close();
        await scheduler.waitIdle();
        await done;
      }),
      { numRuns: 300 },
    );
  });

  it("tells words at once while nothing else comes", async () => {
    const seen = Array.from({ length: 2 }, () => Promise.withResolvers<string>());
    const [first, second] = seen.map(({ promise }) => promise);
    let [grow, close] = [(_words: string) => {}, () => {}];
    const outlet: Outlet = {
      reply: async () => {},
      growing: async (words) => seen.shift()?.resolve(words),
      keepAlive: async () => {},
      isClosed: () => seen.length === 0,
      onClose: (listener) => {
        close = listener;
      },
    };
    const deps = {
      log: { repliesAfter: async () => [], onReply: () => () => {} },
      onGrowth: (_address: unknown, listener: (words: string) => void) => {
        grow = listener;
        return () => {};
      },
      every: () => () => {},
    };
    const done = streamReplies(deps, { address: ADDRESS, after: 0, outlet });
    grow("Dạ, câu một.");
    expect(await first).toBe("Dạ, câu một.");
    grow("Dạ, câu một. Câu hai.");
    expect(await second).toBe("Dạ, câu một. Câu hai.");
    close();
    await done;
  });

  it("lets go of everything when the store breaks", async () => {
    const world = createWorld(fc.schedulerFor([]), 0);
    const log = { ...world.deps.log, repliesAfter: () => Promise.reject(new Error("down")) };
    const done = streamReplies({ ...world.deps, log }, { address: ADDRESS, after: 0, outlet: world.outlet });
    await expect(done).rejects.toThrow("down");
    expect(world.held()).toBe(0);
  });
});
