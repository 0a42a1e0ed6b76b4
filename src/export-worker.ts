import { parentPort, workerData } from "node:worker_threads";

import { consolidate } from "./consolidation/consolidate.ts";
import type { Consolidation } from "./consolidation/consolidation.ts";
import type { DocumentWords } from "./consolidation/documents/document-words.ts";
import { type MergedPart, mergeNarrative } from "./consolidation/merge/merge-narrative.ts";
import type { Merged } from "./consolidation/merge/merge-task.ts";
import type { StatusRow } from "./consolidation/ports.ts";
import type { ProvincialDocument } from "./consolidation/provincial-report.ts";
import type { WorkbookWords } from "./consolidation/workbook/workbook-words.ts";
import { withoutPersonalData } from "./conversation/personal-data.ts";
import type { ExportName, ExportPiece, ExportSaid, ExportSetting } from "./export-work.ts";
import { unsupportedIn } from "./knowledge/claims.ts";
import { dayInDigits } from "./knowledge/deadline.ts";
import { createReportEngine } from "./reports/engine.ts";
import type { FiledReport } from "./reports/submission.ts";

type Merging = ReadonlyMap<string, MergedPart>;

/** Progress is told about so many times, and never more often than every so many units. */
const STEPS = 10;
const LEAST_STEP = 100;

const { reporting, campaign, provincial, asked, at } = workerData as ExportSetting;
const port = parentPort;
if (!port) throw new Error("this file runs as a worker");
const engine = createReportEngine(reporting);
const localOf = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(campaign.time_zone).toPlainDateTime();
const hourOf = (instant: string) => localOf(instant).toPlainTime().toString({ smallestUnit: "minute" });
const dayOf = (instant: string) => dayInDigits(localOf(instant).toPlainDate());
const words: WorkbookWords & DocumentWords = {
  title: reporting.form.title,
  show: (field, value) => engine.show(field, value),
  local: (instant) => localOf(instant).toString({ smallestUnit: "minute" }),
  day: dayOf,
  moment: (instant) => `${hourOf(instant)} ngày ${dayOf(instant)}`,
};

const status: StatusRow[] = [];
const reports: FiledReport[] = [];
let answered: (said: Merged | null) => void = () => {};
port.on("message", (piece: ExportPiece) => {
  if (piece.kind === "status") status.push(...piece.rows);
  else if (piece.kind === "reports") reports.push(...piece.reports);
  else if (piece.kind === "merged") answered(piece.said);
  else void writeAll();
});

/** Makes one report out of all that was given, and every file that is asked for of it. */
async function writeAll(): Promise<void> {
  const step = Math.max(LEAST_STEP, Math.ceil(status.length / STEPS));
  const seen = (units: number) => {
    if (units % step === 0 || units === status.length) say({ kind: "units", done: units, of: status.length });
  };
  const today = localOf(at).toPlainDate().toString();
  const of = consolidate({ engine, status, reports, counting: asked.counting, at, today, seen });
  const merged = asked.merge ? await mergeAll(of) : new Map<string, MergedPart>();
  for (const document of asked.documents) {
    say({ kind: "writing", document });
    const bytes = Uint8Array.from(await write(document, of, merged));
    say({ kind: "file", document, bytes }, [bytes.buffer]);
  }
  port?.close();
}

/** The model is asked by the server; what it says is checked here. */
function mergeAll(of: Consolidation): Promise<Merging> {
  return mergeNarrative(of.narrative, {
    mask: withoutPersonalData,
    isBorneOut: (sentence, sources) => unsupportedIn(sentence, sources).length === 0,
    ask: (inputs) => {
      const { promise, resolve } = Promise.withResolvers<Merged | null>();
      answered = resolve;
      say({ kind: "merging", inputs });
      return promise;
    },
  });
}

async function write(document: ExportName, of: Consolidation, merged: Merging): Promise<Uint8Array> {
  if (document === "xlsx") {
    const { composeWorkbook } = await import("./consolidation/workbook/compose-workbook.ts");
    const { writeConsolidatedXlsx } = await import("./adapters/documents/write-consolidated-xlsx.ts");
    return writeConsolidatedXlsx(composeWorkbook(of, words), new Date(at));
  }
  return writeDocument(document, of, merged);
}

async function writeDocument(document: ProvincialDocument, of: Consolidation, merged: Merging): Promise<Uint8Array> {
  if (!provincial) throw new Error("the campaign has no texts of the province's documents");
  const { composeProvincialDocument } = await import("./consolidation/documents/compose-provincial-document.ts");
  const { writeOfficialDocx } = await import("./adapters/documents/write-official-docx.ts");
  const decision = { ...campaign.decision, symbol: "QĐ-UBND" };
  const texts = provincial.documents[document];
  return writeOfficialDocx(
    composeProvincialDocument({ of, texts, clause: provincial.clause, campaign, decision, words, merged }),
  );
}

function say(said: ExportSaid, handedOver: ArrayBuffer[] = []): void {
  port?.postMessage(said, handedOver);
}
