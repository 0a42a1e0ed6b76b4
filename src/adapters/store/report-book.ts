import type { Kysely } from "kysely";

import type { ReportBook, ReportState, StatusRow } from "../../consolidation/ports.ts";
import type { Unit, Units } from "../../people/unit.ts";
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
  readonly units: Units;
  /** How many questions of the form a unit is asked, given these answers, and how many of them are answered. */
  questionsOf(unit: Unit, answers: Draft["answers"]): { readonly answered: number; readonly questions: number };
  /** The last valid day of a unit, ISO. */
  deadlineOf(unit: Unit): string;
}

/** The reports of one campaign as coordinators read them, out of its drafts and of what was handed in. */
export function createReportBook(options: ReportBookOptions): ReportBook {
  const { db, campaign, units, questionsOf, deadlineOf } = options;

  async function newest(): Promise<ReadonlyMap<string, FiledReport>> {
    const rows = await db
      .selectFrom("newest_reports")
      .selectAll()
      .where("campaign", "=", campaign)
      .orderBy("submitted_at")
      .execute();
    return new Map(rows.map((row) => [row.unit, filedReportOf(row)] as const));
  }

  async function drafts(): Promise<ReadonlyMap<string, Draft>> {
    const rows = await db
      .selectFrom("drafts")
      .select(["unit", "content"])
      .where("campaign", "=", campaign)
      .orderBy("updated_at")
      .execute();
    return new Map(rows.map(({ unit, content }) => [unit, restoreDraft(content)] as const));
  }

  function statusOf(unit: Unit, filed: FiledReport | null, draft: Draft | null, until: string | null): StatusRow {
    const asked = questionsOf(unit, draft?.answers ?? filed?.answers ?? {});
    return {
      unit: unit.code,
      name: unit.name,
      kind: unit.kind,
      state: stateOf(filed, draft),
      answered: filed && !draft ? asked.questions : asked.answered,
      questions: asked.questions,
      deadline: until ?? deadlineOf(unit),
      timeliness: filed?.timeliness ?? null,
      revision: filed?.revision ?? 0,
      receipt: filed?.receipt ?? null,
      official: filed?.official ?? null,
    };
  }

  const withReceipt = (receipt: string) => ({ campaign, receipt: receipt.trim().toUpperCase() });

  return {
    async status() {
      const [filed, open, until] = await Promise.all([newest(), drafts(), extensionsOf(db, campaign)]);
      return units.units.map((unit) =>
        statusOf(unit, filed.get(unit.code) ?? null, open.get(unit.code) ?? null, until.get(unit.code) ?? null),
      );
    },

    async reports() {
      const filed = await newest();
      return units.units.flatMap(({ code }) => filed.get(code) ?? []);
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

/** What was handed in counts before what is being written: a correction that is begun takes nothing back. */
function stateOf(filed: FiledReport | null, draft: Draft | null): ReportState {
  if (filed) return filed.state;
  if (draft?.awaiting) return "pending_approval";
  return draft && Object.keys(draft.answers).length > 0 ? "drafting" : "not_started";
}
