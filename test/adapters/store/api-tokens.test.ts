import { createHash } from "node:crypto";
import { expect, test } from "vitest";

import { apiTokens, createApiToken, findApiToken, revokeApiToken } from "../../../src/adapters/store/api-tokens.ts";
import { at } from "../../support/stores-contract.ts";
import { onEveryEngine } from "../../support/stores-engines.ts";

onEveryEngine((db) => {
  const create = (label: string, seed: number) =>
    createApiToken(db(), { label, random: (bytes) => new Uint8Array(bytes).fill(seed) }, at(0));

  test("a token has 256 bits and is kept only as a hash", async () => {
    const { token } = await create("sổ tổng hợp", 255);
    expect(token).toMatch(/^tld_[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(token.slice(4), "base64url")).toEqual(Buffer.alloc(32, 255));
    const rows = await db().selectFrom("api_tokens").selectAll().execute();
    expect(rows).toMatchObject([
      { token_hash: createHash("sha256").update(token).digest("hex"), label: "sổ tổng hợp" },
    ]);
    expect(JSON.stringify(rows)).not.toContain(token.slice(4));
  });

  test("a token is found by its secret until it is revoked", async () => {
    const [first, second] = [await create("một", 1), await create("hai", 2)];
    expect(await findApiToken(db(), first.token)).toEqual({ id: first.id, label: "một", createdAt: at(0) });
    expect(await apiTokens(db())).toMatchObject([{ label: "một" }, { label: "hai" }]);
    expect(await revokeApiToken(db(), first.id, at(1))).toBe(true);
    expect(await revokeApiToken(db(), first.id, at(2))).toBe(false);
    expect(await revokeApiToken(db(), "999999", at(2))).toBe(false);
    expect(await findApiToken(db(), first.token)).toBeNull();
    expect(await findApiToken(db(), second.token)).toMatchObject({ label: "hai" });
    expect(await apiTokens(db())).toMatchObject([{ label: "hai" }]);
  });

  test.each(["", "tld_", "tld_AQEBAQ", "xyz"])("nobody else gets in: %j", async (token) => {
    await create("một", 1);
    expect(await findApiToken(db(), token)).toBeNull();
  });
});
