import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { openPostgres } from "../../../src/adapters/store/postgres-engine.ts";
import { MOST_PREPARED } from "../../../src/adapters/store/preparing-postgres.ts";
import type { Schema } from "../../../src/adapters/store/schema.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { createTestDatabase, postgresAbsent, type TestDatabase } from "../../support/stores.ts";

describe.skipIf(postgresAbsent)("on PostgreSQL", () => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await createTestDatabase();
    store = await openStore(openPostgres(database.url, silentLogger));
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  /** The statements about things that a connection keeps ready. */
  const kept = async (trx: Kysely<Schema>) =>
    (
      await sql<{
        statement: string;
      }>`select statement from pg_prepared_statements where statement like '%things%'`.execute(trx)
    ).rows;
  const all = (trx: Kysely<Schema>, most: number) => sql`select * from things order by id limit ${most}`.execute(trx);

  test("a statement with values is read once on a connection", async () => {
    await sql`create table things (id bigint)`.execute(store.db);
    await store.db.connection().execute(async (trx) => {
      for (let time = 0; time < 3; time += 1) await all(trx, time);
      await sql`select count(*) from things`.execute(trx);
      expect(await kept(trx)).toHaveLength(1);
    });
  });

  test("after a table was changed under it, a statement fails once at most", async () => {
    await store.db.connection().execute(async (trx) => {
      await all(trx, 1);
      await sql`alter table things add column name text default 'một'`.execute(trx);
      await sql`insert into things (id) values (${7})`.execute(trx);
      await all(trx, 1).catch(() => {});
      expect((await all(trx, 1)).rows).toEqual([{ id: 7, name: "một" }]);
    });
  });

  test("so many statements are kept and no more, and what is not kept works as well", async () => {
    await store.db.connection().execute(async (trx) => {
      for (let place = 0; place <= MOST_PREPARED; place += 1) {
        const asked = sql<{ place: number }>`select ${sql.lit(place)}::integer as place where ${true}::boolean`;
        expect((await asked.execute(trx)).rows).toEqual([{ place }]);
      }
      const { rows } = await sql<{
        kept: number;
      }>`select count(distinct statement) as kept from pg_prepared_statements`.execute(trx);
      expect(rows[0]?.kept).toBeLessThanOrEqual(MOST_PREPARED);
    });
  });
});
