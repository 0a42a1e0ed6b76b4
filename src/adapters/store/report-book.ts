import type { Kysely } from "kysely";

import type { ReportBook } from "../../consolidation/ports.ts";
import { statusRow } from "../../consolidation/status.ts";
import type { Unit } from "../../people/unit.ts";
import { type Draft, restoreDraft } from "../../reports/draft.ts";
import type { FiledReport } from "../../reports/submission.ts";
import { difficultiesOf } from "./difficulties.ts";
import { filedReportOf } from "./filed-report.ts";
import type { Schema } from "./schema.ts";
import { extensionsOf } from "./standings.ts";

/** What the book of one campaign is made of. */
export interface ReportBookOptions {
  readonly db: Kysely<Schema>;
  /** The id of the campaign. */
  readonly campaign: string;
  /** The units that are expected, in order. */
  readonly units: readonly Unit[];
  /** How many questions of the form a unit is asked, given these answers, and how many of them are answered. */
  questionsOf(unit: Unit, answers: Draft["answers"]): { readonly answered: number; readonly questions: number };
  /** The last valid day of a unit, ISO. */
  deadlineOf(unit: Unit): string;
}

/** The reports of one campaign as coordinators read them, out of its drafts and of what was handed in. */
export function createReportBook(options: ReportBookOptions): ReportBook {
  const { db, campaign, units, questionsOf, deadlineOf } = options;
  const codes = units.map(({ code }) => code);

  async function newest(): Promise<ReadonlyMap<string, FiledReport>> {
    const rows = await db
      .selectFrom("newest_reports")
      .selectAll()
      .where("campaign", "=", campaign)
      .where("unit", "in", codes)
      .orderBy("submitted_at")
      .execute();
    return new Map(rows.map((row) => [row.unit, filedReportOf(row)] as const));
  }

  async function drafts(): Promise<ReadonlyMap<string, Draft>> {
    const rows = await db
      .selectFrom("drafts")
      .select(["unit", "content"])
      .where("campaign", "=", campaign)
      .where("unit", "in", codes)
      .orderBy("updated_at")
      .execute();
    return new Map(rows.map(({ unit, content }) => [unit, restoreDraft(content)] as const));
  }

  const withReceipt = (receipt: string) => ({ campaign, receipt: receipt.trim().toUpperCase() });

  return {
    async status() {
      const [filed, open, until] = await Promise.all([newest(), drafts(), extensionsOf(db, campaign)]);
      return units.map((unit) => {
        const [last, draft] = [filed.get(unit.code) ?? null, open.get(unit.code) ?? null];
        const deadline = until.get(unit.code) ?? deadlineOf(unit);
        return statusRow({ unit, filed: last, draft, questionsOf, deadline });
      });
    },

    async reports() {
      const filed = await newest();
      return units.flatMap(({ code }) => filed.get(code) ?? []);
    },

    async show(receipt) {
      const row = await db
        .selectFrom("reports")
        .selectAll()
        .where(({ eb }) => eb.and(withReceipt(receipt)))
        .executeTakeFirst();
      return row ? filedReportOf(row) : null;
    },

    difficulties: () => difficultiesOf(db, campaign),
  };
}
