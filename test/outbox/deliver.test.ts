import { beforeEach, expect, test } from "vitest";

import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import type { Timers } from "../../src/kernel/timers.ts";
import { createDelivering, SEND_LEASE } from "../../src/outbox/deliver.ts";
import type { Channel, Delivery, DeliveryQueue, Pace } from "../../src/outbox/ports.ts";
import { textOf } from "../support/crash-conversations.ts";
import { createHandTime, type HandTime } from "../support/crash-time.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import type { StoreUnderTest } from "../support/stores.ts";
import { answered, START, textEvent } from "../support/stores-contract.ts";

const SENT: Delivery = { kind: "sent", providerId: "7" };
type Step = Delivery | Error | (() => Promise<Delivery>);

let store: StoreUnderTest;
let time: HandTime;
let sent: string[];
let script: Step[];
let counted: string[];
beforeEach(() => {
  store = createMemoryStore(new Set());
  time = createHandTime(START);
  sent = [];
  script = [];
  counted = [];
});

/** A channel that does what the script says, and takes everything once it is over. */
function channel(given: { perSecond?: number | null; render?: Channel<string>["render"] } = {}): Channel<string> {
  return {
    id: "telegram",
    capabilities: { textMax: null, buttons: true, sendsPerSecond: given.perSecond ?? null, rowIsDelivery: false },
    render: given.render ?? ((reply) => textOf(reply).split("§")),
    async send(conversation, part) {
      sent.push(`${conversation}: ${part}`);
      const step = script.shift() ?? SENT;
      if (step instanceof Error) throw step;
      return typeof step === "function" ? step() : step;
    },
  };
}

function deliverer(given: Parameters<typeof channel>[0] & { queue?: DeliveryQueue; pace?: Pace } = {}) {
  const delivering = createDelivering({
    channel: channel(given),
    queue: given.queue ?? store.deliveries,
    pace: given.pace ?? createMemoryCoordination(time.clock).pace,
    clock: time.clock,
    owner: "worker",
    logger: silentLogger,
    meter: { count: (name, labels) => counted.push(`${name} ${labels?.["outcome"]}`), time() {} },
  });
  return () => delivering(null);
}

const say = (text: string, conversation = "an", key = text) =>
  answered(store, textEvent(key, { conversation }), [text], { now: time.clock.now() });
const states = async () => (await store.outboxRows()).map(({ state }) => state);

test("nothing is due", async () => {
  expect(await deliverer()()).toBe("nothing_due");
  expect(counted).toEqual([]);
});

/** Timers that keep what they are asked for, so that a test decides when it is over. */
const kept = (asked: { ms: number; work: () => void }[]): Timers => ({
  after(ms, work) {
    asked.push({ ms, work });
    return () => {};
  },
  every: () => () => {},
});

test("a message is taken up before its place is free, and sent when it is", async () => {
  await say("một");
  const timers: { ms: number; work: () => void }[] = [];
  const delivering = createDelivering({
    channel: channel({ perSecond: 1 }),
    queue: store.deliveries,
    pace: { take: async () => ({ slot: "0", inMs: 30 }), answered: async () => {}, giveBack: async () => {} },
    ahead: { ms: 40, timers: kept(timers) },
    clock: time.clock,
    owner: "worker",
    logger: silentLogger,
    meter: { count() {}, time() {} },
  });
  const delivered = delivering(null);
  while (timers.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(timers[0]?.ms).toBe(32);
  expect(await store.outboxRows()).toMatchObject([{ state: "sending" }]);
  time.pass(31);
  timers.shift()?.work();
  while (timers.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toEqual([]);
  expect(timers[0]?.ms).toBe(1);
  time.pass(1);
  timers.shift()?.work();
  expect(await delivered).toBe("handled");
  expect(sent).toEqual(["an: một"]);
});

test("a place given ahead for which there is nothing to send is given back at its moment, not before", async () => {
  const timers: { ms: number; work: () => void }[] = [];
  const given: string[] = [];
  const delivering = createDelivering({
    channel: channel({ perSecond: 1 }),
    queue: store.deliveries,
    pace: {
      take: async () => ({ slot: "0", inMs: 30 }),
      answered: async () => {},
      async giveBack(_, slot) {
        given.push(slot);
      },
    },
    ahead: { ms: 40, timers: kept(timers) },
    clock: time.clock,
    owner: "worker",
    logger: silentLogger,
    meter: { count() {}, time() {} },
  });
  const delivered = delivering(null);
  while (timers.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(given).toEqual([]);
  time.pass(32);
  timers.shift()?.work();
  expect(await delivered).toBe("nothing_due");
  expect(given).toEqual(["0"]);
});

test("a message is sent once", async () => {
  await say("một");
  const deliverNext = deliverer();
  expect(await deliverNext()).toBe("handled");
  expect(await deliverNext()).toBe("nothing_due");
  expect(sent).toEqual(["an: một"]);
  expect(await store.outboxRows()).toMatchObject([{ state: "sent", providerId: "7", attempts: 1 }]);
  expect(counted).toEqual(["deliveries_total sent"]);
});

test.each<Exclude<Delivery["kind"], "sent" | "retry" | "channel_down" | "recipient_gone">>([
  "unknown",
  "outside_window",
  "quota_exhausted",
  "rejected",
])("after %s a message is never sent again, and the next one goes", async (kind) => {
  await say("một");
  await say("hai");
  script = [{ kind, why: "so" }];
  const deliverNext = deliverer();
  await deliverNext();
  time.pass(48 * 3_600_000);
  expect(await deliverNext()).toBe("handled");
  expect(await deliverNext()).toBe("nothing_due");
  expect(sent).toEqual(["an: một", "an: hai"]);
  expect(await states()).toEqual([kind, "sent"]);
  const person = await store.conversation({ channel: "telegram", conversation: "an" });
  expect(person?.reachable).toBe(true);
});

test("whoever shut the assistant out is written to no more, also not with what waits", async () => {
  await say("một");
  await say("hai");
  script = [{ kind: "recipient_gone", why: "so" }];
  const deliverNext = deliverer();
  await deliverNext();
  time.pass(48 * 3_600_000);
  expect(await deliverNext()).toBe("nothing_due");
  expect(sent).toEqual(["an: một"]);
  expect(await states()).toEqual(["recipient_gone", "recipient_gone"]);
  const person = await store.conversation({ channel: "telegram", conversation: "an" });
  expect(person?.reachable).toBe(false);
});

test.each(["retry", "channel_down"] as const)("after %s it is sent again at the moment asked for", async (kind) => {
  await say("một");
  await say("hai");
  script = [{ kind, afterMs: 7500, why: "429" }];
  const deliverNext = deliverer();
  await deliverNext();
  time.pass(7499);
  expect(await deliverNext()).toBe("nothing_due");
  time.pass(1);
  expect(await deliverNext()).toBe("handled");
  expect(await deliverNext()).toBe("handled");
  expect(sent).toEqual(["an: một", "an: một", "an: hai"]);
  expect(await states()).toEqual(["sent", "sent"]);
});

test("a message that was refused for a day is given up", async () => {
  await say("một");
  script = Array.from({ length: 5000 }, () => ({ kind: "retry", afterMs: 0, why: "500" }) as const);
  const deliverNext = deliverer();
  for (let minute = 0; minute < 24 * 60 + 2; minute += 1) {
    await deliverNext();
    time.pass(60_000);
  }
  expect(await states()).toEqual(["expired"]);
  expect(await deliverNext()).toBe("nothing_due");
});

test("a long message goes part by part and is taken up again after the parts that were taken", async () => {
  await say("a§b§c");
  script = [SENT, { kind: "retry", afterMs: 1000, why: "500" }];
  const deliverNext = deliverer();
  await deliverNext();
  expect(await store.outboxRows()).toMatchObject([{ state: "pending", partsSent: 1 }]);
  time.pass(1000);
  await deliverNext();
  expect(sent).toEqual(["an: a", "an: b", "an: b", "an: c"]);
  expect(await states()).toEqual(["sent"]);
});

test("a long message that meets a busy channel goes on later, without a part twice", async () => {
  await say("a§b");
  const deliverNext = deliverer({ perSecond: 1 });
  await deliverNext();
  expect(await store.outboxRows()).toMatchObject([{ state: "pending", partsSent: 1, why: "pace" }]);
  time.pass(1000);
  await deliverNext();
  expect(sent).toEqual(["an: a", "an: b"]);
  expect(await states()).toEqual(["sent"]);
});

test("each part has its own time; a message given up between its parts is not gone on with", async () => {
  await say("a§b§c");
  const slow = async (): Promise<Delivery> => {
    time.pass(45_000);
    expect(await store.deliveries.abandon(time.clock.now())).toBe(0);
    return SENT;
  };
  const tooSlow = async (): Promise<Delivery> => {
    time.pass(61_000);
    expect(await store.deliveries.abandon(time.clock.now())).toBe(1);
    return SENT;
  };
  script = [slow, tooSlow];
  await deliverer()();
  expect(sent).toEqual(["an: a", "an: b"]);
  expect(await states()).toEqual(["unknown"]);
});

test("a channel that throws leaves a message of unknown fate", async () => {
  await say("một");
  await say("hai");
  script = [new Error("broken")];
  const deliverNext = deliverer();
  expect(await deliverNext()).toBe("handled");
  expect(await deliverNext()).toBe("handled");
  expect(await states()).toEqual(["unknown", "sent"]);
  expect(counted).toEqual(["deliveries_total unknown", "deliveries_total sent"]);
});

test("a channel that is busy says how long to wait, and nothing is taken up", async () => {
  await say("một");
  await say("hai", "bình");
  const deliverNext = deliverer({ perSecond: 1 });
  await deliverNext();
  expect(await deliverNext()).toEqual({ waitMs: 1000 });
  expect(await states()).toEqual(["sent", "pending"]);
  time.pass(1000);
  expect(await deliverNext()).toBe("handled");
});

test.each<[string, (given: { pace: Pace }) => ReturnType<typeof deliverer>]>([
  ["there is nothing to send", ({ pace }) => deliverer({ perSecond: 2, pace })],
  [
    "the store is away",
    ({ pace }) => {
      const queue = { ...store.deliveries, claim: () => Promise.reject(new Error("away")) };
      return deliverer({ perSecond: 2, pace, queue });
    },
  ],
  [
    "a reply cannot be shown",
    ({ pace }) => {
      const render = () => {
        throw new Error("broken");
      };
      return deliverer({ perSecond: 2, pace, render });
    },
  ],
  ["a reply is empty", ({ pace }) => deliverer({ perSecond: 2, pace, render: () => [] })],
])("a place at the channel is given back when %s", async (what, create) => {
  if (what.startsWith("a reply")) await say("một");
  const { pace } = createMemoryCoordination(time.clock);
  await create({ pace })().catch(() => {});
  expect(await pace.take("telegram", 2)).toHaveProperty("slot");
  expect(await pace.take("telegram", 2)).toHaveProperty("slot");
  expect(await pace.take("telegram", 2)).toHaveProperty("waitMs");
});

test("a settlement that is lost leaves the message in flight until its time is over", async () => {
  await say("một");
  const queue = { ...store.deliveries, settle: () => Promise.reject(new Error("away")) };
  await expect(deliverer({ queue })()).rejects.toThrow("away");
  expect(await states()).toEqual(["sending"]);
  expect(await store.deliveries.abandon(START.add(SEND_LEASE))).toBe(1);
  expect(await deliverer()()).toBe("nothing_due");
  expect(sent).toEqual(["an: một"]);
});
