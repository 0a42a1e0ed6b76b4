import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createDesks } from "../../src/adapters/store/desks.ts";
import { createFormDesks } from "../../src/adapters/store/form-pages.ts";
import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { createApplyWrite } from "../../src/adapters/store/turn-writes.ts";
import { createFormPage } from "../../src/conversation/form-page/form-page.ts";
import type { FormSession } from "../../src/conversation/form-page/ports.ts";
import type { PageAnswer } from "../../src/conversation/form-page/save.ts";
import { restoreDraft } from "../../src/reports/draft.ts";
import { realKnowledge } from "../support/assistant.ts";
import { type Fault, withFault } from "../support/crash-dialect.ts";
import { deskStoreOver } from "../support/desk-stores.ts";
import { exampleDraft } from "../support/prepared-reports.ts";
import { DISTRICTS } from "../support/report-talk.ts";
import { ENGINES } from "../support/stores.ts";
import { START } from "../support/stores-contract.ts";
import { clearAll } from "./report-run.ts";

const { reports } = await realKnowledge();
const UNIT = DISTRICTS[3] ?? "";
const BY_ROW = new Set(["web-chat"] as const);
const CAMPAIGN = reports.campaign.id;
/** In the gate every fourth statement fails on PostgreSQL, every one on PGlite. */
const STRIDE = { PGlite: 1, PostgreSQL: process.env["DURABILITY_KILLS"] === undefined ? 4 : 1 };
const SIDES = ["before", "after"] as const;

/** What a save, or handing in, has left. */
interface Picture {
  readonly answers: string;
  readonly version: number;
  readonly log: readonly string[];
  readonly told: number;
  readonly reports: number;
  readonly forwardings: number;
}

describe.each(ENGINES)("the form on $name", ({ name, absent, place }) => {
  describe.skipIf(absent)("every statement of a save and of handing in fails once", () => {
    let base: Store;
    let drop: () => Promise<void>;
    beforeAll(async () => {
      const opened = await place();
      drop = opened.drop;
      base = await openStore(await opened.open());
    }, 60_000);
    afterAll(async () => {
      await base.close();
      await drop();
    });

    const pageOver = ({ db }: Pick<Store, "db">) => {
      const applyWrite = createApplyWrite({ campaign: CAMPAIGN, deliveredByRow: BY_ROW, forwards: true });
      const desks = createFormDesks({ db, campaign: CAMPAIGN, desks: createDesks(db, CAMPAIGN), applyWrite });
      return createFormPage({ ...reports.deps, desks, clock: { now: () => START } });
    };

    /** Two officers of a unit whose draft a colleague has filled in but for its attachments. */
    async function prepare(): Promise<FormSession> {
      await clearAll(base);
      const people = deskStoreOver(base);
      await people.join("web-chat lan", { unit: UNIT });
      const member = await people.join("web-chat hung", { unit: UNIT });
      const draft = exampleDraft(reports, UNIT, ["attachment"]);
      await base.db
        .insertInto("drafts")
        .values({
          campaign: CAMPAIGN,
          unit: UNIT,
          form: draft.form,
          period: draft.period,
          version: 1,
          content: JSON.stringify(draft),
          updated_at: START.toString(),
        })
        .execute();
      return { id: "x", conversation: "2", member, unit: UNIT };
    }

    async function picture(): Promise<Picture> {
      const { db } = base;
      const draft = await db
        .selectFrom("drafts")
        .select(["content", "version"])
        .where("unit", "=", UNIT)
        .executeTakeFirst();
      const log = await db.selectFrom("draft_log").select("entry").orderBy("id").execute();
      const count = async (table: "outbox" | "reports" | "forwardings") =>
        (
          await db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as("count"))
            .executeTakeFirstOrThrow()
        ).count;
      return {
        answers: draft ? JSON.stringify(restoreDraft(draft.content).answers) : "none",
        version: draft?.version ?? 0,
        log: log.map(({ entry }) => (entry as { did: string }).did),
        told: Number(await count("outbox")),
        reports: Number(await count("reports")),
        forwardings: Number(await count("forwardings")),
      };
    }

    const words = (field: string, raw: string, mark: string): PageAnswer => ({
      field,
      mark,
      given: { kind: "words", raw },
      reading: null,
      isNotPersonal: false,
    });
    const MARK = "given 1 2023-11-20T01:00:00Z";
    const ACTS = {
      save: (page: ReturnType<typeof pageOver>, session: FormSession) =>
        page.save(session, [words("tong_ho", "33.531", MARK), words("kiem_tra", "5", MARK)], []),
      "hand in": (page: ReturnType<typeof pageOver>, session: FormSession) => page.handIn(session, 1),
    } as const;

    test.each(["save", "hand in"] as const)(
      "%s: all of it or nothing, and once when it is tried again",
      async (what) => {
        const act = ACTS[what];
        const untouched = await prepare().then(picture);
        expect((await act(pageOver(base), await prepare())).kind).toBe("done");
        const whole = await picture();
        expect(whole).toMatchObject(
          what === "save"
            ? { version: 2, log: ["answered", "answered"], told: 2 }
            : { answers: "none", reports: 1, forwardings: 1, log: ["handed_in"] },
        );
        let points = 0;
        for (const side of SIDES)
          for (let statement = 1, isHit = true; isHit; statement += STRIDE[name]) {
            const fault: Fault = { statement, side, dies: true };
            const session = await prepare();
            const faulty = withFault(base, fault);
            await act(pageOver(faulty.store), session).catch(() => null);
            isHit = faulty.failed();
            if (!isHit) break;
            points += 1;
            const left = await picture();
            const isWhole = JSON.stringify(left) === JSON.stringify(whole);
            if (!isWhole) expect(left, JSON.stringify(fault)).toEqual(untouched);
            await act(pageOver(base), session);
            expect(await picture(), `${JSON.stringify(fault)}, tried again`).toEqual(whole);
          }
        expect(points).toBeGreaterThan(16 / STRIDE[name]);
        process.stdout.write(`${base.engine.kind}: ${what}, ${points} crash points\n`);
      },
      120_000,
    );
  });
});
