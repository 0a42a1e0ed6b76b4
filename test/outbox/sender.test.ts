import { beforeEach, expect, test } from "vitest";

import { silentLogger } from "../../src/kernel/logger.ts";
import type { Delivered } from "../../src/outbox/deliver.ts";
import type { OutgoingMessage } from "../../src/outbox/ports.ts";
import { createSender, type Sender } from "../../src/outbox/sender.ts";
import { createHandTime, type HandTime } from "../support/crash-time.ts";
import { START } from "../support/stores-contract.ts";

const WORKERS = 2;
let time: HandTime;
let sender: Sender;
/** What was begun: a message that was handed over, or a look for the next one that is due. */
let begun: string[];
let ends: ((delivered: Delivered) => void)[];
let givenBack: string[];

beforeEach(() => {
  time = createHandTime(START);
  begun = [];
  ends = [];
  givenBack = [];
  const deliver = (handed: OutgoingMessage | null) => {
    begun.push(handed?.id ?? "the next");
    return new Promise<Delivered>((resolve) => ends.push(resolve));
  };
  const giveBack = async ({ id }: OutgoingMessage) => {
    givenBack.push(id);
  };
  sender = createSender({
    name: "test",
    delivering: Object.assign(deliver, { giveBack }),
    owner: "this process",
    workers: WORKERS,
    timers: time.timers,
    logger: silentLogger,
  });
});

const messageOf = (id: string): OutgoingMessage => ({
  id,
  conversation: "an",
  reply: { blocks: [], choices: [] },
  partsSent: 0,
  attempts: 1,
  createdAt: START,
  owner: "this process",
});

/** A turn ends whose reply is handed over, as far as a sender is free. */
function say(id: string): boolean {
  const offer = sender.offer(time.clock.now());
  if (offer) sender.take(messageOf(id));
  sender.announce(1);
  return offer !== null;
}
const settle = () => new Promise((resolve) => setImmediate(resolve));
async function end(delivered: Delivered): Promise<void> {
  ends.shift()?.(delivered);
  await settle();
}

test("what is handed over is begun at once, without a look for it", () => {
  expect(say("1")).toBe(true);
  expect(begun).toEqual(["1"]);
});

test("no more is offered than can be begun at once; the rest is looked for", async () => {
  expect([say("1"), say("2"), say("3")]).toEqual([true, true, false]);
  expect(begun).toEqual(["1", "2"]);
  await end("handled");
  expect(begun).toEqual(["1", "2", "the next"]);
});

test("an offer holds a sender until it is taken or withdrawn", () => {
  expect(sender.offer(START)).toEqual({ owner: "this process", until: START.add({ seconds: 60 }) });
  expect(sender.offer(START)).not.toBeNull();
  expect(sender.offer(START)).toBeNull();
  sender.withdraw();
  expect(sender.offer(START)).not.toBeNull();
});

test("while the channel asks to wait nothing is offered, and what was offered before is given back", async () => {
  say("1");
  expect(sender.offer(START)).not.toBeNull();
  await end({ waitMs: 400 });
  expect(say("2")).toBe(false);
  sender.take(messageOf("3"));
  expect(givenBack).toEqual(["3"]);
});

test("what was handed over and not begun when the channel asks to wait is given back", async () => {
  say("1");
  sender.offer(START);
  sender.take(messageOf("2"));
  await end({ waitMs: 400 });
  expect(givenBack).toEqual(["2"]);
  expect(begun).toEqual(["1"]);
});

test("offers are made again once the channel lets something through", async () => {
  say("1");
  await end({ waitMs: 400 });
  time.pass(400);
  await end("nothing_due");
  await sender.idle();
  expect(say("2")).toBe(true);
  expect(begun).toEqual(["1", "the next", "2"]);
});

test("a stop gives back what was not begun, and nothing more is offered", async () => {
  sender.offer(START);
  const stopped = sender.stop();
  sender.take(messageOf("1"));
  await stopped;
  expect(begun).toEqual([]);
  expect(givenBack).toEqual(["1"]);
  expect(sender.offer(START)).toBeNull();
});
