import type { Kysely } from "kysely";

import { hashToken } from "./link-hash.ts";
import type { Schema } from "./schema.ts";

/** What a link opens. */
export interface Link {
  readonly file: string;
  readonly name: string;
}

/** Looks whether a link still opens, without using it. */
export async function findLink(db: Kysely<Schema>, token: string, now: Temporal.Instant): Promise<Link | null> {
  const row = await db
    .selectFrom("links")
    .select(["file", "name"])
    .where("token_hash", "=", hashToken(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", now.toString() as never)
    .executeTakeFirst();
  return row ?? null;
}

/** Uses a link: what it opens, once; null ever after, and once it has expired. */
export async function takeLink(db: Kysely<Schema>, token: string, now: Temporal.Instant): Promise<Link | null> {
  const row = await db
    .updateTable("links")
    .set({ used_at: now.toString() })
    .where("token_hash", "=", hashToken(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", now.toString() as never)
    .returning(["file", "name"])
    .executeTakeFirst();
  return row ?? null;
}
