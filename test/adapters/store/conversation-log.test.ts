import { expect, test } from "vitest";

import type { Reply } from "../../../src/messages/reply.ts";
import { answered, at, onEveryStore, textEvent, wordsOf } from "../../support/stores-contract.ts";

const AN = { channel: "telegram", conversation: "an" } as const;
const MOST = { most: 40 };
const OFFER: Reply = { blocks: [{ kind: "text", text: "Loại nào?" }], choices: [{ id: "1-0", label: "Xã, phường" }] };

onEveryStore((store) => {
  const spoken = async (range: { most: number; before?: string }) => {
    const { lines, earlier } = await store().log.lines(AN, range);
    const words = lines.map((line) => (line.from === "officer" ? line.text : `→ ${wordsOf(line.reply)}`));
    return { words, earlier };
  };

  test("nobody has said anything yet", async () => {
    expect(await store().log.lines(AN, MOST)).toEqual({ lines: [], earlier: null });
    expect(await store().log.repliesAfter(AN, 0)).toEqual([]);
    expect(await store().log.lastReply(AN)).toBe(0);
    expect(await store().log.isAnswered("telegram", "1")).toBe(false);
  });

  test("each turn is followed by its replies, also one that waits", async () => {
    await answered(store(), textEvent("1", { at: at(-5) }), ["chào", "một"]);
    await store().inbox.accept(textEvent("2"), at(1));
    const { lines } = await store().log.lines(AN, MOST);
    expect(lines).toMatchObject([
      { from: "officer", id: "1", at: at(-5), text: "câu 1" },
      { from: "assistant", at: at(0) },
      { from: "assistant", at: at(0) },
      { from: "officer", id: "2", text: "câu 2" },
    ]);
    expect((await spoken(MOST)).words.slice(1, 3)).toEqual(["→ chào", "→ một"]);
    expect(await store().log.isAnswered("telegram", "1")).toBe(true);
  });

  test("a button reads as its label, and what was not kept has no words", async () => {
    await answered(store(), textEvent("1"), [OFFER]);
    await answered(store(), { ...textEvent("2"), happening: { kind: "choice", choice: "1-0" } }, ["xã"]);
    await answered(store(), { ...textEvent("3"), happening: { kind: "choice", choice: "9-9" } }, ["cũ"]);
    await answered(store(), { ...textEvent("4"), happening: { kind: "refused" } }, ["mật"]);
    expect((await spoken(MOST)).words).toEqual([
      "câu 1",
      "→ Loại nào?",
      "Xã, phường",
      "→ xã",
      null,
      "→ cũ",
      null,
      "→ mật",
    ]);
  });

  test("a button reads as its label also where its offer stands on an earlier page", async () => {
    await answered(store(), textEvent("1"), [OFFER]);
    await answered(store(), { ...textEvent("2"), happening: { kind: "choice", choice: "1-0" } }, ["xã"]);
    expect((await spoken({ most: 1 })).words).toEqual(["Xã, phường", "→ xã"]);
  });

  test("earlier lines are read page by page, none twice and none left out", async () => {
    for (let turn = 1; turn <= 5; turn += 1) await answered(store(), textEvent(String(turn)), [`đáp ${turn}`]);
    const newest = await spoken({ most: 2 });
    expect(newest.words).toEqual(["câu 4", "→ đáp 4", "câu 5", "→ đáp 5"]);
    const before = await spoken({ most: 2, before: newest.earlier ?? "" });
    expect(before.words).toEqual(["câu 2", "→ đáp 2", "câu 3", "→ đáp 3"]);
    const oldest = await spoken({ most: 2, before: before.earlier ?? "" });
    expect(oldest).toEqual({ words: ["câu 1", "→ đáp 1"], earlier: null });
    expect((await spoken({ most: 5, before: "không phải số" })).words).toHaveLength(10);
  });

  test("replies after one are given in order, those of others are not", async () => {
    await answered(store(), textEvent("1"), ["một", "hai"]);
    await answered(store(), textEvent("2", { conversation: "bình" }), ["của bình"]);
    await answered(store(), textEvent("3"), ["ba"]);
    const all = await store().log.repliesAfter(AN, 0);
    expect(all.map(({ reply }) => wordsOf(reply))).toEqual(["một", "hai", "ba"]);
    const after = await store().log.repliesAfter(AN, all[0]?.id ?? 0);
    expect(after.map(({ reply }) => wordsOf(reply))).toEqual(["hai", "ba"]);
    expect(await store().log.lastReply(AN)).toBe(all.at(-1)?.id);
  });

  test("what was deleted is left out", async () => {
    await answered(store(), textEvent("1"), ["một"]);
    await answered(store(), textEvent("xoá"), ["đã xoá"], { forget: true });
    await answered(store(), textEvent("2"), ["hai"]);
    expect((await spoken(MOST)).words).toEqual(["→ đã xoá", "câu 2", "→ hai"]);
    expect((await store().log.repliesAfter(AN, 0)).map(({ reply }) => wordsOf(reply))).toEqual(["đã xoá", "hai"]);
  });
});
