import type { Kysely } from "kysely";

import type { Decision, DecisionRefusal } from "../../consolidation/decision.ts";
import type { DecisionWrite } from "../../consolidation/decision-write.ts";
import type { ChannelId } from "../../messages/address.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { applyDecision } from "./decision-writes.ts";
import type { Schema } from "./schema.ts";
import { isStale } from "./stale-desk.ts";

/** How often a decision is judged anew because what it was judged by changed meanwhile. */
const MOST_JUDGINGS = 5;

/** What became of a decision; `told`: into how many conversations a message goes. */
export type DecidedNow =
  | { readonly kind: "written"; readonly told: number }
  | { readonly kind: "refused"; readonly refusal: DecisionRefusal };

/** Judges, and writes all of it in one transaction; judges anew where something changed in between. */
export async function decideNow(
  db: Kysely<Schema>,
  context: { readonly campaign: string; readonly deliveredByRow: ReadonlySet<ChannelId> },
  judge: () => Promise<Decision>,
  now: Temporal.Instant,
): Promise<DecidedNow> {
  for (let judgings = 1; ; judgings += 1) {
    const decision = await judge();
    if (decision.kind === "refused") return decision;
    try {
      return { kind: "written", told: await writeAll(db, context, decision.writes, now) };
    } catch (error) {
      if (!isStale(error) || judgings === MOST_JUDGINGS) throw error;
    }
  }
}

function writeAll(
  db: Kysely<Schema>,
  context: Parameters<typeof decideNow>[1],
  writes: readonly DecisionWrite[],
  now: Temporal.Instant,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const entries: AuditEntry[] = [];
    let told = 0;
    for (const write of writes) {
      const applied = await applyDecision(trx, context, write, now);
      entries.push(...applied.entries);
      told += applied.told;
    }
    await appendAudit(trx, entries, now.toString());
    return told;
  });
}
