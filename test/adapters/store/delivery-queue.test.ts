import { expect, test } from "vitest";

import type { Settlement } from "../../../src/outbox/ports.ts";
import { answered, at, onEveryStore, textEvent, wordsOf } from "../../support/stores-contract.ts";

const SENT: Settlement = { kind: "final", state: "sent", providerId: "7", why: null };
const again = (seconds: number): Settlement => ({ kind: "again", dueAt: at(seconds), why: "429" });

onEveryStore((store) => {
  const claim = async (now = at(0), owner = "worker") =>
    store().deliveries.claim("telegram", owner, now, now.add({ seconds: 60 }));
  const claimed = async (now = at(0), owner = "worker") => {
    const message = await claim(now, owner);
    if (!message) throw new Error("no message is due");
    return message;
  };

  test("messages of one conversation go out one after the other", async () => {
    await answered(store(), textEvent("1"), ["một", "hai"]);
    const first = await claimed();
    expect(first).toMatchObject({ conversation: "an", partsSent: 0, attempts: 1, createdAt: at(0), owner: "worker" });
    expect(wordsOf(first.reply)).toBe("một");
    expect(await claim()).toBeNull();
    await store().deliveries.settle(first, SENT, at(1));
    expect(wordsOf((await claimed(at(1))).reply)).toBe("hai");
    expect(await store().outboxRows()).toMatchObject([
      { state: "sent", providerId: "7", why: null },
      { state: "sending", attempts: 1 },
    ]);
  });

  test("a later message waits while an earlier one waits for its time", async () => {
    await answered(store(), textEvent("1"), ["một", "hai"]);
    await store().deliveries.settle(await claimed(), again(10), at(1));
    expect(await claim(at(9.999))).toBeNull();
    const first = await claimed(at(10));
    expect(wordsOf(first.reply)).toBe("một");
    expect(first.attempts).toBe(2);
    await store().deliveries.settle(first, SENT, at(10));
    expect(wordsOf((await claimed(at(10))).reply)).toBe("hai");
  });

  test("conversations do not wait for each other, and neither do channels", async () => {
    await answered(store(), textEvent("1"), ["một"]);
    await answered(store(), textEvent("2", { conversation: "bình" }), ["hai"]);
    await answered(store(), textEvent("3", { channel: "zalo-bot" }), ["ba"]);
    expect((await claimed()).conversation).toBe("an");
    expect((await claimed()).conversation).toBe("bình");
    expect(await claim()).toBeNull();
    expect(await store().deliveries.claim("zalo-bot", "worker", at(0), at(60))).toMatchObject({ conversation: "an" });
  });

  test("workers that race never take a message twice, and keep the order", async () => {
    for (let turn = 0; turn < 6; turn += 1)
      for (const conversation of ["an", "bình", "chi"])
        await answered(store(), textEvent(`${conversation} ${turn}`, { conversation }), [`${conversation} ${turn}`]);
    const taken: string[] = [];
    await Promise.all(
      Array.from({ length: 6 }, async (_, worker) => {
        while (taken.length < 18) {
          const message = await claim(at(0), `worker ${worker}`);
          if (!message) continue;
          taken.push(wordsOf(message.reply) ?? "");
          await store().deliveries.settle(message, SENT, at(0));
        }
      }),
    );
    expect(new Set(taken).size).toBe(18);
    for (const conversation of ["an", "bình", "chi"])
      expect(taken.filter((words) => words.startsWith(conversation))).toEqual(
        [0, 1, 2, 3, 4, 5].map((turn) => `${conversation} ${turn}`),
      );
  });

  test("parts that were taken are remembered, and each holds the message longer", async () => {
    await answered(store(), textEvent("1"), ["một"]);
    const message = await claimed();
    expect(await store().deliveries.partSent(message, 1, at(100))).toBe(true);
    expect(await store().deliveries.abandon(at(99))).toBe(0);
    await store().deliveries.settle(message, again(100), at(99));
    expect(await claimed(at(100))).toMatchObject({ partsSent: 1, attempts: 2 });
  });

  test("what is in flight when its worker goes away is unknown, and lets the next one go", async () => {
    await answered(store(), textEvent("1"), ["một", "hai"]);
    const lost = await claimed();
    expect(await store().deliveries.abandon(at(59.999))).toBe(0);
    expect(await store().deliveries.abandon(at(60))).toBe(1);
    expect(await store().deliveries.abandon(at(60))).toBe(0);
    expect(await store().outboxRows()).toMatchObject([{ state: "unknown" }, { state: "pending" }]);
    const second = await claimed(at(60));
    expect(wordsOf(second.reply)).toBe("hai");
    await store().deliveries.settle(lost, SENT, at(61));
    expect(await store().deliveries.partSent(lost, 1, at(100))).toBe(false);
    expect(await store().outboxRows()).toMatchObject([{ state: "unknown", partsSent: 0 }, { state: "sending" }]);
  });

  test("whoever does not hold a message settles nothing", async () => {
    await answered(store(), textEvent("1"), ["một"]);
    const first = await claimed();
    await store().deliveries.settle({ ...first, owner: "other" }, SENT, at(1));
    expect(await store().deliveries.partSent({ ...first, owner: "other" }, 1, at(60))).toBe(false);
    expect(await store().outboxRows()).toMatchObject([{ state: "sending", partsSent: 0 }]);
    await store().deliveries.settle(first, again(2), at(1));
    const second = await claimed(at(2));
    await store().deliveries.settle(first, { ...SENT, state: "recipient_gone" }, at(3));
    expect(await store().outboxRows()).toMatchObject([{ state: "sending", attempts: 2 }]);
    expect(await store().conversation({ channel: "telegram", conversation: "an" })).toMatchObject({ reachable: true });
    await store().deliveries.settle(second, SENT, at(3));
    expect(await store().outboxRows()).toMatchObject([{ state: "sent" }]);
  });

  test("a person who is gone cannot be reached from then on; no other end says so", async () => {
    const states = ["sent", "unknown", "outside_window", "quota_exhausted", "rejected", "expired"] as const;
    for (const state of states) {
      await answered(store(), textEvent(state), [state]);
      await store().deliveries.settle(await claimed(), { ...SENT, state, why: "so" }, at(0));
    }
    const address = { channel: "telegram", conversation: "an" } as const;
    expect(await store().conversation(address)).toMatchObject({ reachable: true });
    expect((await store().outboxRows()).map(({ state }) => state)).toEqual(states);
    await answered(store(), textEvent("gone"), ["hết"]);
    await store().deliveries.settle(await claimed(), { ...SENT, state: "recipient_gone", why: "403" }, at(0));
    expect(await store().conversation(address)).toMatchObject({ reachable: false });
    expect((await store().outboxRows()).at(-1)).toMatchObject({ state: "recipient_gone", why: "403" });
  });

  test("what still waits for a person who is gone is not tried, and nobody else's is touched", async () => {
    await answered(store(), textEvent("1"), ["một", "hai"]);
    await answered(store(), { ...textEvent("2"), conversation: "binh" }, ["ba"]);
    await store().deliveries.settle(await claimed(), { ...SENT, state: "recipient_gone", why: "403" }, at(0));
    expect((await store().outboxRows()).map(({ state }) => state)).toEqual([
      "recipient_gone",
      "recipient_gone",
      "pending",
    ]);
  });

  test("what an earlier run was sending is unknown after the start", async () => {
    await answered(store(), textEvent("1"), ["một"]);
    await claimed();
    await store().releaseLeases();
    expect(await store().deliveries.abandon(at(0))).toBe(1);
  });
});
