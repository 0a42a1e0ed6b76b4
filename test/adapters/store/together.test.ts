import { Kysely } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createDeliveryQueue, MOST_SETTLED, MOST_TAKEN } from "../../../src/adapters/store/delivery-queue.ts";
import { createInbox, MOST_ACCEPTED } from "../../../src/adapters/store/inbox.ts";
import { createKnownTurns } from "../../../src/adapters/store/known-turns.ts";
import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import type { Schema } from "../../../src/adapters/store/schema.ts";
import { LOOKS_EVERY_MS, MOST_CLAIMED } from "../../../src/adapters/store/turn-claims.ts";
import { MOST_COMMITTED } from "../../../src/adapters/store/turn-outcomes.ts";
import { createTurnQueue } from "../../../src/adapters/store/turn-queue.ts";
import type { ClaimedTurn } from "../../../src/conversation/ports.ts";
import type { OutgoingMessage } from "../../../src/outbox/ports.ts";
import { ENGINES, type StoreUnderTest, storeUnderTest } from "../../support/stores.ts";
import { at, OPENING_MS, says, textEvent, wordsOf } from "../../support/stores-contract.ts";

const PEOPLE = Array.from({ length: 40 }, (_, place) => `người ${String(place).padStart(2, "0")}`);

describe.each(ENGINES)("on $name", ({ absent, place }) => {
  describe.skipIf(absent)("what comes together", () => {
    let base: Store;
    let drop: () => Promise<void>;
    let looking: StoreUnderTest;
    let db: Kysely<Schema>;
    let statements = 0;
    beforeAll(async () => {
      const opened = await place();
      drop = opened.drop;
      base = await openStore(await opened.open());
      looking = storeUnderTest(base);
      const log = () => {
        statements += 1;
      };
      db = new Kysely<Schema>({ dialect: base.engine.dialect, log });
    }, OPENING_MS);
    beforeEach(() => looking.clear());
    afterAll(async () => {
      await base.close();
      await drop();
    });

    /** What a piece of work gives, and how many statements it took. */
    async function counted<T>(work: () => Promise<T>): Promise<{ given: T; took: number }> {
      const before = statements;
      const given = await work();
      return { given, took: statements - before };
    }
    /** One process: its inbox and its queues, whose senders take so many replies. */
    function createProcess(senders: number) {
      const known = createKnownTurns();
      const handed: OutgoingMessage[] = [];
      let free = senders;
      const offer = () => {
        if (free === 0) return null;
        free -= 1;
        return { owner: "sender", until: at(60) };
      };
      const handOver = {
        offer,
        take: (_: string, message: OutgoingMessage) => handed.push(message),
        withdraw: () => {
          free += 1;
        },
      };
      const inbox = createInbox(db, known);
      const turns = createTurnQueue(db, { deliveredByRow: new Set(), known, handOver });
      return {
        handed,
        free: () => free,
        turns,
        hear: (people: readonly string[], key = "1") =>
          Promise.all(
            people.map((conversation) =>
              inbox.accept(
                textEvent(`${conversation} ${key}`, { conversation, text: `${conversation} ${key}` }),
                at(0),
              ),
            ),
          ),
        claim: async (most: number, now = at(0)) => {
          const claimed = await Promise.all(
            Array.from({ length: most }, () => turns.claim("worker", now, now.add({ seconds: 30 }))),
          );
          return claimed.filter((turn) => turn !== null);
        },
        answer: (claimed: readonly ClaimedTurn[]) =>
          Promise.all(claimed.map((turn) => turns.commit(turn, says([`đáp ${wordsIn(turn)}`]), at(1)))),
      };
    }
    const wordsIn = ({ happening }: ClaimedTurn) => (happening.kind === "text" ? happening.text : "");
    const deliveries = () => createDeliveryQueue(db);

    test("is accepted, taken, written and settled by one statement each, as far as a statement reaches", async () => {
      const path = createProcess(PEOPLE.length);
      const heard = await counted(() => path.hear(PEOPLE));
      expect(heard.given.every((outcome) => outcome === "accepted")).toBe(true);
      expect(heard.took).toBe(Math.ceil(PEOPLE.length / MOST_ACCEPTED));
      const claimed = await counted(() => path.claim(PEOPLE.length));
      expect(claimed.given.map(wordsIn)).toEqual(PEOPLE.map((name) => `${name} 1`));
      expect(claimed.took).toBe(Math.ceil(PEOPLE.length / MOST_CLAIMED));
      const written = await counted(() => path.answer(claimed.given));
      expect(new Set(written.given)).toEqual(new Set(["written"]));
      expect(written.took).toBe(Math.ceil(PEOPLE.length / MOST_COMMITTED));
      const queue = deliveries();
      const settled = await counted(() =>
        Promise.all(
          path.handed.map((message) =>
            queue.settle(message, { kind: "final", state: "sent", providerId: message.conversation, why: null }, at(2)),
          ),
        ),
      );
      expect(settled.took).toBe(Math.ceil(PEOPLE.length / MOST_SETTLED));
      const rows = await looking.outboxRows();
      expect(rows.map(({ state, providerId, reply }) => `${state} ${providerId} ${wordsOf(reply)}`)).toEqual(
        PEOPLE.map((name) => `sent ${name} đáp ${name} 1`),
      );
    });

    test("may hold the same event twice: it is accepted once", async () => {
      const outcomes = await createProcess(0).hear(["an", "bình", "an"]);
      expect(outcomes).toEqual(["accepted", "accepted", "repeated"]);
    });

    test("keeps the order of a conversation, and takes one turn of it at a time", async () => {
      const path = createProcess(0);
      await Promise.all([path.hear(["an"], "1"), path.hear(["an"], "2"), path.hear(["bình"], "1")]);
      const first = await path.claim(3);
      expect(first.map(wordsIn).toSorted()).toEqual(["an 1", "bình 1"]);
      await path.answer(first);
      expect((await path.claim(3)).map(wordsIn)).toEqual(["an 2"]);
    });

    test("spoils nothing for the others where the engine refuses one of them", async () => {
      const path = createProcess(3);
      await path.hear(["an", "bình", "chi"]);
      const claimed = await path.claim(3);
      const ends = claimed.map((turn) =>
        path.turns.commit(turn, says([wordsIn(turn).startsWith("bình") ? "\u0000" : "được"]), at(1)),
      );
      expect((await Promise.allSettled(ends)).map(({ status }) => status)).toEqual([
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      expect((await looking.inboxRows()).map(({ status }) => status)).toEqual(["done", "waiting", "done"]);
      expect(path.handed.map(({ conversation }) => conversation)).toEqual(["an", "chi"]);
      expect(path.free()).toBe(1);
    });

    test("is written for those who still hold their turn", async () => {
      const path = createProcess(2);
      await path.hear(["an", "bình"]);
      const claimed = await path.claim(2);
      const [lost] = claimed;
      const [again] = await createProcess(0).claim(1, at(30));
      expect(again?.id).toBe(lost?.id);
      expect(await path.answer(claimed)).toEqual(["lost", "written"]);
      expect(path.handed.map(({ conversation }) => conversation)).toEqual(["bình"]);
      expect(path.free()).toBe(1);
    });

    test("is handed over only as far as senders are free and nothing of the conversation is before it", async () => {
      const path = createProcess(3);
      const queue = deliveries();
      await path.hear(["an"]);
      await path.answer(await path.claim(1));
      await path.hear(["an", "bình", "chi"], "2");
      await path.answer(await path.claim(3));
      expect(path.handed.map(({ conversation, attempts }) => `${conversation} ${attempts}`)).toEqual([
        "an 1",
        "bình 1",
      ]);
      expect((await looking.outboxRows()).map(({ state }) => state)).toEqual([
        "sending",
        "pending",
        "sending",
        "pending",
      ]);
      const asked = Array.from({ length: MOST_TAKEN + 1 }, () => queue.claim("telegram", "other", at(1), at(61)));
      const taken = (await Promise.all(asked)).flatMap((message) => (message ? [message.conversation] : []));
      expect(taken).toEqual(["chi"]);
    });

    test("what was handed over and never sent is unknown when its time is over, and not sent again", async () => {
      const path = createProcess(1);
      await path.hear(["an"]);
      await path.answer(await path.claim(1));
      expect(await deliveries().abandon(at(60))).toBe(1);
      expect((await looking.outboxRows()).map(({ state }) => state)).toEqual(["unknown"]);
    });

    test("is asked for at the moment of the last that asks", async () => {
      const path = createProcess(0);
      await path.hear(["an"]);
      await path.answer(await path.claim(1));
      const queue = deliveries();
      const [early, late] = await Promise.all([
        queue.claim("telegram", "early", at(0), at(60)),
        queue.claim("telegram", "late", at(1), at(61)),
      ]);
      expect([early?.conversation, late]).toEqual(["an", null]);
      expect(await deliveries().abandon(at(60))).toBe(0);
      expect(await deliveries().abandon(at(61))).toBe(1);
    });

    test("leaves to another process what this one cannot begin", async () => {
      const path = createProcess(0);
      await path.hear(PEOPLE);
      await path.claim(MOST_CLAIMED);
      const others = await createProcess(0).claim(PEOPLE.length);
      expect(others).toHaveLength(PEOPLE.length - MOST_CLAIMED);
    });

    test("what others left is taken as well, however much this process has accepted itself", async () => {
      await createProcess(0).hear(["elsewhere"]);
      const path = createProcess(0);
      await path.claim(1);
      await createProcess(0).hear(["elsewhere, later"]);
      await path.hear(PEOPLE);
      expect((await path.claim(1)).map(wordsIn)).toEqual([`${PEOPLE[0]} 1`]);
      const inTime = at((LOOKS_EVERY_MS - 1) / 1000);
      expect((await path.claim(1, inTime)).map(wordsIn)).toEqual([`${PEOPLE[1]} 1`]);
      expect((await path.claim(1, at(LOOKS_EVERY_MS / 1000))).map(wordsIn)).toEqual(["elsewhere, later 1"]);
    });

    test("is taken alone where it was taken up before, the oldest first", async () => {
      const dead = createProcess(0);
      await dead.hear(["an", "bình"]);
      await dead.claim(2);
      await dead.hear(["chi", "dung"]);
      const path = createProcess(0);
      const taken = async () => (await path.claim(4, at(30))).map((turn) => `${wordsIn(turn)}, ${turn.attempts}`);
      expect(await taken()).toEqual(["an 1, 2"]);
      expect(await taken()).toEqual(["bình 1, 2"]);
      expect(await taken()).toEqual(["chi 1, 1", "dung 1, 1"]);
    });
  });
});
