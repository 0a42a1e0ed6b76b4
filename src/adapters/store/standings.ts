import type { Kysely } from "kysely";

import type { Standing } from "../../consolidation/decision.ts";
import { filedReportOf } from "./filed-report.ts";
import type { Schema } from "./schema.ts";

/** A revision with what must be known to decide about it; null when no report of the campaign has this receipt. */
export async function standingOf(db: Kysely<Schema>, campaign: string, receipt: string): Promise<Standing | null> {
  const row = await db
    .selectFrom("reports")
    .selectAll()
    .where("campaign", "=", campaign)
    .where("receipt", "=", receipt.trim().toUpperCase())
    .executeTakeFirst();
  if (!row) return null;
  const { unit, form, period, revision } = row;
  const ofUnit = db.selectFrom("reports").where((eb) => eb.and({ campaign, unit, form, period }));
  const [newest, before, comments] = await Promise.all([
    ofUnit.select("receipt").orderBy("revision", "desc").limit(1).executeTakeFirstOrThrow(),
    ofUnit.selectAll().where("revision", "<", revision).orderBy("revision", "desc").limit(1).executeTakeFirst(),
    db.selectFrom("report_comments").selectAll().where("report_id", "=", row.id).orderBy("id").execute(),
  ]);
  return {
    report: filedReportOf(row),
    before: before ? filedReportOf(before) : null,
    newest: newest.receipt,
    comments: comments.map(({ content, written_by, at }) => ({ text: content, by: written_by, at: at.toString() })),
  };
}

/** The newest revision of each of these units that handed one in, in the order of their codes. */
export async function standingsOf(db: Kysely<Schema>, campaign: string, units: readonly string[]): Promise<Standing[]> {
  const [rows, comments] = await Promise.all([
    db
      .selectFrom("reports")
      .selectAll()
      .where("campaign", "=", campaign)
      .where("unit", "in", units)
      .orderBy("unit")
      .orderBy("revision", "desc")
      .execute(),
    db
      .selectFrom("report_comments")
      .innerJoin("reports", "reports.id", "report_comments.report_id")
      .select(["report_id", "content", "written_by", "report_comments.at"])
      .where("campaign", "=", campaign)
      .where("unit", "in", units)
      .orderBy("report_comments.id")
      .execute(),
  ]);
  return [...Map.groupBy(rows, ({ unit }) => unit).values()].flatMap(([newest, before]): Standing[] => {
    if (!newest) return [];
    const beside = comments.filter(({ report_id }) => report_id === newest.id);
    return [
      {
        report: filedReportOf(newest),
        before: before ? filedReportOf(before) : null,
        newest: newest.receipt,
        comments: beside.map(({ content, written_by, at }) => ({ text: content, by: written_by, at: at.toString() })),
      },
    ];
  });
}

/** The last day that a unit was given beyond the common deadline, ISO; null where none was. */
export async function extensionOf(db: Kysely<Schema>, campaign: string, unit: string): Promise<string | null> {
  const row = await db
    .selectFrom("deadline_extensions")
    .select("until")
    .where("campaign", "=", campaign)
    .where("unit", "=", unit)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** The last day of every unit that was given one, by unit. */
export async function extensionsOf(db: Kysely<Schema>, campaign: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("deadline_extensions")
    .distinctOn("unit")
    .select(["unit", "until"])
    .where("campaign", "=", campaign)
    .orderBy("unit")
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.map(({ unit, until }) => [unit, until] as const));
}
