import { expect, it } from "vitest";

import { createZaloOaTakeovers } from "../../../src/adapters/store/zalo-oa-takeovers.ts";
import { at } from "../../support/stores-contract.ts";
import { onEveryEngine } from "../../support/stores-engines.ts";

onEveryEngine((db) => {
  it("a conversation is quiet until an hour after the last word of the office, and nothing of it stays", async () => {
    const takeovers = createZaloOaTakeovers(db());
    await takeovers.begin("lan", at(10));
    expect(await takeovers.isOn("lan", at(5))).toBe(true);
    expect(await takeovers.isOn("an", at(5))).toBe(false);
    await takeovers.begin("lan", at(20));
    expect(await takeovers.isOn("lan", at(15))).toBe(true);
    expect(await takeovers.isOn("lan", at(20))).toBe(false);
    expect(await db().selectFrom("zalo_oa_takeovers").selectAll().execute()).toEqual([]);
  });
});
