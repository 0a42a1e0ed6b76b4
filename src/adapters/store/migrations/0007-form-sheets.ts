import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table files
    add column form text check (form in ('expected', 'perhaps')),
    add column conversation_id bigint references conversations,
    add check (form is null or conversation_id is not null)`,
  `create index files_of_conversation on files (conversation_id) where conversation_id is not null`,
];

/** Files that are read as sheets of the report form, and where what is read is told. */
export const formSheets: Migration = { up };
