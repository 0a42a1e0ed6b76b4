import type { Kysely } from "kysely";

import type { Schema } from "./schema.ts";

/**
 * Frees what an earlier run held, for a store that only one process can open: its turns are taken up again, and what it was
 * sending ends its lease now, so that the next sweep marks it unknown.
 */
export async function releaseLeases(db: Kysely<Schema>): Promise<void> {
  await db
    .updateTable("conversations")
    .set({ lease_owner: null, lease_until: null })
    .where("lease_owner", "is not", null)
    .execute();
  await db
    .updateTable("outbox")
    .set({ lease_until: new Date(0).toISOString() })
    .where("state", "=", "sending")
    .execute();
}
