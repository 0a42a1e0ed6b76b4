import { sql } from "kysely";
import { describe, expect, test } from "vitest";

import { createMakeUp } from "../../../src/adapters/store/made-up-replies.ts";
import type { ChannelId } from "../../../src/messages/address.ts";
import { type Reply, textReply } from "../../../src/messages/reply.ts";
import { addConversation, addMember, onEveryEngine } from "../../support/stores-engines.ts";

const lastWords = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])).at(-1);

const ASKED = Temporal.Instant.from("2026-11-25T03:00:00Z");

onEveryEngine((db) => {
  describe("an answer that the end of the bot's plan kept back", () => {
    const makeUp = () =>
      createMakeUp({
        ...{ db: db(), channel: "zalo-bot", timeZone: "Asia/Ho_Chi_Minh", freeHours: 47 },
        deliveredByRow: new Set<ChannelId>(["web-chat"]),
      });

    async function keptBack(channels: readonly ChannelId[]): Promise<void> {
      const member = await addMember(db(), "886");
      for (const channel of channels)
        await addConversation(db(), { channel, conversation: `${channel} ${member}` }, member);
      await sql`update conversations set heard_at = ${ASKED.toString()}`.execute(db());
      for (const words of ["Một ạ.", "Hai ạ."]) {
        const reply: Reply = { ...textReply(words), choices: [{ id: "1-0", label: "Xem cả đoạn" }] };
        await sql`
          with heard as (
            insert into inbox (channel, event_key, conversation_id, happened_at, received_at)
            select 'zalo-bot', ${words} || id, id, heard_at, heard_at from conversations where channel = 'zalo-bot' returning *
          )
          insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
          select conversation_id, id, ${JSON.stringify(reply)}::jsonb, 'quota_exhausted', received_at, received_at, received_at from heard`.execute(
          db(),
        );
      }
    }
    async function said(): Promise<readonly string[]> {
      const { rows } = await sql<{ channel: string; reply: Reply; state: string }>`
        select c.channel, o.reply, o.state from outbox o join conversations c on c.id = o.conversation_id
        where o.state <> 'quota_exhausted' order by o.id`.execute(db());
      return rows.map(
        ({ channel, reply, state }) => `${channel} ${state} ${reply.choices.length}: ${lastWords(reply)}`,
      );
    }
    const inMonth = (moment: string) => makeUp().run(Temporal.Instant.from(moment));

    test("is given on another channel of the same person at once, each once and without its choices", async () => {
      await keptBack(["zalo-bot", "web-chat", "telegram"]);
      expect(await inMonth("2026-11-25T03:01:00Z")).toBe(1);
      expect(await inMonth("2026-11-25T03:02:00Z")).toBe(0);
      expect(await said()).toEqual(["telegram pending 0: Một ạ.", "telegram pending 0: Hai ạ."]);
    });

    test("waits for the new month where there is no other channel, and then one message asks to say it again", async () => {
      await keptBack(["zalo-bot"]);
      expect(await inMonth("2026-11-30T16:59:00Z")).toBe(0);
      expect(await inMonth("2026-11-30T17:01:00Z")).toBe(1);
      expect(await inMonth("2026-11-30T17:02:00Z")).toBe(0);
      expect(await said()).toEqual([expect.stringMatching(/^zalo-bot pending 0: .*nhắn lại giúp em ạ\.$/)]);
    });

    test("never goes where it would cost money", async () => {
      await keptBack(["zalo-bot", "zalo-oa"]);
      await sql`update conversations set heard_at = ${ASKED.subtract({ hours: 48 }).toString()} where channel = 'zalo-oa'`.execute(
        db(),
      );
      expect(await inMonth("2026-11-25T03:01:00Z")).toBe(0);
      expect(await said()).toEqual([]);
    });
  });
});
