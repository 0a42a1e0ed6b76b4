import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { verifyAudit } from "../../../src/adapters/store/audit.ts";
import { decideNow } from "../../../src/adapters/store/decide-now.ts";
import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { openPostgres } from "../../../src/adapters/store/postgres-engine.ts";
import { standingOf } from "../../../src/adapters/store/standings.ts";
import { decide, refuse } from "../../../src/consolidation/decision.ts";
import type { Write } from "../../../src/conversation/ports.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { textReply } from "../../../src/messages/reply.ts";
import { COORDINATOR, figure, someUnit } from "../../support/desk-contract.ts";
import { DESK_CAMPAIGN, type DeskStore, deskStoreOver } from "../../support/desk-stores.ts";
import { createTestDatabase, postgresAbsent, type TestDatabase } from "../../support/stores.ts";
import { at } from "../../support/stores-contract.ts";

const ROUNDS = 40;

describe.skipIf(postgresAbsent)("a return and a correction that is handed in at the same moment", () => {
  let database: TestDatabase;
  let stores: Store[] = [];
  let store: DeskStore;
  beforeAll(async () => {
    database = await createTestDatabase();
    const open = () => openStore(openPostgres(database.url, silentLogger));
    stores = [await open(), await open()];
    store = deskStoreOver(stores[0] as Store);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });

  /** One round: who won, and what was left. */
  async function race(early: "return" | "file" | "neither") {
    const [, coordinatorStore] = stores as [Store, Store];
    const { unit, tele, draft, submission } = someUnit();
    const an = await store.join(tele("an"), { unit });
    const save = (revision: number): Write => ({
      kind: "save_draft",
      draft: draft({ ...figure(revision, an), revision }),
      version: null,
      entries: [],
      by: an,
    });
    const file = (revision: number): Write => ({
      kind: "file",
      submission: submission(an, { ...figure(revision, an), revision }),
      version: 1,
      by: an,
    });
    const turn = async (...writes: Write[]) => (await store.turn(tele("an"))).end(writes);
    await turn(save(1));
    await turn(file(1));
    await turn(save(2));
    const { receipt } = submission(an);
    const context = { campaign: DESK_CAMPAIGN, deliveredByRow: new Set<never>() };
    const returning = () =>
      decideNow(
        coordinatorStore.db,
        context,
        async () => {
          const standing = await standingOf(coordinatorStore.db, DESK_CAMPAIGN, receipt);
          if (standing?.newest !== receipt)
            return refuse({ kind: "not_newest", receipt, newest: standing?.newest ?? "" });
          const reply = textReply("trả lại");
          return decide(
            { kind: "return_report", receipt, returned: { ho: "lệch" }, by: COORDINATOR },
            { kind: "tell_unit", unit, roles: ["officer"], reply },
          );
        },
        at(1),
      );
    const open = await store.turn(tele("an"));
    const acts = { return: returning, file: () => open.end([file(2)]) };
    if (early !== "neither") await acts[early]();
    const [returned, filed] = await Promise.all([
      early === "return" ? Promise.resolve(null) : acts.return(),
      early === "file" ? Promise.resolve(null) : acts.file(),
    ]);
    const after = await store.turn(tele("an"));
    await after.end([]);
    return { returned, filed, desk: after.desk, told: await store.told(tele("an")) };
  }

  test("the one that is late is told, whichever it is", async () => {
    const late = await race("return");
    expect(late.filed).toBe("stale");
    expect(late.desk).toMatchObject({
      filed: { revision: 1, state: "returned" },
      draft: { content: { cause: "returned" } },
    });
    const tooLate = await race("file");
    expect(tooLate.returned).toMatchObject({ kind: "refused", refusal: { kind: "not_newest" } });
    expect(tooLate.desk).toMatchObject({ filed: { revision: 2, state: "submitted" }, draft: null });
  });

  test(`${ROUNDS} times at once: one of them wins each time, the other is told, and nothing is lost`, async () => {
    const won = { return: 0, file: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { returned, filed, desk, told } = await race("neither");
      if (filed === "written") {
        won.file += 1;
        expect(returned).toMatchObject({ kind: "refused", refusal: { kind: "not_newest" } });
        expect(desk).toMatchObject({ filed: { revision: 2, state: "submitted" }, draft: null });
        expect(told).toEqual([]);
      } else {
        won.return += 1;
        expect(returned).toEqual({ kind: "written", told: 1 });
        expect(desk.filed).toMatchObject({ revision: 1, state: "returned" });
        expect(desk.draft?.content).toMatchObject({ revision: 2, cause: "returned", returned: { ho: "lệch" } });
        expect(desk.draft?.content.answers["ho"]?.value).toBe(2);
        expect(told).toEqual(["pending: trả lại"]);
      }
    }
    expect(won.file + won.return).toBe(ROUNDS);
    expect(await verifyAudit((stores[0] as Store).db, null)).toMatchObject({ bad: null });
  }, 60_000);
});
