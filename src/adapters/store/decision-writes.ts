import { type Kysely, type Selectable, sql } from "kysely";

import type { DecisionWrite } from "../../consolidation/decision-write.ts";
import type { ChannelId } from "../../messages/address.ts";
import { actorName } from "../../people/actor.ts";
import { withReturn } from "../../reports/change-draft.ts";
import { restoreDraft } from "../../reports/draft.ts";
import { answerDifficulty } from "./difficulties.ts";
import { filedReportOf } from "./filed-report.ts";
import type { Schema } from "./schema.ts";
import { StaleDesk } from "./stale-desk.ts";
import { extensionOf } from "./standings.ts";
import { tellMember } from "./tell.ts";

/** Writes one thing of a decision inside its transaction; throws StaleDesk. */
export async function applyDecision(
  trx: Kysely<Schema>,
  { campaign, deliveredByRow }: { readonly campaign: string; readonly deliveredByRow: ReadonlySet<ChannelId> },
  write: DecisionWrite,
  now: Temporal.Instant,
): Promise<void> {
  const at = now.toString();
  switch (write.kind) {
    case "accept_report": {
      const { id } = await judged(trx, campaign, write.receipt, ["submitted"]);
      await trx.updateTable("reports").set({ state: "accepted" }).where("id", "=", id).execute();
      return;
    }
    case "return_report":
      return returnReport(trx, campaign, write, at);
    case "extend_deadline":
      return extend(trx, campaign, write, at);
    case "collect": {
      const { district, until, by } = write;
      await trx
        .insertInto("collections")
        .values({ campaign, district, until, set_by: actorName(by), at })
        .execute();
      return;
    }
    case "comment": {
      const { id } = await reportOf(trx, campaign, write.receipt);
      await trx
        .insertInto("report_comments")
        .values({ report_id: id, content: write.text, written_by: actorName(write.by), at })
        .execute();
      return;
    }
    case "mark_received": {
      const { id } = await reportOf(trx, campaign, write.receipt);
      await trx
        .updateTable("reports")
        .set({
          official_number: write.number,
          official_date: write.date,
          official_received_at: sql<string>`coalesce(official_received_at, ${at}::timestamptz)`,
        })
        .where("id", "=", id)
        .execute();
      return;
    }
    case "answer_difficulty": {
      const { code, text, body: by, reply } = write;
      const given = { campaign, code, text, by, reply: () => reply, deliveredByRow };
      const answered = await answerDifficulty(trx, given, now);
      if (answered.kind !== "answered") throw new StaleDesk("the difficulty was answered meanwhile");
      return;
    }
    case "tell_unit": {
      const members = await trx
        .selectFrom("members")
        .select("id")
        .where("unit", "=", write.unit)
        .where("role", "in", write.roles)
        .where("ended_at", "is", null)
        .orderBy("id")
        .execute();
      for (const { id } of members) await tellMember(trx, String(id), write.reply, deliveredByRow, at);
      return;
    }
  }
}

/** Locks a revision, so that neither it nor a newer one is written meanwhile; throws StaleDesk. */
async function reportOf(
  trx: Kysely<Schema>,
  campaign: string,
  receipt: string,
): Promise<Selectable<Schema["reports"]>> {
  const row = await trx
    .selectFrom("reports")
    .selectAll()
    .where("campaign", "=", campaign)
    .where("receipt", "=", receipt)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new StaleDesk("the report is gone");
  return row;
}

/** Locks the newest revision of a unit while it is in one of these states; throws StaleDesk. */
async function judged(trx: Kysely<Schema>, campaign: string, receipt: string, states: readonly string[]) {
  const row = await reportOf(trx, campaign, receipt);
  const { unit, form, period, revision } = row;
  const newer = await trx
    .selectFrom("reports")
    .select("id")
    .where((eb) => eb.and({ campaign, unit, form, period }))
    .where("revision", ">", revision)
    .executeTakeFirst();
  if (newer || !states.includes(row.state)) throw new StaleDesk("the report was handed in anew or judged meanwhile");
  return row;
}

async function returnReport(
  trx: Kysely<Schema>,
  campaign: string,
  { receipt, returned }: Extract<DecisionWrite, { kind: "return_report" }>,
  at: string,
): Promise<void> {
  const row = await judged(trx, campaign, receipt, ["submitted", "accepted"]);
  await trx
    .updateTable("reports")
    .set({ state: "returned", returned: JSON.stringify(returned) })
    .where("id", "=", row.id)
    .execute();
  const { unit, form, period } = row;
  const open = await trx
    .selectFrom("drafts")
    .select(["id", "content"])
    .where((eb) => eb.and({ campaign, unit, form, period }))
    .forUpdate()
    .executeTakeFirst();
  const draft = withReturn(open ? restoreDraft(open.content) : null, filedReportOf(row), returned);
  const content = JSON.stringify(draft);
  if (open) {
    const version = sql<number>`version + 1`;
    await trx.updateTable("drafts").set({ content, version, updated_at: at }).where("id", "=", open.id).execute();
    return;
  }
  const opened = await trx
    .insertInto("drafts")
    .values({ campaign, unit, form, period, version: 1, content, updated_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows === 0n) throw new StaleDesk("a correction was opened meanwhile");
}

async function extend(
  trx: Kysely<Schema>,
  campaign: string,
  { unit, until, reason, by }: Extract<DecisionWrite, { kind: "extend_deadline" }>,
  at: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deadline ${campaign} ${unit}`}, 0))`.execute(trx);
  const before = await extensionOf(trx, campaign, unit);
  if (before !== null && before >= until) throw new StaleDesk("the unit was given a later day meanwhile");
  await trx
    .insertInto("deadline_extensions")
    .values({ campaign, unit, until, reason, given_by: actorName(by), at })
    .execute();
}
