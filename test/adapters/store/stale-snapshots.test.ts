import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { openPostgres } from "../../../src/adapters/store/postgres-engine.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { createTestDatabase, postgresAbsent, storeUnderTest, type TestDatabase } from "../../support/stores.ts";
import { at, says, textEvent } from "../../support/stores-contract.ts";

/** So many events of a held conversation make every claim look around for longer than a turn takes. */
const IN_THE_WAY = 4000;
const TURNS = 40;

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

  test("a claim that began before another worker claimed and finished a turn does not take that turn again", async () => {
    const { inbox, turns, inboxRows, conversation } = storeUnderTest(store);
    await inbox.accept(textEvent("held", { conversation: "held" }), at(0));
    await turns.claim("elsewhere", at(0), at(1e6));
    await sql`
      insert into inbox (channel, event_key, conversation_id, happening, happened_at, received_at)
      select channel, event_key || n, conversation_id, happening, happened_at, received_at
      from inbox, generate_series(1, ${IN_THE_WAY}) n`.execute(store.db);
    for (let turn = 0; turn < TURNS; turn += 1) await inbox.accept(textEvent(String(turn)), at(0));

    const done: string[] = [];
    let lost = 0;
    await Promise.all(
      Array.from({ length: 8 }, async (_, worker) => {
        while (done.length < TURNS && lost === 0) {
          const turn = await turns.claim(`worker ${worker}`, at(0), at(30));
          if (!turn) continue;
          if ((await turns.commit(turn, says([]), at(0))) === "written") done.push(turn.id);
          else lost += 1;
        }
      }),
    );
    expect(lost).toBe(0);
    expect(done).toEqual(done.toSorted((one, other) => Number(one) - Number(other)));
    expect(new Set(done).size).toBe(TURNS);
    expect((await inboxRows()).slice(-TURNS).every(({ attempts }) => attempts === 1)).toBe(true);
    expect(await conversation({ channel: "telegram", conversation: "an" })).toMatchObject({ held: false });
  });
});
