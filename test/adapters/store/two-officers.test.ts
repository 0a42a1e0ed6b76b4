import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createDesks } from "../../../src/adapters/store/desks.ts";
import { createInbox } from "../../../src/adapters/store/inbox.ts";
import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { openPostgres } from "../../../src/adapters/store/postgres-engine.ts";
import { createTurnQueue } from "../../../src/adapters/store/turn-queue.ts";
import { type ApplyWrite, createApplyWrite } from "../../../src/adapters/store/turn-writes.ts";
import type { Desks, TurnQueue } from "../../../src/conversation/ports.ts";
import { createTakeTurn, type TakeTurn } from "../../../src/conversation/take-turn.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { restoreDraft } from "../../../src/reports/draft.ts";
import { DESK_CAMPAIGN, deskStoreOver } from "../../support/desk-stores.ts";
import { campaign, createReportRoute, DISTRICT_ANSWERS, DISTRICTS, engine } from "../../support/report-talk.ts";
import { createTestDatabase, postgresAbsent, storeUnderTest, type TestDatabase } from "../../support/stores.ts";
import { at, textEvent } from "../../support/stores-contract.ts";

const BY_ROW = new Set(["web-chat" as const]);
const OFFICERS = ["an", "bình"];
const ROUNDS = 15;

describe.skipIf(postgresAbsent)("two officers of one unit, two workers with connections of their own", () => {
  let database: TestDatabase;
  let stores: Store[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    const first = await openStore(openPostgres(database.url, silentLogger));
    stores = [first, await openStore(openPostgres(database.url, silentLogger))];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });

  /** Lets both workers open their desks before either writes, and both begin to write before either goes on. */
  function createMeeting() {
    let here: (() => void) | null = null;
    let alone = false;
    return {
      async wait(): Promise<void> {
        if (alone) return;
        if (here) {
          here();
          here = null;
          return;
        }
        await new Promise<void>((resolve) => {
          here = resolve;
        });
      },
      leave(): void {
        alone = true;
        here?.();
      },
    };
  }

  /** A worker on a store, how often it was told that its desk was stale, and what went wrong. */
  function createWorker({ db }: Store, owner: string, meeting: { wait(): Promise<void> }) {
    const seen = { stale: 0, written: 0, lost: 0 };
    const apply = createApplyWrite({ campaign: campaign.id, deliveredByRow: BY_ROW, forwards: true });
    const met = new Set<string>();
    const meetAt = async (place: string) => {
      if (!met.has(place)) await meeting.wait();
      met.add(place);
    };
    const applyWrite: ApplyWrite = async (trx, turn, write, now) => {
      await meetAt(`writing ${turn.id}`);
      return apply(trx, turn, write, now);
    };
    const real = createTurnQueue(db, { deliveredByRow: BY_ROW, applyWrite });
    const desks = createDesks(db, campaign.id);
    const meetingDesks: Desks = {
      async open(turn, code, now) {
        const desk = await desks.open(turn, code, now);
        await meetAt(`reading ${turn.conversationId} ${turn.memberId} ${seen.written}`);
        return desk;
      },
    };
    const queue: TurnQueue = {
      claim: real.claim,
      async commit(turn, outcome, now) {
        const written = await real.commit(turn, outcome, now);
        seen[written] += 1;
        return written;
      },
    };
    const takeTurn: TakeTurn = createTakeTurn({
      queue,
      desks: meetingDesks,
      route: createReportRoute(),
      clock: { now: () => at(0) },
      newCode: () => "ABC123",
      owner,
      logger: silentLogger,
      meter: { count() {}, time() {} },
      announceReplies: () => {},
    });
    return { takeTurn, seen };
  }

  async function say(conversation: string, texts: readonly string[]): Promise<void> {
    const inbox = createInbox((stores[0] as Store).db);
    for (const [place, text] of texts.entries())
      await inbox.accept(textEvent(`${conversation}:${place}:${text}`, { conversation, text }), at(0));
  }

  async function work({ meets = true } = {}) {
    const meeting = createMeeting();
    if (!meets) meeting.leave();
    const workers = stores.map((store, place) => createWorker(store, `worker ${place}`, meeting));
    await Promise.all(
      workers.map(async ({ takeTurn }) => {
        const done = async () => (await look().inboxRows()).every(({ status }) => status === "done");
        while ((await takeTurn()) || !(await done()));
        meeting.leave();
      }),
    );
    return workers.reduce((sum, { seen }) => ({ stale: sum.stale + seen.stale, lost: sum.lost + seen.lost }), {
      stale: 0,
      lost: 0,
    });
  }

  const look = () => storeUnderTest(stores[0] as Store);
  const draftOf = async (unit: string) => {
    const row = await stores[0]?.db.selectFrom("drafts").selectAll().where("unit", "=", unit).executeTakeFirst();
    return row ? { version: row.version, content: restoreDraft(row.content) } : null;
  };

  test("the loser is routed anew on the fresh draft: nothing is lost, each hears of the other's changes", async () => {
    expect(campaign.id).toBe(DESK_CAMPAIGN);
    const [unit = ""] = DISTRICTS;
    const store = deskStoreOver(stores[0] as Store);
    for (const name of OFFICERS) await store.join(`telegram ${name}`, { unit });
    // Both change question 18 in every third round, and each another question in between.
    const edits = (own: number, from: number) =>
      Array.from({ length: ROUNDS }, (_, round) => `sửa câu ${round % 3 === 0 ? 18 : own} thành ${from + round}`);
    await say("an", edits(14, 100));
    await say("bình", edits(15, 200));
    const { stale, lost } = await work();

    expect(stale).toBeGreaterThanOrEqual(ROUNDS / 2);
    expect(lost).toBe(0);
    const inbox = await look().inboxRows();
    expect(inbox.map(({ attempts, errorCode }) => `${attempts} ${errorCode}`)).toEqual(inbox.map(() => "1 null"));
    const draft = await draftOf(unit);
    expect(draft?.version).toBe(2 * ROUNDS);
    expect(await store.log(unit)).toEqual(Array.from({ length: 2 * ROUNDS }, () => "answered"));
    const { nha_o, ho_sinh_ke, kiem_tra } = draft?.content.answers ?? {};
    expect([nha_o?.value, ho_sinh_ke?.value]).toEqual([114, 214]);
    expect([112, 212]).toContain(kiem_tra?.value);
    const told = (await Promise.all(OFFICERS.map((name) => store.told(`telegram ${name}`)))).flat();
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((text) => text.includes("vừa sửa câu 18"))).toBe(true);
  });

  test("both hand the report in at once: one report, one forwarding, and both hear of the same receipt", async () => {
    const unit = DISTRICTS[1] ?? "";
    const store = deskStoreOver(stores[0] as Store);
    for (const name of ["chi", "dung"]) await store.join(`telegram ${name}`, { unit });
    await say("chi", ["báo cáo", ...DISTRICT_ANSWERS, "nộp"]);
    await work({ meets: false });
    await say("dung", ["nộp"]);
    await work({ meets: false });
    for (const name of ["chi", "dung"]) await say(name, ["1"]);
    const { stale } = await work();

    expect(stale).toBe(1);
    expect(await draftOf(unit)).toBeNull();
    expect(await store.filed(unit)).toEqual({ reports: 1, forwardings: 1 });
    expect((await look().inboxRows()).every(({ errorCode }) => errorCode === null)).toBe(true);
    const receipt = `${campaign.receipt_prefix}-${unit}-1`;
    const rows = (await look().outboxRows()).map(({ reply }) => JSON.stringify(reply));
    expect(rows.filter((text) => new RegExp(`mã tiếp nhận số liệu:? ${receipt}`, "i").test(text))).toHaveLength(3);
    expect(engine.unit(unit)).not.toBeNull();
  });
});
