import { describe, expect, test } from "vitest";

import { hashCode } from "../../../src/adapters/store/code-hash.ts";
import {
  createInvitation,
  findInvitation,
  openInvitations,
  revokeInvitations,
} from "../../../src/adapters/store/invitations.ts";
import { at } from "../../support/stores-contract.ts";
import { addMember, onEveryEngine } from "../../support/stores-engines.ts";

const DAY = 86_400;

describe("the hash of a code", () => {
  test("is the same however the code is typed, and tells nothing of it", async () => {
    const hash = await hashCode("K7M49QRT");
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashCode("k7m4-9qrt")).toBe(hash);
    expect(await hashCode("K7M49QRS")).not.toBe(hash);
  });
});

onEveryEngine((db) => {
  const create = (codeHash: string, given: { unit?: string; replaces?: string; days?: number } = {}) =>
    createInvitation(
      db(),
      {
        codeHash,
        unit: given.unit ?? "886",
        role: "officer",
        replaces: given.replaces ?? null,
        issuedBy: "admin",
        expiresAt: at((given.days ?? 7) * DAY),
      },
      at(0),
    );
  const open = async (seconds: number) => (await openInvitations(db(), at(seconds))).map(({ id }) => id);

  test("an invitation is found by the hash of its code, and by nothing else", async () => {
    const replaces = await addMember(db(), "886");
    const id = await create("abc", { replaces });
    expect(await findInvitation(db(), "abc")).toEqual({
      id,
      unit: "886",
      role: "officer",
      replaces,
      expiresAt: at(7 * DAY),
      usedAt: null,
      revokedAt: null,
    });
    expect(await findInvitation(db(), "abd")).toBeNull();
  });

  test("open ones are listed until the moment they end, the newest first", async () => {
    const [short, long] = [await create("1", { days: 1 }), await create("2")];
    expect(await open(0)).toEqual([long, short]);
    expect(await open(DAY - 1)).toEqual([long, short]);
    expect(await open(DAY)).toEqual([long]);
    expect(await openInvitations(db(), at(0))).toMatchObject([{ issuedBy: "admin", createdAt: at(0) }, {}]);
  });

  test("one is taken back by its hash, once", async () => {
    await create("1");
    const other = await create("2");
    expect(await revokeInvitations(db(), { hash: "1" }, at(1))).toBe(1);
    expect(await revokeInvitations(db(), { hash: "1" }, at(2))).toBe(0);
    expect(await findInvitation(db(), "1")).toMatchObject({ revokedAt: at(1) });
    expect(await open(1)).toEqual([other]);
  });

  test("all of a unit are taken back that can still be used", async () => {
    await create("1");
    await create("2");
    await create("ended", { days: 1 });
    const elsewhere = await create("4", { unit: "887" });
    await db()
      .updateTable("invitations")
      .set({ used_at: at(1).toString() })
      .where("code_hash", "=", "2")
      .execute();
    expect(await revokeInvitations(db(), { unit: "886" }, at(DAY))).toBe(1);
    expect(await open(DAY)).toEqual([elsewhere]);
    expect(await findInvitation(db(), "2")).toMatchObject({ revokedAt: null });
    expect(await findInvitation(db(), "ended")).toMatchObject({ revokedAt: null });
  });

  test("inside a transaction the handle of the transaction is enough", async () => {
    await db()
      .transaction()
      .execute(async (trx) => {
        await createInvitation(
          trx,
          { codeHash: "1", unit: "886", role: "approver", replaces: null, issuedBy: "7", expiresAt: at(900) },
          at(0),
        );
        expect(await findInvitation(trx, "1")).toMatchObject({ role: "approver" });
        expect(await revokeInvitations(trx, { hash: "1" }, at(1))).toBe(1);
        expect(await openInvitations(trx, at(1))).toEqual([]);
      });
  });

  test("one code is kept once", async () => {
    await create("1");
    await expect(create("1")).rejects.toThrow();
  });
});
