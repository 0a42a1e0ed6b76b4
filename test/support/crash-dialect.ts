import { type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, Kysely } from "kysely";

import type { Store } from "../../src/adapters/store/open-store.ts";
import type { Schema } from "../../src/adapters/store/schema.ts";

/** How the store fails: at which statement, on which side of it, and whether the process dies of it. */
export interface Fault {
  /** Counted from 1; beginning and committing a transaction count too. */
  readonly statement: number;
  /** "before": it is never run; "after": it is run and its answer is lost. */
  readonly side: "before" | "after";
  /** True where every later statement fails as well, as if the process were killed there. */
  readonly dies: boolean;
}

/** What a faulty store throws. */
class StoreFault extends Error {
  override name = "StoreFault";
}

/** A store over the same engine whose statements fail as told; closing it leaves the engine open. */
export interface FaultyStore {
  readonly store: Store;
  /** Whether the fault came about. */
  readonly failed: () => boolean;
}

/** Puts a fault under an open store. */
export function withFault({ engine }: Store, fault: Fault | null): FaultyStore {
  let count = 0;
  let failed = false;

  async function statement<T>(run: () => Promise<T>): Promise<T> {
    count += 1;
    if (failed && fault?.dies) throw new StoreFault("the process is dead");
    if (count !== fault?.statement) return run();
    failed = true;
    if (fault.side === "before") throw new StoreFault(`statement ${count} never ran`);
    await run();
    throw new StoreFault(`the answer to statement ${count} was lost`);
  }

  const dialect: Dialect = {
    createAdapter: () => engine.dialect.createAdapter(),
    createIntrospector: (db) => engine.dialect.createIntrospector(db),
    createQueryCompiler: () => engine.dialect.createQueryCompiler(),
    createDriver: () => faultyDriver(engine.dialect.createDriver(), statement),
  };
  const db = new Kysely<Schema>({ dialect });
  return { store: { db, engine, close: async () => {} }, failed: () => failed };
}

type Counted = <T>(run: () => Promise<T>) => Promise<T>;

function faultyDriver(driver: Driver, statement: Counted): Driver {
  const originals = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const original = (connection: DatabaseConnection) => originals.get(connection) ?? connection;
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection();
      const faulty: DatabaseConnection = {
        executeQuery: <R>(query: CompiledQuery) => statement(() => connection.executeQuery<R>(query)),
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
      originals.set(faulty, connection);
      return faulty;
    },
    async beginTransaction(connection, settings) {
      let hasBegun = false;
      try {
        await statement(async () => {
          await driver.beginTransaction(original(connection), settings);
          hasBegun = true;
        });
      } catch (error) {
        if (hasBegun) await driver.rollbackTransaction(original(connection));
        throw error;
      }
    },
    commitTransaction: (connection) => statement(() => driver.commitTransaction(original(connection))),
    // A server rolls back by itself what a dead process left open, so this one never fails.
    rollbackTransaction: (connection) => driver.rollbackTransaction(original(connection)),
    releaseConnection: (connection) => driver.releaseConnection(original(connection)),
    destroy: async () => {},
  };
}
