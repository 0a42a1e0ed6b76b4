import { expect, test } from "vitest";

import { ADDRESS_KEPT_HOURS } from "../../../src/adapters/store/forget.ts";
import { answered, at, claimTurn, onEveryStore, says, textEvent, wordsOf } from "../../support/stores-contract.ts";

const DAY = 86_400;
const KEPT_DAYS = 90;
const AN = { channel: "telegram", conversation: "an" } as const;

onEveryStore((store) => {
  const outbox = async () =>
    (await store().outboxRows()).map(({ state, reply }) => `${state}: ${wordsOf(reply) ?? "trống"}`);
  const inbox = async () =>
    (await store().inboxRows()).map(({ happening }) => (happening === null ? "trống" : "có chữ"));
  const claim = async (now = at(0)) => {
    const message = await store().deliveries.claim("telegram", "worker", now, now.add({ seconds: 60 }));
    if (!message) throw new Error("no message is due");
    return message;
  };
  const sendNext = async (now = at(0)) =>
    store().deliveries.settle(await claim(now), { kind: "final", state: "sent", providerId: null, why: null }, now);

  test("deleting blanks what was said so far, stops what waits, and nobody else's", async () => {
    await answered(store(), textEvent("1"), ["một", "hai"]);
    await sendNext();
    await answered(store(), textEvent("2", { conversation: "bình" }), ["của bình"]);
    await answered(store(), textEvent("xoá"), ["đã xoá"], { forget: true, state: { fresh: true } });
    expect(await outbox()).toEqual(["sent: trống", "expired: trống", "pending: của bình", "pending: đã xoá"]);
    expect((await store().outboxRows())[1]).toMatchObject({ why: "deleted on request" });
    expect(await inbox()).toEqual(["trống", "có chữ", "trống"]);
    expect(await store().conversation(AN)).toMatchObject({ state: { fresh: true } });
    expect(wordsOf((await claim()).reply)).toBe("của bình");
    expect(wordsOf((await claim()).reply)).toBe("đã xoá");
  });

  test("what is in flight while it is deleted keeps no words and is not tried again", async () => {
    await answered(store(), textEvent("1"), ["một"]);
    const flying = await claim();
    await answered(store(), textEvent("xoá"), ["đã xoá"], { forget: true });
    expect(await outbox()).toEqual(["sending: trống", "pending: đã xoá"]);
    await store().deliveries.settle(flying, { kind: "again", dueAt: at(5), why: "429" }, at(1));
    expect(await outbox()).toEqual(["expired: trống", "pending: đã xoá"]);
    expect(wordsOf((await claim(at(5))).reply)).toBe("đã xoá");
  });

  test("what waits to be answered is not deleted", async () => {
    await store().inbox.accept(textEvent("xoá"), at(0));
    await store().inbox.accept(textEvent("sau"), at(0));
    await store().turns.commit(await claimTurn(store()), says(["đã xoá"], { forget: true }), at(0));
    expect(await claimTurn(store())).toMatchObject({ happening: { kind: "text", text: "câu sau" } });
  });

  test("words are kept to the last moment of their days and not longer", async () => {
    await answered(store(), textEvent("1"), ["một"], { state: { a: 1 } });
    await sendNext();
    expect(await store().forgetOld(at(KEPT_DAYS * DAY), KEPT_DAYS)).toBe(0);
    expect(await outbox()).toEqual(["sent: một"]);
    expect(await store().conversation(AN)).toMatchObject({ state: { a: 1 } });
    expect(await store().forgetOld(at(KEPT_DAYS * DAY + 0.001), KEPT_DAYS)).toBe(2);
    expect(await outbox()).toEqual(["sent: trống"]);
    expect(await inbox()).toEqual(["trống"]);
    expect(await store().conversation(AN)).toMatchObject({ state: null });
    expect(await store().forgetOld(at(KEPT_DAYS * DAY + 1), KEPT_DAYS)).toBe(0);
    expect(await store().addresses()).toEqual(["an"]);
  });

  test("what is not settled keeps its words however old it is", async () => {
    await answered(store(), textEvent("1"), ["một"]);
    await store().inbox.accept(textEvent("2"), at(0));
    expect(await store().forgetOld(at(200 * DAY), KEPT_DAYS)).toBe(1);
    expect(await inbox()).toEqual(["trống", "có chữ"]);
    expect(await outbox()).toEqual(["pending: một"]);
  });

  test("an address is kept a day after deletion, then replaced, with the event keys that may name it", async () => {
    await answered(store(), textEvent("an:1"), ["đã xoá"], { forget: true, state: { a: 1 } });
    await sendNext();
    expect(ADDRESS_KEPT_HOURS).toBe(24);
    await store().forgetOld(at(DAY), KEPT_DAYS);
    expect(await store().addresses()).toEqual(["an"]);
    await store().forgetOld(at(DAY + 0.001), KEPT_DAYS);
    const [pseudonym] = await store().addresses();
    expect(pseudonym).toMatch(/^da-xoa-\d+$/);
    expect((await store().inboxRows())[0]?.eventKey).toMatch(/^da-xoa-\d+$/);
    await store().forgetOld(at(3 * DAY), KEPT_DAYS);
    expect(await store().addresses()).toEqual([pseudonym]);
    await store().inbox.accept(textEvent("an:2"), at(3 * DAY));
    expect(await store().addresses()).toEqual([pseudonym, "an"]);
    expect(await claimTurn(store(), "worker", at(3 * DAY))).toMatchObject({ state: null });
  });

  test("an address stays while something of it is not settled", async () => {
    await answered(store(), textEvent("1"), ["đã xoá"], { forget: true });
    await store().forgetOld(at(2 * DAY), KEPT_DAYS);
    expect(await store().addresses()).toEqual(["an"]);
    await sendNext(at(2 * DAY));
    await store().forgetOld(at(2 * DAY), KEPT_DAYS);
    expect(await store().addresses()).not.toEqual(["an"]);
  });

  test("whoever writes again is not forgotten; the same event again is no writing", async () => {
    await answered(store(), textEvent("xoá"), ["đã xoá"], { forget: true });
    await sendNext();
    expect(await store().inbox.accept(textEvent("xoá"), at(10))).toBe("repeated");
    await answered(store(), textEvent("1", { conversation: "bình" }), ["đã xoá"], { forget: true });
    await sendNext();
    await answered(store(), textEvent("2", { conversation: "bình" }), ["lại chào"]);
    await sendNext();
    await store().forgetOld(at(2 * DAY), KEPT_DAYS);
    const [first, second] = await store().addresses();
    expect(first).toMatch(/^da-xoa-/);
    expect(second).toBe("bình");
  });

  test("questions without an answer are counted by their words, the newest first, and outlive deletion", async () => {
    const unanswered = (question: string, unitKind: "commune" | null = null) => ({
      unanswered: { question, unitKind, reason: "outside" as const },
    });
    await answered(store(), textEvent("1"), ["?"], unanswered("A?"));
    await answered(store(), textEvent("2"), ["?"], { ...unanswered("B?"), now: at(16 * 3600) });
    await answered(store(), textEvent("3"), ["?"], unanswered("B?", "commune"));
    await answered(store(), textEvent("4"), ["?"], { ...unanswered("A?"), now: at(10) });
    await answered(store(), textEvent("xoá"), ["đã xoá"], { forget: true });
    const row = { question: "A?", unit_kind: null, reason: "outside" };
    expect(await store().unanswered()).toEqual([
      { ...row, question: "B?", asked_on: "2023-12-02", times: 1 },
      { ...row, asked_on: "2023-12-01", times: 2 },
      { ...row, question: "B?", unit_kind: "commune", asked_on: "2023-12-01", times: 1 },
    ]);
  });
});
