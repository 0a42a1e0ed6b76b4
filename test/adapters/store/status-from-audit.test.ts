import fc from "fast-check";
import type { Kysely } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createApiToken } from "../../../src/adapters/store/api-tokens.ts";
import { appendAudit, auditRows, verifyAudit } from "../../../src/adapters/store/audit.ts";
import { createHandIn } from "../../../src/adapters/store/hand-in-whole.ts";
import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../../src/adapters/store/pglite-engine.ts";
import { createReportBook } from "../../../src/adapters/store/report-book.ts";
import type { Schema } from "../../../src/adapters/store/schema.ts";
import { StaleDesk } from "../../../src/adapters/store/stale-desk.ts";
import { createApplyWrite } from "../../../src/adapters/store/turn-writes.ts";
import type { DecisionWrite } from "../../../src/consolidation/decision-write.ts";
import type { ClaimedTurn, Write } from "../../../src/conversation/ports.ts";
import { discarded, nextRevision, takenBack, undoLast, withAnswer } from "../../../src/reports/change-draft.ts";
import { type Draft, restoreDraft } from "../../../src/reports/draft.ts";
import type { FiledReport } from "../../../src/reports/submission.ts";
import { COORDINATOR } from "../../support/desk-contract.ts";
import { campaign, DISTRICTS, engine } from "../../support/report-talk.ts";
import { statusFromAudit } from "../../support/status-from-audit.ts";
import { at, OPENING_MS } from "../../support/stores-contract.ts";
import { addMember, emptyTables } from "../../support/stores-engines.ts";
import { emptyAudit } from "../../support/tamper-audit.ts";

const RUNS = 40;
const EVENTS = 250;
/** Looked at beside every fiftieth event: what comes before handing in is soon over. */
const EARLY = new Set([2, 4, 6, 9, 13]);
const UNITS = DISTRICTS.slice(0, 3);
const FIELDS = ["nha_o", "ho_sinh_ke", "kiem_tra"];
const QUESTIONS = 9;
const { id: form, version, period } = engine.reporting.form;

const does = [
  "answer",
  "answer",
  "put_off",
  "undo",
  "discard",
  "take_back",
  "ask_approval",
  "file",
  "file",
  "file_anew",
  "over_http",
  "official",
  "accept",
  "return",
  "return",
  "received",
  "extend",
  "comment",
] as const;
const event = fc.record({
  unit: fc.constantFrom(...UNITS),
  does: fc.constantFrom(...does),
  field: fc.constantFrom(...FIELDS),
  value: fc.integer({ min: 0, max: 3 }),
});
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;

let store: Store;
beforeAll(async () => {
  store = await openStore(await openPGlite(null));
}, OPENING_MS);
afterAll(() => store.close());

/** Everybody and everything of one run. */
async function begin(db: Kysely<Schema>) {
  await emptyTables(db);
  await emptyAudit(db);
  const officers = new Map<string, string>();
  for (const unit of UNITS) officers.set(unit, await addMember(db, unit));
  const { id: token } = await createApiToken(
    db,
    { label: "t", random: (bytes) => new Uint8Array(bytes).fill(1) },
    at(0),
  );
  const apply = createApplyWrite({ campaign: campaign.id, deliveredByRow: new Set(), forwards: false });
  let moment = 0;
  let keys = 0;
  let written = 0;

  async function open(unit: string) {
    const [draft, filed] = await Promise.all([
      db.selectFrom("drafts").select(["version", "content"]).where("unit", "=", unit).executeTakeFirst(),
      db
        .selectFrom("reports")
        .selectAll()
        .where("unit", "=", unit)
        .orderBy("revision", "desc")
        .limit(1)
        .executeTakeFirst(),
    ]);
    return {
      filed: (filed ?? null) as unknown as FiledReport | null,
      version: draft?.version ?? null,
      draft: draft ? restoreDraft(draft.content) : null,
    };
  }

  /** As a turn is committed: all of it with its audit rows, or nothing. */
  async function commit(unit: string, ...writes: Write[]): Promise<void> {
    const turn = { conversationId: "0", memberId: officers.get(unit) ?? null } as ClaimedTurn;
    const now = at(moment);
    try {
      await db.transaction().execute(async (trx) => {
        const entries = [];
        for (const write of writes) entries.push(...(await apply(trx, turn, write, now)));
        await appendAudit(trx, entries, now.toString());
      });
      written += 1;
    } catch (error) {
      if (!(error instanceof StaleDesk)) throw error;
    }
  }

  async function take({ unit, does: what, field, value }: Event): Promise<void> {
    moment += 1;
    const by = officers.get(unit) ?? "";
    const { draft, version: before, filed } = await open(unit);
    const fresh = filed ? nextRevision({ ...filed, submitted_at: at(0).toString() }, "correction") : engine.begin(unit);
    const now = draft ?? fresh;
    const save = (next: Draft | null | undefined, did: "answered" | "undid" | "took_back"): Promise<void> => {
      if (!next) return Promise.resolve();
      const entry = did === "answered" ? { did, field, raw: "", value } : did === "undid" ? { did, field } : { did };
      return commit(unit, { kind: "save_draft", draft: next, version: before, entries: [entry], by });
    };
    const decision = (write: DecisionWrite) => commit(unit, write);
    const receipt = filed?.receipt ?? "KHONG-CO";
    switch (what) {
      case "answer":
        return save(withAnswer(now, field, { state: "given", value, raw: "", by, at: at(0).toString() }), "answered");
      case "put_off":
        return save(
          withAnswer(now, field, { state: "not_yet", value: null, raw: "", by, at: at(0).toString() }),
          "answered",
        );
      case "undo":
        return save(undoLast(now)?.draft, "undid");
      case "discard":
        return save(discarded(now), "took_back");
      case "take_back":
        return save(takenBack(now), "took_back");
      case "ask_approval":
        return save({ ...now, awaiting: { by, at: at(0).toString() } }, "took_back");
      case "file":
      case "file_anew":
        if (before === null && what === "file") return;
        return commit(unit, {
          kind: "file",
          version: before ?? 1,
          by,
          submission: {
            campaign: campaign.id,
            unit,
            form,
            form_version: version,
            period,
            revision: now.revision,
            cause: now.cause,
            receipt: `BC-${unit}-${now.revision}`,
            answers: now.answers,
            exceptions: [],
            submitted_by: by,
            approved_by: null,
            submitted_at: at(moment).toString(),
            timeliness: filed?.timeliness ?? (["on_time", "to_be_judged", "late"] as const)[value % 3] ?? "late",
          },
        });
      case "over_http": {
        keys += 1;
        const asked = engine.questions(unit).filter(({ field: one }) => one.kind !== "attachment");
        const fields = Object.fromEntries(asked.map(({ field: one }) => [one.id, one.example ?? "0"]));
        const handIn = createHandIn({ db, engine, campaign, forwards: false, clock: { now: () => at(moment) } });
        const handed = await handIn({ unit, fields, reasons: {}, idempotencyKey: `k${keys}`, tokenId: token });
        if (handed.kind !== "filed") throw new Error(JSON.stringify(handed));
        written += 1;
        return;
      }
      case "official":
        return commit(unit, { kind: "official", receipt, number: `${value}/BC`, date: "2023-12-07" });
      case "accept":
        return decision({ kind: "accept_report", receipt, by: COORDINATOR });
      case "return":
        return decision({ kind: "return_report", receipt, returned: { [field]: "lệch" }, by: COORDINATOR });
      case "received":
        return decision({ kind: "mark_received", receipt, number: `${value}`, date: "2023-12-08", by: COORDINATOR });
      case "extend": {
        const until = `2023-12-${11 + value}`;
        return decision({ kind: "extend_deadline", unit, until, reason: "bão", by: COORDINATOR });
      }
      case "comment":
        return decision({ kind: "comment", receipt, text: "xem", by: COORDINATOR });
    }
  }
  return { take, count: () => written };
}

/** How far the units are, as the tables say. */
async function shown(db: Kysely<Schema>) {
  const book = createReportBook({
    db,
    campaign: campaign.id,
    units: engine.reporting.units.units.filter(({ code }) => UNITS.includes(code)),
    questionsOf: (_, answers) => ({
      answered: Object.values(answers).filter(({ state }) => state === "given").length,
      questions: QUESTIONS,
    }),
    deadlineOf: () => "2023-12-09",
  });
  return (await book.status()).map(({ name: _, kind: __, questions: ___, ...row }) => row);
}

/** The same, as the audit log alone says. */
async function told(db: Kysely<Schema>) {
  const all = statusFromAudit(await auditRows(db, { unit: null, since: null }));
  return engine.reporting.units.units
    .filter(({ code }) => UNITS.includes(code))
    .map(({ code: unit }) => {
      const one = all.get(unit);
      const { state = "not_started", timeliness = null, revision = 0, receipt = null, official = null } = one ?? {};
      const answered = one && revision > 0 && !one.isOpen ? QUESTIONS : (one?.given ?? 0);
      return { unit, state, answered, deadline: one?.until ?? "2023-12-09", timeliness, revision, receipt, official };
    });
}

test(`after ${RUNS * EVENTS} random events the audit log alone tells how far each unit is`, async () => {
  let [taken, written] = [0, 0];
  const states = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: EVENTS, maxLength: EVENTS }), async (events) => {
      const run = await begin(store.db);
      for (const [place, one] of events.entries()) {
        await run.take(one);
        taken += 1;
        if (!EARLY.has(place) && place % 50 !== 49) continue;
        const rows = await shown(store.db);
        for (const { state } of rows) states.add(state);
        expect(await told(store.db)).toEqual(rows);
      }
      expect((await verifyAudit(store.db, null)).bad).toBeNull();
      written += run.count();
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(taken).toBe(RUNS * EVENTS);
  expect(written).toBeGreaterThan(taken / 2);
  expect([...states].toSorted()).toEqual([
    "accepted",
    "drafting",
    "not_started",
    "pending_approval",
    "returned",
    "submitted",
  ]);
}, 600_000);
