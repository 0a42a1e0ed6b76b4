import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { appendAudit, auditRows } from "../../../src/adapters/store/audit.ts";
import type { ChooseOne } from "../../../src/adapters/store/broadcast-people.ts";
import { createBroadcasts } from "../../../src/adapters/store/broadcasts.ts";
import { noticesOf } from "../../../src/adapters/store/notices.ts";
import { createApplyWrite } from "../../../src/adapters/store/turn-writes.ts";
import type { Write } from "../../../src/conversation/ports.ts";
import type { ChannelId } from "../../../src/messages/address.ts";
import { textReply } from "../../../src/messages/reply.ts";
import { chooseWay } from "../../../src/outbox/choose-way.ts";
import type { Actor } from "../../../src/people/actor.ts";
import { local, real } from "../../support/reminding.ts";
import { addConversation, addMember, onEveryEngine } from "../../support/stores-engines.ts";

const NOW = local("2023-12-06T09:00");
const BY_ROW = new Set<ChannelId>(["web-chat"]);

onEveryEngine((db) => {
  describe("notices of a coordinator", () => {
    let by: Actor;
    const apply = createApplyWrite({ campaign: "c2023", deliveredByRow: BY_ROW, forwards: false });
    const write = (one: Write) =>
      db()
        .transaction()
        .execute(async (trx) => {
          const entries = await apply(
            trx,
            { id: "1", conversationId: "1", memberId: by.kind === "member" ? by.id : null },
            one,
            NOW,
          );
          await appendAudit(trx, entries, NOW.toString());
        });
    const { costs } = real.rules;
    const given = { deliveredByRow: BY_ROW, means: { costs, templates: null }, timeZone: "Asia/Ho_Chi_Minh" };
    const seen = () => noticesOf(db(), "c2023", given, NOW);

    beforeEach(async () => {
      by = { kind: "member", id: String(await addMember(db(), "SNV", "coordinator")), role: "coordinator" };
    });

    test("go to officers: by the channel that rings, not to whom switched them off, nor to whom nothing reaches", async () => {
      const [one, two, three] = [
        await addMember(db(), "SYT"),
        await addMember(db(), "STC"),
        await addMember(db(), "886"),
      ];
      await addConversation(db(), { channel: "web-chat", conversation: "w1" }, one);
      await addConversation(db(), { channel: "telegram", conversation: "t1" }, one);
      await addConversation(db(), { channel: "telegram", conversation: "t2" }, two, { muted: true });
      expect(three).toBeDefined();
      expect(
        (await seen()).people.map(({ unit, conversations, isMuted }) => ({
          unit,
          channels: conversations.map(({ channel }) => channel),
          isMuted,
        })),
      ).toEqual([
        { unit: "SYT", channels: ["telegram", "web-chat"], isMuted: false },
        { unit: "STC", channels: [], isMuted: true },
        { unit: "886", channels: [], isMuted: false },
      ]);
    });

    test("are written with who wrote them, shown with whom they did not reach, and stopped once", async () => {
      const reached = await addMember(db(), "SYT");
      const gone = await addMember(db(), "STC");
      await addConversation(db(), { channel: "telegram", conversation: "t1" }, reached);
      await addConversation(db(), { channel: "telegram", conversation: "t2" }, gone);
      await write({ kind: "broadcast", to: ["all"], text: "Họp", dueAt: NOW, by });
      expect((await seen()).made).toEqual([
        { id: expect.any(String), text: "Họp", state: "scheduled", dueAt: NOW.toString(), people: {}, unreached: [] },
      ]);
      const id = (await seen()).made[0]?.id ?? "";
      const broadcasts = createBroadcasts({
        db: db(),
        campaign: "c2023",
        deliveredByRow: BY_ROW,
        timeZone: given.timeZone,
      });
      await broadcasts.begin(id, ["SYT", "STC"]);
      const choose: ChooseOne = (person, reply, load) =>
        chooseWay(person, reply, { costs, templates: null, load, now: NOW });
      await broadcasts.goOn(id, textReply("Họp"), 50, choose, NOW);
      await sql`update outbox set state = 'recipient_gone' where conversation_id in (select id from conversations where address = 't2')`.execute(
        db(),
      );
      expect((await seen()).made).toMatchObject([
        {
          state: "sending",
          people: { queued: 1, blocked: 1 },
          unreached: [{ unit: "STC", name: "cán bộ STC", state: "blocked" }],
        },
      ]);
      await write({ kind: "cancel_broadcast", id, by });
      expect((await seen()).made).toMatchObject([{ state: "cancelled" }]);
      await expect(write({ kind: "cancel_broadcast", id, by })).rejects.toThrow("over meanwhile");
      const log = await auditRows(db(), { unit: null, since: null });
      const who = by.kind === "member" ? `coordinator ${by.id}` : "";
      expect(log.map((row) => `${row.who} ${row.action} ${row.subject}`)).toEqual([
        `${who} broadcast.made ${id}`,
        `${who} broadcast.cancelled ${id}`,
      ]);
    });
  });
});
