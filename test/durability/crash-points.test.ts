import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { DELETED } from "../../src/adapters/store/turn-queue.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { createMessagePath, type MessagePath } from "../../src/message-path.ts";
import type { InboundEvent } from "../../src/messages/inbound-event.ts";
import {
  BREAKS,
  createRecordingChannel,
  message,
  routeOfCrashTests,
  type Sent,
  textOf,
} from "../support/crash-conversations.ts";
import { type Fault, withFault } from "../support/crash-dialect.ts";
import { createHandTime } from "../support/crash-time.ts";
import { ENGINES, type StoreUnderTest, storeUnderTest } from "../support/stores.ts";
import { START } from "../support/stores-contract.ts";

/** Three conversations, interleaved: a reply in two parts, a turn that breaks, and a deletion. */
const MESSAGES = [
  message("an", 1, "một§tiếp"),
  message("bình", 1, "hai"),
  message("chi", 1, "ba"),
  message("chi", 2, "/xoa"),
  message("bình", 2, BREAKS),
  message("chi", 3, "xóa"),
  message("an", 2, "bốn"),
  message("chi", 4, "năm"),
];
const CONVERSATIONS = ["an", "bình", "chi"];
/** How much time passes between two looks: first a sweep, then enough for leases to end. */
const STEPS_MS = [1000, 1000, 1000, 31_000];
/** A machine that is busy with something else needs as long. */
const TIMEOUT_MS = 120_000;
/** More looks than any recovery takes. */
const MOST_LOOKS = 20;

const PASSES = [
  { name: "the process dies before it", side: "before", dies: true },
  { name: "the process dies after it, before it hears of it", side: "after", dies: true },
  { name: "it alone fails before it is run", side: "before", dies: false },
  { name: "it alone is run and its answer is lost", side: "after", dies: false },
] as const;

/** How messages come: each once the one before it is kept, or all at the same time, so that one statement holds several. */
const ARRIVALS = [
  { arrival: "one after the other", together: 1, least: 40 },
  { arrival: "at the same time", together: MESSAGES.length, least: 25 },
] as const;

describe.each(ENGINES)("on $name", ({ absent, place }) => {
  describe.skipIf(absent).each(ARRIVALS)(
    "every statement fails once, messages come $arrival",
    ({ together, least }) => {
      let base: Store;
      let looking: StoreUnderTest;
      let drop: () => Promise<void>;
      let expected: Map<string, readonly string[][]>;

      beforeAll(async () => {
        const opened = await place();
        drop = opened.drop;
        base = await openStore(await opened.open());
        looking = storeUnderTest(base);
        expected = await withoutFaults();
      }, TIMEOUT_MS);
      afterAll(async () => {
        await base.close();
        await drop();
      }, TIMEOUT_MS);

      test.each(PASSES)(
        "$name: each question is answered once, in order",
        async ({ side, dies }) => {
          let statement = 1;
          for (; ; statement += 1) {
            const hit = await recoversFrom({ statement, side, dies });
            if (!hit) break;
          }
          expect(statement).toBeGreaterThan(least);
        },
        TIMEOUT_MS,
      );

      function compose(store: Store, time: ReturnType<typeof createHandTime>, sent: Sent[]): MessagePath {
        return createMessagePath({
          store,
          coordination: createMemoryCoordination(time.clock),
          route: routeOfCrashTests,
          channels: () => [createRecordingChannel(sent)],
          deliveredByRow: new Set(["web-chat"]),
          campaign: "",
          forwards: false,
          clock: time.clock,
          timers: time.timers,
          newId: () => {
            ids += 1;
            return String(ids).padStart(6, "0");
          },
          logger: silentLogger,
          meter: { count() {}, time() {} },
        });
      }

      /** The replies in parts, of each conversation, when every message is answered before the next one comes. */
      async function withoutFaults(): Promise<Map<string, readonly string[][]>> {
        const time = createHandTime(START);
        const path = compose(base, time, []);
        await path.start();
        const replies = new Map<string, string[][]>(CONVERSATIONS.map((name) => [name, []]));
        let known = 0;
        for (const event of MESSAGES) {
          await path.accept(event);
          while (!(await isSettled())) {
            await path.idle();
            time.pass(1000);
          }
          const rows = await looking.outboxRows();
          for (const { reply } of rows.slice(known))
            if (reply) replies.get(event.conversation)?.push(textOf(reply).split("§"));
          known = rows.length;
        }
        await path.stop();
        return replies;
      }

      /** Runs all messages against a fault and a recovery, and says whether the fault came about. */
      async function recoversFrom(fault: Fault): Promise<boolean> {
        await looking.clear();
        const time = createHandTime(START);
        const sent: Sent[] = [];
        const faulty = withFault(base, fault);
        const waiting = [...MESSAGES];
        let path = compose(faulty.store, time, sent);
        let isFirst = true;
        let isRunning = await starts(path);
        for (let look = 0; look < MOST_LOOKS; look += 1) {
          if (isRunning) {
            await bring(waiting, path, together);
            await path.idle();
            if (waiting.length === 0 && (await isSettled())) break;
          }
          if (!isRunning || (isFirst && fault.dies && faulty.failed())) {
            await path.stop();
            path = compose(base, time, sent);
            isRunning = await starts(path);
            isFirst = false;
          } else time.pass(STEPS_MS[Math.min(look, STEPS_MS.length - 1)] ?? 0);
        }
        await path.stop();
        await check(fault, sent);
        return faulty.failed();
      }

      async function isSettled(): Promise<boolean> {
        // The inbox first: a turn that is done has its replies in the outbox by then.
        const inbox = await looking.inboxRows();
        const outbox = await looking.outboxRows();
        const isOpen = outbox.some(({ state }) => state === "pending" || state === "sending");
        return !isOpen && inbox.every(({ status }) => status === "done");
      }

      async function check(fault: Fault, sent: readonly Sent[]): Promise<void> {
        const which = JSON.stringify(fault);
        const inbox = await looking.inboxRows();
        expect(inbox.map(({ eventKey, status }) => `${eventKey} ${status}`).toSorted(), which).toEqual(
          MESSAGES.map(({ eventKey }) => `${eventKey} done`).toSorted(),
        );
        const outbox = await looking.outboxRows();
        for (const name of CONVERSATIONS) {
          const turns = new Set(inbox.filter(({ eventKey }) => eventKey.startsWith(`${name}:`)).map(({ id }) => id));
          const rows = outbox.filter(({ inReplyTo }) => inReplyTo !== null && turns.has(inReplyTo));
          const went = sent.filter(({ conversation }) => conversation === name).map(({ text }) => text);
          const story = `${which} ${name}: ${JSON.stringify(rows.map(({ state, why }) => [state, why]))}`;
          const replies = expected.get(name) ?? [];
          expect(rows.length, story).toBe(replies.length);
          for (const [place, parts] of replies.entries()) {
            const row = rows[place];
            const taken = countTaken(parts, went);
            if (row?.state === "sent") expect(taken, story).toBe(parts.length);
            else if (row?.state === "expired") expect([row.why, taken], story).toEqual([DELETED, 0]);
            else expect(row?.state, story).toBe("unknown");
            went.splice(0, taken);
          }
          expect(went, story).toEqual([]);
        }
      }
    },
  );
});

let ids = 0;

async function starts(path: MessagePath): Promise<boolean> {
  return path.start().then(
    () => true,
    () => false,
  );
}

/** Brings messages as Telegram does: in order, so many at the same time, and each again until it was accepted. */
async function bring(waiting: InboundEvent[], { accept }: MessagePath, together: number): Promise<void> {
  while (waiting.length > 0) {
    const kept = await Promise.allSettled(waiting.slice(0, together).map(accept));
    const refused = kept.findIndex(({ status }) => status === "rejected");
    waiting.splice(0, refused < 0 ? kept.length : refused);
    if (refused >= 0) return;
  }
}

/** How many of the parts went out first. */
function countTaken(parts: readonly string[], went: readonly string[]): number {
  const missing = parts.findIndex((part, place) => went[place] !== part);
  return missing < 0 ? parts.length : missing;
}
