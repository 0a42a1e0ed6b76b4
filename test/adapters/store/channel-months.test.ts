import { sql } from "kysely";
import { beforeEach, expect, it } from "vitest";

import { addToMonth, tellCoordinatorsOnce } from "../../../src/adapters/store/channel-months.ts";
import type { ChannelId } from "../../../src/messages/address.ts";
import { at } from "../../support/stores-contract.ts";
import { addMember, onEveryEngine } from "../../support/stores-engines.ts";

const BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat"]);

onEveryEngine((db) => {
  beforeEach(async () => void (await sql`delete from channel_months`.execute(db())));

  it("counts both ways, by channel and month, from several at once", async () => {
    const add = (month: string, cameIn: number, wentOut: number) =>
      addToMonth(db(), "zalo-bot", month, { cameIn, wentOut });
    expect(await add("2026-11", 0, 0)).toEqual({ month: "2026-11", cameIn: 0, wentOut: 0 });
    await Promise.all(Array.from({ length: 20 }, () => add("2026-11", 1, 2)));
    expect(await add("2026-11", 0, 1)).toEqual({ month: "2026-11", cameIn: 20, wentOut: 41 });
    expect(await add("2026-12", 1, 0)).toEqual({ month: "2026-12", cameIn: 1, wentOut: 0 });
    expect(await addToMonth(db(), "zalo-oa", "2026-11", { cameIn: 1, wentOut: 0 })).toMatchObject({ cameIn: 1 });
  });

  it("tells every coordinator once a month, on the channels that still carry messages", async () => {
    const [lan, an, officer, former] = [
      await addMember(db(), "SNV", "coordinator"),
      await addMember(db(), "SNV", "coordinator"),
      await addMember(db(), "SYT"),
      await addMember(db(), "SNV", "coordinator"),
    ];
    await db()
      .updateTable("members")
      .set({ ended_at: at(1).toString() })
      .where("id", "=", Number(former))
      .execute();
    const seats: readonly (readonly [string, ChannelId])[] = [
      [lan, "web-chat"],
      [lan, "zalo-bot"],
      [an, "telegram"],
      [officer, "telegram"],
      [former, "telegram"],
    ];
    for (const [place, [member, channel]] of seats.entries())
      await db()
        .insertInto("conversations")
        .values({
          channel,
          address: `a${place}`,
          member_id: Number(member),
          created_at: at(0).toString(),
          heard_at: at(0).toString(),
        })
        .execute();
    const tell = (month: string) =>
      tellCoordinatorsOnce(db(), { channel: "zalo-bot", month, words: `hết tin ${month}` }, BY_ROW, at(2));
    const told = await Promise.all(Array.from({ length: 5 }, () => tell("2026-11")));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await tell("2026-12")).toBe(true);
    const rows = await db()
      .selectFrom("outbox")
      .innerJoin("conversations", "conversations.id", "outbox.conversation_id")
      .select(["channel", "outbox.state"])
      .execute();
    expect(rows.map(({ channel, state }) => `${channel} ${state}`).toSorted()).toEqual([
      "telegram pending",
      "telegram pending",
      "web-chat sent",
      "web-chat sent",
    ]);
  });
});
