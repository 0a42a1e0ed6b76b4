import { type Kysely, type Selectable, sql } from "kysely";

import type { DeadLetters, ForwardingClaim, ForwardingQueue } from "../../consolidation/ports.ts";
import { appendAudit } from "./audit.ts";
import { filedReportOf } from "./filed-report.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Schema } from "./schema.ts";

/** The table of forwardings as a queue, and what was given up in it. */
export function createForwardingQueue(db: Kysely<Schema>): ForwardingQueue & DeadLetters {
  const heldBy = ({ reportId, owner, attempts }: ForwardingClaim) =>
    db
      .updateTable("forwardings")
      .where("report_id", "=", Number(reportId))
      .where("state", "=", "sending")
      .where("lease_owner", "=", owner)
      .where("attempts", "=", attempts)
      .set({ lease_owner: null, lease_until: null });

  return {
    async claim(owner, now, until) {
      const { rows } = await sql<ClaimedRow>`
        with next as (
          select report_id from forwardings
          where state in ('waiting', 'sending') and due_at <= ${now.toString()}
            and (state = 'waiting' or lease_until <= ${now.toString()})
          order by due_at
          limit 1
          for update skip locked
        )
        update forwardings f
        set state = 'sending', attempts = attempts + 1, lease_owner = ${owner}, lease_until = ${until.toString()}
        from next join reports r on r.id = next.report_id
        where f.report_id = next.report_id
        returning f.attempts, r.*`.execute(db);
      const row = rows[0];
      if (!row) return null;
      return { reportId: String(row.id), report: filedReportOf(row), attempts: row.attempts, owner };
    },

    async settle(claim, settlement, now) {
      const held = heldBy(claim);
      const settled =
        settlement.kind === "again"
          ? held.set({ state: "waiting", due_at: settlement.dueAt.toString(), outcome: settlement.why })
          : held.set({
              state: settlement.kind,
              settled_at: now.toString(),
              outcome: settlement.kind === "done" ? settlement.outcome : settlement.why,
            });
      await settled.execute();
    },

    async deadLetters() {
      const rows = await db
        .selectFrom("forwardings as f")
        .innerJoin("reports as r", "r.id", "f.report_id")
        .where("f.state", "=", "dead")
        .select(["r.id", "r.receipt", "r.unit", "r.revision", "f.attempts", "f.outcome", "f.settled_at"])
        .orderBy("f.settled_at")
        .orderBy("r.id")
        .execute();
      return rows.map(({ id, outcome, settled_at, ...row }) => ({
        ...row,
        reportId: String(id),
        why: outcome ?? "",
        since: settled_at?.toString() ?? "",
      }));
    },

    async retry(which, now) {
      if (which !== "all" && !/^\d{1,15}$/.test(which)) return 0;
      const at = now.toString();
      return inTransaction(db, async (trx) => {
        let dead = trx
          .updateTable("forwardings as f")
          .from("reports as r")
          .whereRef("r.id", "=", "f.report_id")
          .where("f.state", "=", "dead");
        if (which !== "all") dead = dead.where("f.report_id", "=", Number(which));
        const retried = await dead
          .set({ state: "waiting", attempts: 0, due_at: at, outcome: null, settled_at: null })
          .returning(["r.receipt", "r.campaign", "r.unit"])
          .execute();
        const by = { kind: "admin" } as const;
        const entries = retried.map(({ receipt, ...place }) => ({
          by,
          action: "forwarding.retried",
          subject: receipt,
          ...place,
        }));
        await appendAudit(trx, entries, at);
        return retried.length;
      });
    },
  };
}

type ClaimedRow = Selectable<Schema["reports"]> & { readonly attempts: number };
