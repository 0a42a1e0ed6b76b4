import { type Kysely, sql } from "kysely";

import type { Write } from "../../conversation/ports.ts";
import type { Answer } from "../../reports/draft.ts";
import type { Submission } from "../../reports/submission.ts";
import type { AuditEntry } from "./audit.ts";
import type { Schema } from "./schema.ts";
import { StaleDesk } from "./stale-desk.ts";
import { valuesChanged } from "./values-changed.ts";

/** Files the revision that a draft became and ends the draft; throws StaleDesk. */
export async function fileDraft(
  trx: Kysely<Schema>,
  { submission, version, by }: Extract<Write, { kind: "file" }>,
  forwards: boolean,
  at: string,
): Promise<AuditEntry> {
  const { campaign, unit, form, period, receipt } = submission;
  const before = await holdRevisionBefore(trx, submission);
  const ended = await sql`
    delete from drafts
    where campaign = ${campaign} and unit = ${unit} and form = ${form} and period = ${period} and version = ${version}
      and exists (select from members where id = ${Number(by)} and ended_at is null)`.execute(trx);
  if (!ended.numAffectedRows) throw new StaleDesk("the draft, or who may hand it in, has changed meanwhile");
  await insertReport(trx, submission, forwards, at);
  return filedEntry(submission, before, by, { did: "handed_in", receipt });
}

/** The answers of the revision before this one, held so that nobody returns or accepts it while this one is filed. */
async function holdRevisionBefore(
  trx: Kysely<Schema>,
  { campaign, unit, form, period, revision }: Submission,
): Promise<Submission["answers"]> {
  const row = await trx
    .selectFrom("reports")
    .select("answers")
    .where((eb) => eb.and({ campaign, unit, form, period, revision: revision - 1 }))
    .forUpdate()
    .executeTakeFirst();
  return (row?.answers ?? {}) as Readonly<Record<string, Answer>>;
}

/** Files a revision with its forwarding; throws StaleDesk when it was filed before. */
export async function insertReport(
  trx: Kysely<Schema>,
  submission: Submission,
  forwards: boolean,
  at: string,
): Promise<void> {
  const { answers, exceptions, submitted_by, approved_by, ...rest } = submission;
  const filed = await trx
    .insertInto("reports")
    .values({
      ...rest,
      answers: JSON.stringify(answers),
      exceptions: JSON.stringify(exceptions),
      submitted_by: submitted_by === "" ? null : Number(submitted_by),
      approved_by: approved_by === null ? null : Number(approved_by),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!filed) throw new StaleDesk("this revision was filed before");
  if (forwards) await trx.insertInto("forwardings").values({ report_id: filed.id, due_at: at }).execute();
}

/** A revision that was filed, with what it changes of the one before; `entry` is what the draft's log says of it. */
export function filedEntry(
  submission: Submission,
  before: Submission["answers"],
  by: AuditEntry["by"],
  entry: object | null,
): AuditEntry {
  const { campaign, unit, receipt, revision, cause, timeliness, exceptions, submitted_by, approved_by } = submission;
  const changes = valuesChanged(before, submission.answers);
  const filed = { revision, cause, timeliness, exceptions, submitted_by, approved_by, answers: changes.after };
  return {
    by,
    action: "report.filed",
    subject: receipt,
    campaign,
    unit,
    before: { answers: changes.before },
    after: { ...filed, ...(entry && { entry }) },
  };
}
