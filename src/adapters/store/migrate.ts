import { type Kysely, sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from "kysely/migration";

import { messages } from "./migrations/0001-messages.ts";
import { reports } from "./migrations/0002-reports.ts";
import { files } from "./migrations/0003-files.ts";
import { incomingFiles } from "./migrations/0004-incoming-files.ts";
import { decisions } from "./migrations/0005-decisions.ts";
import { audit } from "./migrations/0006-audit.ts";
import { formSheets } from "./migrations/0007-form-sheets.ts";
import { formPages } from "./migrations/0008-form-pages.ts";
import { zalo } from "./migrations/0009-zalo.ts";
import { collections } from "./migrations/0010-collections.ts";
import { queueIndexes } from "./migrations/0011-queue-indexes.ts";
import { reminders } from "./migrations/0012-reminders.ts";
import { zaloTemplates } from "./migrations/0013-zalo-templates.ts";
import type { Schema } from "./schema.ts";

const MIGRATIONS: Record<string, Migration> = {
  "0001-messages": messages,
  "0002-reports": reports,
  "0003-files": files,
  "0004-incoming-files": incomingFiles,
  "0005-decisions": decisions,
  "0006-audit": audit,
  "0007-form-sheets": formSheets,
  "0008-form-pages": formPages,
  "0009-zalo": zalo,
  "0010-collections": collections,
  "0011-queue-indexes": queueIndexes,
  "0012-reminders": reminders,
  "0013-zalo-templates": zaloTemplates,
};

/** Brings the tables up to this program's version, under a lock, all or nothing; throws when that fails. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Whether exactly this program's migrations were made, as two quick reads tell: the migrator goes through the whole catalogue. */
async function isUpToDate(db: Kysely<Schema>): Promise<boolean> {
  const there = await sql<{
    is_there: boolean;
  }>`select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as is_there`.execute(db);
  if (!there.rows[0]?.is_there) return false;
  const made = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
  return JSON.stringify(made.rows.map(({ name }) => name)) === JSON.stringify(Object.keys(MIGRATIONS).sort());
}
