import { type Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";

import { createApiToken, revokeApiToken } from "../../../src/adapters/store/api-tokens.ts";
import { appendAudit, auditRows, verifyAudit } from "../../../src/adapters/store/audit.ts";
import { createInvitation, revokeInvitations } from "../../../src/adapters/store/invitations.ts";
import { endMember } from "../../../src/adapters/store/members.ts";
import type { Schema } from "../../../src/adapters/store/schema.ts";
import { at } from "../../support/stores-contract.ts";
import { addMember, onEveryEngine } from "../../support/stores-engines.ts";
import { emptyAudit, tamper } from "../../support/tamper-audit.ts";

const ALL = { unit: null, since: null };
const entry = (subject: string, unit: string | null = "886") => ({
  by: { kind: "admin" } as const,
  action: "report.accepted",
  subject,
  campaign: "c2023",
  unit,
  before: { state: "submitted" },
  after: { "số hộ": 1.5, b: [1, null, "“trích”\n"] },
});

/** An audit log of ten rows, three of them written at once. */
async function tenRows(db: Kysely<Schema>): Promise<void> {
  await emptyAudit(db);
  for (let row = 1; row <= 7; row += 1) await appendAudit(db, [entry(`R${row}`)], at(row).toString());
  await appendAudit(db, [entry("R8"), entry("R9", "887"), entry("R10")], at(8).toString());
}

onEveryEngine((db) => {
  describe("the audit log", () => {
    test("chains every row to the one before, rows of one statement too", async () => {
      await tenRows(db());
      const rows = await auditRows(db(), ALL);
      expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(rows[0]?.previous).toBe("0".repeat(64));
      for (const [place, row] of rows.entries()) if (place > 0) expect(row.previous).toBe(rows[place - 1]?.hash);
      const head = rows.at(-1)?.hash;
      expect(await verifyAudit(db(), null)).toEqual({ rows: 10, sound: 10, head, bad: null, head_found: null });
      expect(await verifyAudit(db(), head ?? "")).toMatchObject({ head_found: true });
    });

    test("an empty one is sound", async () => {
      await emptyAudit(db());
      expect(await verifyAudit(db(), null)).toEqual({ rows: 0, sound: 0, head: null, bad: null, head_found: null });
      expect(await verifyAudit(db(), "a".repeat(64))).toMatchObject({ bad: null, head_found: false });
    });

    test("lists one unit, or what came from a moment on", async () => {
      await tenRows(db());
      expect((await auditRows(db(), { unit: "887", since: null })).map(({ subject }) => subject)).toEqual(["R9"]);
      expect((await auditRows(db(), { unit: null, since: at(7) })).map(({ subject }) => subject)).toEqual([
        "R7",
        "R8",
        "R9",
        "R10",
      ]);
    });

    test.each(["update audit_log set subject = 'x'", "delete from audit_log", "truncate audit_log"])(
      "refuses: %s",
      async (statement) => {
        await tenRows(db());
        await expect(sql.raw(statement).execute(db())).rejects.toThrow("only ever added to");
        expect(await verifyAudit(db(), null)).toMatchObject({ rows: 10, bad: null });
      },
    );

    const edited = (column: string, value: string) => `update audit_log set ${column} = ${value} where sequence = 4`;
    test.each([
      ["when", edited("at", "at + interval '1 microsecond'"), "changed"],
      ["who", edited("role", "'system'"), "changed"],
      ["who, by number", edited("member_id", "7"), "changed"],
      ["what was done", edited("action", "'report.returned'"), "changed"],
      ["to what", edited("subject", "'R5'"), "changed"],
      ["of which campaign", edited("campaign", "null"), "changed"],
      ["of which unit", edited("unit", "''"), "changed"],
      ["before", edited("before", "null"), "changed"],
      ["after", edited("after", `after || '{"b": 2}'`), "changed"],
      ["the hash", edited("hash", "repeat('a', 64)"), "changed"],
      ["the link", edited("previous", "repeat('a', 64)"), "unchained"],
    ])("a row that was changed is found: %s", async (_, statement, fault) => {
      await tenRows(db());
      await tamper(db(), (trx) => sql.raw(statement).execute(trx));
      expect(await verifyAudit(db(), null)).toMatchObject({ rows: 10, sound: 3, bad: { sequence: 4, fault } });
    });

    test("a row that was changed and hashed anew is found by the next", async () => {
      await tenRows(db());
      await tamper(db(), async (trx) => {
        const [row] = await sql<{ hash: string }>`
          update audit_log set subject = 'x', hash = repeat('b', 64) where sequence = 4 returning hash`
          .execute(trx)
          .then(({ rows }) => rows);
        expect(row).toBeDefined();
      });
      expect((await verifyAudit(db(), null)).bad?.sequence).toBe(4);
    });

    test("a row that was removed is found, at the beginning and in the middle", async () => {
      for (const gone of [1, 5]) {
        await tenRows(db());
        await tamper(db(), (trx) => sql`delete from audit_log where sequence = ${gone}`.execute(trx));
        const bad = { sequence: gone + 1, fault: "gap" };
        expect(await verifyAudit(db(), null)).toMatchObject({ rows: 9, sound: gone - 1, bad });
      }
    });

    test("a row that was removed and the others moved up is found", async () => {
      await tenRows(db());
      await tamper(db(), async (trx) => {
        await sql`delete from audit_log where sequence = 5`.execute(trx);
        for (let row = 6; row <= 10; row += 1)
          await sql`update audit_log set sequence = sequence - 1 where sequence = ${row}`.execute(trx);
      });
      expect((await verifyAudit(db(), null)).bad).toMatchObject({ sequence: 5, fault: "unchained" });
    });

    test("a row that was put in between is found", async () => {
      await tenRows(db());
      await tamper(db(), async (trx) => {
        for (let row = 10; row >= 5; row -= 1)
          await sql`update audit_log set sequence = sequence + 1 where sequence = ${row}`.execute(trx);
        await sql`insert into audit_log select 5, at, member_id, role, action, 'giả', campaign, unit, before, after, hash,
          repeat('c', 64) from audit_log where sequence = 4`.execute(trx);
      });
      expect(await verifyAudit(db(), null)).toMatchObject({
        rows: 11,
        sound: 4,
        bad: { sequence: 5, fault: "changed" },
      });
    });

    test("a tail that was cut off is found by the hash that was kept elsewhere, also after more was written", async () => {
      await tenRows(db());
      const kept = (await verifyAudit(db(), null)).head ?? "";
      await tamper(db(), (trx) => sql`delete from audit_log where sequence > 8`.execute(trx));
      expect(await verifyAudit(db(), null)).toMatchObject({ rows: 8, bad: null });
      expect(await verifyAudit(db(), kept)).toMatchObject({ bad: null, head_found: false });
      await appendAudit(db(), [entry("R9")], at(9).toString());
      expect(await verifyAudit(db(), kept)).toMatchObject({ rows: 9, bad: null, head_found: false });
    });

    test("many transactions at once are one chain", async () => {
      await emptyAudit(db());
      await Promise.all(
        Array.from({ length: 40 }, (_, one) =>
          db()
            .transaction()
            .execute((trx) => appendAudit(trx, [entry(`A${one}`), entry(`B${one}`)], at(one).toString())),
        ),
      );
      expect(await verifyAudit(db(), null)).toMatchObject({ rows: 80, sound: 80, bad: null });
    });

    test("what is undone is not in it", async () => {
      await emptyAudit(db());
      const undone = db()
        .transaction()
        .execute(async (trx) => {
          await appendAudit(trx, [entry("R1")], at(1).toString());
          throw new Error("undone");
        });
      await expect(undone).rejects.toThrow("undone");
      expect(await auditRows(db(), ALL)).toEqual([]);
    });

    test("a member stands in it by role and number, never by name", async () => {
      await emptyAudit(db());
      const member = await addMember(db(), "886", "coordinator");
      await appendAudit(db(), [{ ...entry("R1"), by: member }], at(1).toString());
      await endMember(db(), member, at(2));
      const rows = await auditRows(db(), ALL);
      expect(rows.map(({ who, action }) => `${who} ${action}`)).toEqual([
        `coordinator ${member} report.accepted`,
        "admin member.ended",
      ]);
      expect(JSON.stringify(rows)).not.toContain("cán bộ");
    });

    test("holds what operators do with invitations and tokens, without their secrets", async () => {
      await emptyAudit(db());
      const given = { codeHash: "mã-băm", unit: "886", role: "partner", replaces: null, issuedBy: "admin" } as const;
      await createInvitation(db(), { ...given, expiresAt: at(999) }, at(1));
      await revokeInvitations(db(), { unit: "886" }, at(2));
      const random = (bytes: number) => new Uint8Array(bytes).fill(7);
      const { id, token } = await createApiToken(db(), { label: "sổ", random }, at(3));
      await revokeApiToken(db(), id, at(4));
      await revokeApiToken(db(), id, at(5));
      const rows = await auditRows(db(), ALL);
      expect(rows.map(({ action }) => action)).toEqual([
        "invitation.made",
        "invitation.revoked",
        "token.made",
        "token.revoked",
      ]);
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(JSON.stringify(rows)).not.toContain("mã-băm");
    });
  });
});
