import { expect, test } from "vitest";

import { endMember, memberIn, membersOf } from "../../../src/adapters/store/members.ts";
import { at } from "../../support/stores-contract.ts";
import { addConversation, addMember, onEveryEngine } from "../../support/stores-engines.ts";

const ON_TELEGRAM = { channel: "telegram", conversation: "an" } as const;
const ON_THE_WEB = { channel: "web-chat", conversation: "an" } as const;

onEveryEngine((db) => {
  test("the members of a unit are those bound to it now", async () => {
    const [first, second, gone] = [
      await addMember(db(), "886"),
      await addMember(db(), "886", "approver"),
      await addMember(db(), "886"),
    ];
    await addMember(db(), "887");
    await endMember(db(), gone, at(1));
    expect(await membersOf(db(), "886")).toEqual([
      { id: first, unit: "886", role: "officer", name: "cán bộ 886" },
      { id: second, unit: "886", role: "approver", name: "cán bộ 886" },
    ]);
    expect(await membersOf(db(), "888")).toEqual([]);
  });

  test("a conversation has the member it is bound to, on its own channel only", async () => {
    const member = await addMember(db(), "886");
    await addConversation(db(), ON_TELEGRAM, member);
    await addConversation(db(), ON_THE_WEB, null);
    expect(await memberIn(db(), ON_TELEGRAM)).toMatchObject({ id: member, unit: "886" });
    expect(await memberIn(db(), ON_THE_WEB)).toBeNull();
    expect(await memberIn(db(), { channel: "telegram", conversation: "bình" })).toBeNull();
  });

  test("who ends is bound nowhere, has no name, and ends once", async () => {
    const member = await addMember(db(), "886");
    const other = await addMember(db(), "886");
    await addConversation(db(), ON_TELEGRAM, member);
    await addConversation(db(), ON_THE_WEB, other);
    expect(await endMember(db(), member, at(1))).toBe(true);
    expect(await endMember(db(), member, at(2))).toBe(false);
    expect(await memberIn(db(), ON_TELEGRAM)).toBeNull();
    expect(await memberIn(db(), ON_THE_WEB)).toMatchObject({ id: other });
    expect(await db().selectFrom("members").selectAll().where("id", "=", Number(member)).execute()).toMatchObject([
      { name: null, ended_at: at(1), unit: "886" },
    ]);
    expect(await db().selectFrom("conversations").select("member_id").orderBy("id").execute()).toEqual([
      { member_id: null },
      { member_id: Number(other) },
    ]);
  });
});
