import { type Kysely, type Selectable, sql } from "kysely";

import type { DecisionWrite } from "../../consolidation/decision-write.ts";
import type { ChannelId } from "../../messages/address.ts";
import { type Actor, actorName } from "../../people/actor.ts";
import { withReturn } from "../../reports/change-draft.ts";
import { restoreDraft } from "../../reports/draft.ts";
import type { AuditEntry } from "./audit.ts";
import { collectedUntil } from "./collections.ts";
import { answerDifficulty } from "./difficulties.ts";
import { draftEntries } from "./draft-writes.ts";
import { filedReportOf } from "./filed-report.ts";
import type { Schema } from "./schema.ts";
import { StaleDesk } from "./stale-desk.ts";
import { extensionOf } from "./standings.ts";
import { tellMember } from "./tell.ts";

/** What one thing of a decision came to. */
export interface Applied {
  readonly entries: readonly AuditEntry[];
  /** Into how many conversations a message went. */
  readonly told: number;
}

/** Writes one thing of a decision inside its transaction; throws StaleDesk. */
export async function applyDecision(
  trx: Kysely<Schema>,
  { campaign, deliveredByRow }: { readonly campaign: string; readonly deliveredByRow: ReadonlySet<ChannelId> },
  write: DecisionWrite,
  now: Temporal.Instant,
): Promise<Applied> {
  const at = now.toString();
  switch (write.kind) {
    case "accept_report": {
      const row = await judged(trx, campaign, write.receipt, ["submitted"]);
      await trx.updateTable("reports").set({ state: "accepted" }).where("id", "=", row.id).execute();
      return written({ ...entryOf("report.accepted", row, write.by), before: { state: row.state } });
    }
    case "return_report":
      return written(...(await returnReport(trx, campaign, write, at)));
    case "extend_deadline":
      return written(await extend(trx, campaign, write, at));
    case "collect": {
      const { district, until, by } = write;
      const before = await collectedUntil(trx, campaign, district);
      await trx
        .insertInto("collections")
        .values({ campaign, district, until, set_by: actorName(by), at })
        .execute();
      const subject = { action: "collection.set", subject: district, campaign, unit: district };
      return written({ by, ...subject, before: { until: before }, after: { until } });
    }
    case "comment": {
      const row = await reportOf(trx, campaign, write.receipt);
      const { text, by } = write;
      const values = { report_id: row.id, content: text, written_by: actorName(by), at };
      await trx.insertInto("report_comments").values(values).execute();
      return written({ ...entryOf("report.commented", row, by), after: { text } });
    }
    case "mark_received":
      return written(await receive(trx, campaign, write, at));
    case "answer_difficulty": {
      const { code, text, body, reply, by } = write;
      const given = { campaign, code, text, by: body, reply: () => reply, deliveredByRow };
      const answered = await answerDifficulty(trx, given, now);
      if (answered.kind !== "answered") throw new StaleDesk("the difficulty was answered meanwhile");
      const { unit } = answered.difficulty;
      const entry = { by, action: "difficulty.answered", subject: code, campaign, unit, after: { text, body } };
      return { entries: [entry], told: answered.told };
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
      let told = 0;
      for (const { id } of members) told += await tellMember(trx, String(id), write.reply, deliveredByRow, at);
      return { entries: [], told };
    }
  }
}

const written = (...entries: readonly AuditEntry[]): Applied => ({ entries, told: 0 });

const entryOf = (action: string, { receipt, campaign, unit }: Row, by: Actor): AuditEntry => ({
  by,
  action,
  subject: receipt,
  campaign,
  unit,
});

type Row = Selectable<Schema["reports"]>;

/** Locks a revision, so that neither it nor a newer one is written meanwhile; throws StaleDesk. */
async function reportOf(trx: Kysely<Schema>, campaign: string, receipt: string): Promise<Row> {
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
async function judged(trx: Kysely<Schema>, campaign: string, receipt: string, states: readonly string[]): Promise<Row> {
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
  { receipt, returned, by }: Extract<DecisionWrite, { kind: "return_report" }>,
  at: string,
): Promise<readonly AuditEntry[]> {
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
  const before = open ? restoreDraft(open.content) : null;
  const draft = withReturn(before, filedReportOf(row), returned);
  const content = JSON.stringify(draft);
  const entry = { ...entryOf("report.returned", row, by), before: { state: row.state }, after: { returned } };
  const entries = [entry, ...draftEntries(campaign, before, draft, [{ did: "returned" }], by)];
  if (open) {
    const version = sql<number>`version + 1`;
    await trx.updateTable("drafts").set({ content, version, updated_at: at }).where("id", "=", open.id).execute();
    return entries;
  }
  const opened = await trx
    .insertInto("drafts")
    .values({ campaign, unit, form, period, version: 1, content, updated_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows === 0n) throw new StaleDesk("a correction was opened meanwhile");
  return entries;
}

async function receive(
  trx: Kysely<Schema>,
  campaign: string,
  { receipt, number, date, by }: Extract<DecisionWrite, { kind: "mark_received" }>,
  at: string,
): Promise<AuditEntry> {
  const row = await reportOf(trx, campaign, receipt);
  const received = row.official_received_at?.toString() ?? at;
  await trx
    .updateTable("reports")
    .set({ official_number: number, official_date: date, official_received_at: received })
    .where("id", "=", row.id)
    .execute();
  const before = { number: row.official_number, date: row.official_date };
  return { ...entryOf("report.received", row, by), before, after: { number, date, received_at: received } };
}

async function extend(
  trx: Kysely<Schema>,
  campaign: string,
  { unit, until, reason, by }: Extract<DecisionWrite, { kind: "extend_deadline" }>,
  at: string,
): Promise<AuditEntry> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deadline ${campaign} ${unit}`}, 0))`.execute(trx);
  const before = await extensionOf(trx, campaign, unit);
  if (before !== null && before >= until) throw new StaleDesk("the unit was given a later day meanwhile");
  await trx
    .insertInto("deadline_extensions")
    .values({ campaign, unit, until, reason, given_by: actorName(by), at })
    .execute();
  const subject = { action: "deadline.extended", subject: unit, campaign, unit };
  return { by, ...subject, before: { until: before }, after: { until, reason } };
}
