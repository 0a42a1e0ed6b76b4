import type { Kysely } from "kysely";

import { type AuditEntry, appendAudit } from "./audit.ts";
import { inTransaction } from "./in-transaction.ts";
import { hashToken } from "./link-hash.ts";
import type { Schema } from "./schema.ts";

/** 256 bits: nothing that could be guessed, so a quick hash is enough to keep it under. */
const BYTES = 32;
/** Tells what it is for, so that one that lies around is recognised. */
const PREFIX = "tld_";

/** A token of the HTTP API, without its secret. */
export interface ApiToken {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Temporal.Instant;
}

/** Makes a token of the HTTP API; its secret is given here once and kept only as a hash. */
export async function createApiToken(
  db: Kysely<Schema>,
  { label, random }: { readonly label: string; readonly random: (bytes: number) => Uint8Array },
  now: Temporal.Instant,
): Promise<{ readonly id: string; readonly token: string }> {
  const token = `${PREFIX}${random(BYTES).toBase64({ alphabet: "base64url", omitPadding: true })}`;
  return inTransaction(db, async (trx) => {
    const { id } = await trx
      .insertInto("api_tokens")
      .values({ token_hash: hashToken(token), label, created_at: now.toString() })
      .returning("id")
      .executeTakeFirstOrThrow();
    await appendAudit(trx, [{ ...tokenEntry("made", id), after: { label } }], now.toString());
    return { id: String(id), token };
  });
}

/** The token with this secret; null when it is unknown or was revoked. Only hashes are compared, so the time it takes tells nothing. */
export async function findApiToken(db: Kysely<Schema>, token: string): Promise<ApiToken | null> {
  if (!token.startsWith(PREFIX)) return null;
  const row = await live(db).where("token_hash", "=", hashToken(token)).executeTakeFirst();
  return row ? { id: String(row.id), label: row.label, createdAt: row.created_at } : null;
}

/** The tokens that work, the oldest first. */
export async function apiTokens(db: Kysely<Schema>): Promise<ApiToken[]> {
  const rows = await live(db).orderBy("id").execute();
  return rows.map((row) => ({ id: String(row.id), label: row.label, createdAt: row.created_at }));
}

/** Ends a token; false when there is none that works with this number. */
export async function revokeApiToken(db: Kysely<Schema>, id: string, now: Temporal.Instant): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("api_tokens")
      .set({ revoked_at: now.toString() })
      .where("id", "=", Number(id))
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await appendAudit(trx, [tokenEntry("revoked", id)], now.toString());
    return numUpdatedRows > 0n;
  });
}

function tokenEntry(done: "made" | "revoked", id: string | number): AuditEntry {
  return { by: { kind: "admin" }, action: `token.${done}`, subject: `token ${id}`, campaign: null, unit: null };
}

const live = (db: Kysely<Schema>) =>
  db.selectFrom("api_tokens").select(["id", "label", "created_at"]).where("revoked_at", "is", null);
