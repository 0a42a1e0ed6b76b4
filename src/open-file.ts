import type { Kysely } from "kysely";

import { bytesOf, bytesText } from "./adapters/store/bytes.ts";
import { filedReportOf } from "./adapters/store/filed-report.ts";
import type { Schema } from "./adapters/store/schema.ts";
import { type Exporter, exportedFile } from "./export-composition.ts";
import { EXPORTS } from "./export-work.ts";
import { DOCX, XLSX } from "./files/file-types.ts";
import type { Clock } from "./kernel/clock.ts";
import type { OpenedFile, OpenFile } from "./outbox/ports.ts";
import type { Reports } from "./reporting.ts";
import { nextRevision } from "./reports/change-draft.ts";
import { type Draft, restoreDraft } from "./reports/draft.ts";
import { composeFormSheet, composeNarrative } from "./reports/form-sheet/compose-form-sheet.ts";
import { wording as forms } from "./reports/form-sheet/wording.ts";
import type { FiledReport } from "./reports/submission.ts";

/** The deadline of a unit as a file for calendars; null for a code that is no unit. */
export type CalendarOf = (unit: string) => Promise<OpenedFile | null>;

/** Opens what replies name: "report:RECEIPT" and "draft:UNIT" are written as Word files when they are asked for, "form-xlsx:UNIT" and "form-docx:UNIT" the form to fill in, with what the draft holds at that moment; "file:ID" is what an officer sent, "signed:RECEIPT" the signed report among it, "calendar:UNIT" the unit's deadline, "export:xlsx", "export:to-trinh" and "export:bao-cao" the consolidated report. */
export function createOpenFile(
  db: Kysely<Schema>,
  reports: Reports | null,
  around: {
    readonly clock: Clock;
    readonly exporter?: Exporter | null;
    readonly calendarOf?: CalendarOf | null;
  },
): OpenFile {
  const { clock, exporter = null, calendarOf = null } = around;
  async function find(kind: string, name: string): Promise<FiledReport | Draft | null> {
    if (kind !== "report") return (await findDraft(name)) ?? reports?.engine.begin(name) ?? null;
    const row = await db.selectFrom("reports").selectAll().where("receipt", "=", name).executeTakeFirst();
    return row ? filedReportOf(row) : null;
  }

  async function findDraft(unit: string): Promise<Draft | null> {
    const row = await db
      .selectFrom("drafts")
      .select("content")
      .where("campaign", "=", reports?.campaign.id ?? "")
      .where("unit", "=", unit)
      .executeTakeFirst();
    return row ? restoreDraft(row.content) : null;
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

  /** The draft as it stands; where the report was handed in, what its next revision begins with. */
  async function draftToFill(of: Reports, unit: string): Promise<Draft> {
    const draft = await findDraft(unit);
    if (draft) return draft;
    const row = await db
      .selectFrom("newest_reports")
      .selectAll()
      .where("campaign", "=", of.campaign.id)
      .where("unit", "=", unit)
      .executeTakeFirst();
    return row ? nextRevision(filedReportOf(row), "correction") : of.engine.begin(unit);
  }

  async function makeForm(of: Reports, kind: string, unit: string): Promise<OpenedFile | null> {
    if (!of.engine.unit(unit)) return null;
    const draft = await draftToFill(of, unit);
    const source = { engine: of.engine, campaign: of.campaign.id, draft, now: clock.now() };
    if (kind === "form-xlsx") {
      const { writeFormXlsx } = await import("./adapters/documents/write-form-xlsx.ts");
      return { bytes: await writeFormXlsx(composeFormSheet(source)), name: forms.xlsxName(unit), type: XLSX };
    }
    const narrative = composeNarrative(source);
    if (!narrative) return null;
    const { writeNarrativeDocx } = await import("./adapters/documents/write-narrative-docx.ts");
    return { bytes: await writeNarrativeDocx(narrative), name: forms.docxName(unit), type: DOCX };
  }

  return async (file) => {
    const [kind = "", name = ""] = file.split(":", 2);
    if (kind === "file") return findKept(name);
    if (kind === "calendar") return calendarOf?.(name) ?? null;
    if (kind === "signed") return findSigned(name);
    if (kind === "export") {
      const document = EXPORTS.find((one) => one === name);
      return exporter && document ? exportedFile(exporter, document) : null;
    }
    if (reports && (kind === "form-xlsx" || kind === "form-docx")) return makeForm(reports, kind, name);
    const report = reports && (kind === "report" || kind === "draft") ? await find(kind, name) : null;
    if (!reports || !report) return null;
    const { writeOfficialDocx } = await import("./adapters/documents/write-official-docx.ts");
    const bytes = await writeOfficialDocx(reports.documentOf(report));
    return { bytes, name: `Bao-cao-${report.unit}-lan-${report.revision}.docx`, type: DOCX };
  };
}
