import { join } from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import { PGliteDialect } from "kysely";

import { COLUMN_READERS } from "./column-types.ts";
import { holdDataDir } from "./data-dir-lock.ts";
import type { Engine } from "./open-store.ts";
import { preparing } from "./preparing-pglite.ts";
import { copyTemplate } from "./template.ts";

/** PGlite's own way to read the types that our tables read differently. */
const OWN_READERS = {
  parsers: Object.fromEntries(
    Object.keys(COLUMN_READERS).map((type) => [type, types.parsers[type] ?? ((text: string) => text)]),
  ),
};

/** Opens the embedded store of a data folder (null: in memory only), held against a second process. Throws DataDirInUse. */
export async function openPGlite(dataDir: string | null): Promise<Engine> {
  if (dataDir === null) return openPGliteFolder(null);
  const lock = holdDataDir(dataDir);
  try {
    const folder = join(dataDir, "pglite");
    copyTemplate(folder);
    const engine = await openPGliteFolder(folder);
    return {
      ...engine,
      async close() {
        await engine.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * How the embedded engine plans: everything it reads is in memory, and as nothing ever vacuums it by itself, what is dead in an
 * index must be marked so by whoever comes across it, which a bitmap scan never does.
 */
const PLANNING = "set random_page_cost = 1.1; set enable_bitmapscan = off";

/** What the engine sets up at its start: its usual 128 MB of page memory cost a third of a second and are more than a province's store. */
const START = [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB"];

/** Opens the embedded store in a folder that nobody else can open. */
export async function openPGliteFolder(folder: string | null): Promise<Engine> {
  const pglite = new PGlite({
    ...(folder === null ? {} : { dataDir: folder }),
    parsers: COLUMN_READERS,
    startParams: START,
  });
  await pglite.waitReady;
  await pglite.exec(PLANNING);
  return {
    kind: "pglite",
    dialect: new PGliteDialect({ pglite: preparing(pglite) }),
    alone: true,
    async listen(heard) {
      await pglite.listen("reply", heard);
    },
    async executeSql(text, values) {
      if (values && values.length > 0) return pglite.query(text, values, OWN_READERS);
      try {
        const results = await pglite.exec(text, OWN_READERS);
        return { rows: results.flatMap(({ rows }) => rows) };
      } catch (error) {
        await pglite.query("rollback");
        throw error;
      }
    },
    async setSessionStatements(statements) {
      for (const statement of statements) await pglite.query(statement);
    },
    async close() {
      if (!pglite.closed) await pglite.close();
    },
  };
}
