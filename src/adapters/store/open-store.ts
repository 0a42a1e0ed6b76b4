import { type Dialect, Kysely } from "kysely";

import { migrate } from "./migrate.ts";
import type { Schema } from "./schema.ts";

/** An engine under the store: PGlite in a folder, or a PostgreSQL server. */
export interface Engine {
  readonly kind: "pglite" | "postgres";
  readonly dialect: Dialect;
  /** True when no other process can hold a lease here, so that leases of an earlier run may be freed at once. */
  readonly alone: boolean;
  /**
   * Calls back with "channel address" for each reply that some process wrote to a channel whose readers read the row itself,
   * and with null after a reconnection: something may have been missed.
   */
  listen(heard: (address: string | null) => void): Promise<void>;
  /** Runs SQL that somebody else wrote (the job library's), read as its driver reads it (moments are Dates); several statements are allowed where there are no values. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Statements that every session must have run before any other; each call replaces the set. */
  setSessionStatements(statements: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** The open store: one dialect over both engines. */
export interface Store {
  readonly db: Kysely<Schema>;
  readonly engine: Engine;
  close(): Promise<void>;
}

/** Opens the store and brings its tables up to date. */
export async function openStore(engine: Engine): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: engine.dialect });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    await engine.close();
    throw error;
  }
  return {
    db,
    engine,
    async close() {
      await db.destroy();
      await engine.close();
    },
  };
}
