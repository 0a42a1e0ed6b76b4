import { describe, expect, test } from "vitest";

import { answerDifficulty, difficultiesOf } from "../../../src/adapters/store/difficulties.ts";
import { textReply } from "../../../src/messages/reply.ts";
import { at } from "../../support/stores-contract.ts";
import { addConversation, addDifficulty, addMember, onEveryEngine } from "../../support/stores-engines.ts";

onEveryEngine((db) => {
  const answering = (code: string, text = "đã cấp bổ sung") => ({
    campaign: "c2023",
    code,
    text,
    by: "Sở Nội vụ",
    reply: (difficulty: { code: string; answer: { text: string } | null }) =>
      textReply(`${difficulty.code}: ${difficulty.answer?.text}`),
    deliveredByRow: new Set(["web-chat", "terminal"] as const),
  });
  const outbox = () => db().selectFrom("outbox").selectAll().orderBy("id").execute();

  test("difficulties of a campaign are listed, the newest first", async () => {
    const member = await addMember(db(), "886");
    await addDifficulty(db(), "VM-0001", { unit: "886", member });
    await addDifficulty(db(), "VM-0003", { unit: "887", member: null, after: 20 });
    await addDifficulty(db(), "VM-0002", { unit: "886", member, after: 10 });
    await addDifficulty(db(), "VM-0009", { unit: "886", member, campaign: "c2024" });
    const found = await difficultiesOf(db(), "c2023");
    expect(found.map(({ code }) => code)).toEqual(["VM-0003", "VM-0002", "VM-0001"]);
    expect(found[2]).toEqual({
      code: "VM-0001",
      unit: "886",
      member,
      topic: "kinh phí",
      text: "nội dung VM-0001",
      routed_to: "Sở Lao động - Thương binh và Xã hội",
      raised_at: at(0).toString(),
      answer: null,
    });
  });

  describe("an answer", () => {
    test("goes into every conversation of the member that can be written to, as a message of its own", async () => {
      const [member, other] = [await addMember(db(), "886"), await addMember(db(), "886")];
      await addConversation(db(), { channel: "telegram", conversation: "an" }, member, { muted: true });
      await addConversation(db(), { channel: "web-chat", conversation: "an" }, member);
      await addConversation(db(), { channel: "telegram", conversation: "gone" }, member, { reachable: false });
      await addConversation(db(), { channel: "telegram", conversation: "other" }, other);
      await addDifficulty(db(), "VM-0001", { unit: "886", member });
      const answered = await answerDifficulty(db(), answering("VM-0001"), at(5));
      const answer = { text: "đã cấp bổ sung", by: "Sở Nội vụ", at: at(5).toString() };
      expect(answered).toMatchObject({ kind: "answered", told: 2, difficulty: { answer } });
      expect(await difficultiesOf(db(), "c2023")).toMatchObject([{ answer }]);
      const reply = textReply("VM-0001: đã cấp bổ sung");
      expect(await outbox()).toMatchObject([
        { in_reply_to: null, state: "pending", reply, due_at: at(5), settled_at: null },
        { in_reply_to: null, state: "sent", reply, settled_at: at(5) },
      ]);
    });

    test("is kept where nobody can be told", async () => {
      await addDifficulty(db(), "VM-0001", { unit: "886", member: null });
      expect(await answerDifficulty(db(), answering("VM-0001"), at(5))).toMatchObject({ kind: "answered", told: 0 });
      expect(await outbox()).toEqual([]);
    });

    test("is given once, also when two coordinators give it at the same moment", async () => {
      const member = await addMember(db(), "886");
      await addConversation(db(), { channel: "telegram", conversation: "an" }, member);
      await addDifficulty(db(), "VM-0001", { unit: "886", member });
      const both = await Promise.all(
        ["một", "hai"].map((text) => answerDifficulty(db(), answering("VM-0001", text), at(5))),
      );
      expect(both.map(({ kind }) => kind).toSorted()).toEqual(["answered", "answered_before"]);
      expect(await outbox()).toHaveLength(1);
      const [kept] = await difficultiesOf(db(), "c2023");
      expect(await answerDifficulty(db(), answering("VM-0001", "ba"), at(6))).toEqual({
        kind: "answered_before",
        difficulty: kept,
      });
    });

    test("belongs to a difficulty of this campaign", async () => {
      await addDifficulty(db(), "VM-0001", { unit: "886", member: null, campaign: "c2022" });
      expect(await answerDifficulty(db(), answering("VM-0001"), at(5))).toEqual({ kind: "unknown" });
      expect(await difficultiesOf(db(), "c2022")).toMatchObject([{ answer: null }]);
    });

    test("is all or nothing, also inside somebody else's transaction", async () => {
      const member = await addMember(db(), "886");
      await addConversation(db(), { channel: "telegram", conversation: "an" }, member);
      await addDifficulty(db(), "VM-0001", { unit: "886", member });
      const broken = { ...answering("VM-0001"), reply: () => JSON.parse("{") };
      await expect(answerDifficulty(db(), broken, at(5))).rejects.toThrow(SyntaxError);
      const undone = db()
        .transaction()
        .execute(async (trx) => {
          expect(await answerDifficulty(trx, answering("VM-0001"), at(5))).toMatchObject({ told: 1 });
          throw new Error("undone");
        });
      await expect(undone).rejects.toThrow("undone");
      expect(await difficultiesOf(db(), "c2023")).toMatchObject([{ answer: null }]);
      expect(await outbox()).toEqual([]);
    });
  });
});
