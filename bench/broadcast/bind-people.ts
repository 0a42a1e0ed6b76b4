import { join } from "node:path";
import { sql } from "kysely";
import { loadReporting } from "../../src/adapters/knowledge-files/load-reporting.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { openPostgres } from "../../src/adapters/store/postgres-engine.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import { logger } from "../turns/bots/logger.ts";
import type { StoreKind } from "../turns/protocol.ts";

/** Puts so many officers of the campaign's units into an empty store, each with a chat on Telegram; their chats have the numbers from 1 on. */
export async function bindPeople(kind: StoreKind, at: string, campaign: string, count: number): Promise<void> {
  const reporting = await loadReporting(join(KNOWLEDGE, campaign));
  const codes = reporting?.units.units.map(({ code }) => code) ?? [];
  const store = await openStore(kind === "pglite" ? await openPGlite(at) : openPostgres(at, logger));
  await sql`
    with officers as (
      insert into members (unit, role, name, created_at)
      select (${codes}::text[])[1 + n % ${codes.length}], 'officer', 'Cán bộ ' || n, '2023-11-01T01:00:00Z'
      from generate_series(1, ${count}::integer) n returning id, created_at
    )
    insert into conversations (channel, address, member_id, created_at, heard_at)
    select 'telegram', row_number() over (order by id), id, created_at, created_at from officers`.execute(store.db);
  await store.close();
}
