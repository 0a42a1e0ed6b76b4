import type { Kysely } from "kysely";

import { bytesOf, bytesText } from "./adapters/store/bytes.ts";
import { filedReportOf } from "./adapters/store/filed-report.ts";
import type { Schema } from "./adapters/store/schema.ts";
import { type Exporter, exportedFile } from "./export-composition.ts";
import { EXPORTS } from "./export-work.ts";
import type { OpenedFile, OpenFile } from "./outbox/ports.ts";
import type { Reports } from "./reporting.ts";
import { type Draft, restoreDraft } from "./reports/draft.ts";
import type { FiledReport } from "./reports/submission.ts";

/** The media type of a Word file. */
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The deadline of a unit as a file for calendars; null for a code that is no unit. */
export type CalendarOf = (unit: string) => Promise<OpenedFile | null>;

/** Opens what replies name: "report:RECEIPT" and "draft:UNIT" are written as Word files when they are asked for, "file:ID" is what an officer sent, "signed:RECEIPT" the signed report among it, "calendar:UNIT" the unit's deadline, "export:xlsx", "export:to-trinh" and "export:bao-cao" the consolidated report. */
export function createOpenFile(
  db: Kysely<Schema>,
  reports: Reports | null,
  exporter: Exporter | null = null,
  calendarOf: CalendarOf = async () => null,
): OpenFile {
  async function find(kind: string, name: string): Promise<FiledReport | Draft | null> {
    if (kind === "report") {
      const row = await db.selectFrom("reports").selectAll().where("receipt", "=", name).executeTakeFirst();
      return row ? filedReportOf(row) : null;
    }
    const campaign = reports?.campaign.id ?? "";
    const row = await db
      .selectFrom("drafts")
      .select("content")
      .where("campaign", "=", campaign)
      .where("unit", "=", name)
      .executeTakeFirst();
    return row ? restoreDraft(row.content) : (reports?.engine.begin(name) ?? null);
  }

  async function findKept(id: string): Promise<OpenedFile | null> {
    const columns = [bytesText("bytes").as("text"), "name", "type"] as const;
    const row = await db.selectFrom("files").select(columns).where("id", "=", id).executeTakeFirst();
    return row?.text ? { bytes: bytesOf(row.text), name: row.name, type: row.type } : null;
  }

  async function findSigned(receipt: string): Promise<OpenedFile | null> {
    const row = await db
      .selectFrom("reports")
      .select("official_file")
      .where("receipt", "=", receipt)
      .executeTakeFirst();
    return row?.official_file ? findKept(row.official_file) : null;
  }

  return async (file) => {
    const [kind = "", name = ""] = file.split(":", 2);
    if (kind === "file") return findKept(name);
    if (kind === "calendar") return calendarOf(name);
    if (kind === "signed") return findSigned(name);
    if (kind === "export") {
      const document = EXPORTS.find((one) => one === name);
      return exporter && document ? exportedFile(exporter, document) : null;
    }
    const report = reports && (kind === "report" || kind === "draft") ? await find(kind, name) : null;
    if (!reports || !report) return null;
    const { writeOfficialDocx } = await import("./adapters/documents/write-official-docx.ts");
    const bytes = await writeOfficialDocx(reports.documentOf(report));
    return { bytes, name: `Bao-cao-${report.unit}-lan-${report.revision}.docx`, type: DOCX };
  };
}
