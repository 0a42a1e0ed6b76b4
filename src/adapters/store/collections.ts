import type { Kysely } from "kysely";

import type { Schema } from "./schema.ts";

/** The last day that a district gave its communes, ISO; null where it collects nothing. */
export async function collectedUntil(db: Kysely<Schema>, campaign: string, district: string): Promise<string | null> {
  const row = await db
    .selectFrom("collections")
    .select("until")
    .where("campaign", "=", campaign)
    .where("district", "=", district)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.until ?? null;
}
