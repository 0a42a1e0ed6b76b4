import { createForwardingQueue } from "../../src/adapters/store/forwarding-queue.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import type { TestEngine } from "../support/stores.ts";
import { FILED_AT, filedReport } from "./sample-reports.ts";

/** A forwarding as a test looks at it. */
export interface ForwardingRow {
  readonly receipt: string;
  readonly state: string;
  readonly attempts: number;
  readonly outcome: string | null;
}

/** An empty store of its own on an engine, with the queue of forwardings over it. */
export async function openForwardingStore(engine: TestEngine) {
  const place = await engine.place();
  const { db, close } = await openStore(await place.open());
  return {
    queue: createForwardingQueue(db),

    /** Files so many reports of as many units, each with its forwarding, as one transaction would; the first is due longest. */
    async file(count: number, prefix = "AG"): Promise<readonly string[]> {
      const rows = Array.from({ length: count }, (_, at) => {
        const { state, official, answers, exceptions, ...rest } = filedReport({
          receipt: `${prefix}-${at}`,
          unit: `${prefix}${at}`,
        });
        return {
          ...rest,
          answers: JSON.stringify(answers),
          exceptions: JSON.stringify(exceptions),
          submitted_by: null,
          approved_by: null,
          submitted_at: FILED_AT.toString(),
          returned: null,
        };
      });
      await db.transaction().execute(async (transaction) => {
        const filed = await transaction.insertInto("reports").values(rows).returning("id").execute();
        const forwardings = filed.map(({ id }, place) => ({
          report_id: id,
          due_at: FILED_AT.subtract({ milliseconds: count - place }).toString(),
        }));
        await transaction.insertInto("forwardings").values(forwardings).execute();
      });
      return rows.map(({ receipt }) => receipt);
    },

    /** Every forwarding, in the order of filing. */
    async rows(): Promise<readonly ForwardingRow[]> {
      return await db
        .selectFrom("forwardings as f")
        .innerJoin("reports as r", "r.id", "f.report_id")
        .select(["r.receipt", "f.state", "f.attempts", "f.outcome"])
        .orderBy("f.report_id")
        .execute();
    },

    /** Gives a filed report its official number. */
    async number(receipt: string, number: string): Promise<void> {
      await db
        .updateTable("reports")
        .set({ official_number: number, official_date: "2023-12-05" })
        .where("receipt", "=", receipt)
        .execute();
    },

    async clear(): Promise<void> {
      await db.deleteFrom("forwardings").execute();
      await db.deleteFrom("reports").execute();
    },

    async close(): Promise<void> {
      await close();
      await place.drop();
    },
  };
}

/** A store of forwardings under test. */
export type ForwardingStore = Awaited<ReturnType<typeof openForwardingStore>>;
