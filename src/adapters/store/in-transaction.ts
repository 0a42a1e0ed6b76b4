import type { Kysely } from "kysely";

import type { Schema } from "./schema.ts";

/** Runs in the transaction that is open, or in one of its own. */
export const inTransaction = <Value>(
  db: Kysely<Schema>,
  run: (trx: Kysely<Schema>) => Promise<Value>,
): Promise<Value> => (db.isTransaction ? run(db) : db.transaction().execute(run));
