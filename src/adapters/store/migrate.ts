import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

import { messages } from "./migrations/0001-messages.ts";
import { reports } from "./migrations/0002-reports.ts";
import { files } from "./migrations/0003-files.ts";
import { incomingFiles } from "./migrations/0004-incoming-files.ts";
import { zalo } from "./migrations/0009-zalo.ts";
import type { Schema } from "./schema.ts";

const MIGRATIONS: Record<string, Migration> = {
  "0001-messages": messages,
  "0002-reports": reports,
  "0003-files": files,
  "0004-incoming-files": incomingFiles,
  "0009-zalo": zalo,
};

/** Brings the tables up to this program's version, under a lock, all or nothing; throws when that fails. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
