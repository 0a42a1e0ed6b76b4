import { type Kysely, sql } from "kysely";

import type { Schema } from "../../src/adapters/store/schema.ts";

/** Lets somebody with every right on the database do to the audit log what its triggers refuse. */
export async function tamper(db: Kysely<Schema>, change: (trx: Kysely<Schema>) => Promise<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`alter table audit_log disable trigger user`.execute(trx);
    await change(trx);
    await sql`alter table audit_log enable trigger user`.execute(trx);
  });
}

/** Empties the audit log, as only a test does. */
export const emptyAudit = (db: Kysely<Schema>): Promise<void> =>
  tamper(db, (trx) => sql`truncate audit_log`.execute(trx));
