import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another process works on this folder. */
export class DataDirInUse extends Error {
  override name = "DataDirInUse";
}

/** The connections whose locks stand: one that nothing refers to would be closed, and its lock lost, by the collector. */
const holding = new Set<DatabaseSync>();

/**
 * Holds a data folder against a second process until it is released or the process ends, however it ends: two PGlite on one
 * folder lose rows silently. Throws DataDirInUse.
 */
export function holdDataDir(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(dataDir, "lock.db"));
  try {
    database.exec("pragma locking_mode = exclusive; pragma busy_timeout = 0; begin exclusive");
  } catch (error) {
    database.close();
    if (!(error instanceof Error) || !/locked|busy/i.test(error.message)) throw error;
    throw new DataDirInUse(
      `DATA_DIR ${dataDir}: another process is using this folder. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  holding.add(database);
  return {
    release() {
      holding.delete(database);
      database.close();
    },
  };
}
