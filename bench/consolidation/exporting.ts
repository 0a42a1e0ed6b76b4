import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readDocx } from "../../src/adapters/documents/docx.ts";
import { openZip } from "../../src/adapters/documents/zip.ts";
import { loadLibrary } from "../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadProvincialReport } from "../../src/adapters/knowledge-files/load-provincial-report.ts";
import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { openPostgres } from "../../src/adapters/store/postgres-engine.ts";
import { createReportBook } from "../../src/adapters/store/report-book.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import type { ReportBook } from "../../src/consolidation/ports.ts";
import { createExporter } from "../../src/export-composition.ts";
import { progress } from "../../src/reports/questions.ts";
import { campaignEngine, sampleReports } from "../../test/consolidation/sample-campaign.ts";
import { logger } from "../turns/bots/logger.ts";
import { answerParent, settingsOf } from "../turns/child.ts";
import {
  type ExportingQuestions,
  type ExportingSettings,
  type ExportResult,
  LOADS,
  type LoadName,
} from "./protocol.ts";
import { type LongestTurn, watchLoop } from "./watch-loop.ts";

/** How often the memory of the process is looked at, in milliseconds. */
const LOOK_MS = 20;
/** So long nothing is done, to see how long this machine leaves a process waiting anyhow. */
const IDLE_MS = 2000;
/** So many rows are put into the store at once. */
const ROWS = 100;

const { store: kind, storeAt, units } = settingsOf<ExportingSettings>();
const store: Store = await openStore(kind === "pglite" ? await openPGlite(storeAt) : openPostgres(storeAt, logger));
const campaignFolder = join(KNOWLEDGE, "vi-nguoi-ngheo-2023");
const { campaign } = await loadLibrary(campaignFolder);
if (!campaign) throw new Error("no campaign");
const engine = await campaignEngine(units);
const { reports } = sampleReports(engine);
for (let at = 0; at < reports.length; at += ROWS)
  await store.db
    .insertInto("reports")
    .values(
      reports.slice(at, at + ROWS).map(({ official: _, returned, ...report }) => ({
        ...report,
        returned: returned ? JSON.stringify(returned) : null,
        answers: JSON.stringify(report.answers),
        exceptions: JSON.stringify(report.exceptions),
        submitted_by: null,
        approved_by: null,
      })),
    )
    .execute();

let loop: ReturnType<typeof watchLoop> | null = null;
const longestTurn = async (): Promise<LongestTurn> =>
  (await loop?.longest()) ?? { clockMs: Number.NaN, workMs: Number.NaN };
const book = createReportBook({
  db: store.db,
  campaign: campaign.id,
  units: engine.reporting.units.units,
  questionsOf: (unit, answers) => progress(engine.questions(unit.code), answers),
  deadlineOf: () => "2023-12-09",
});
let readSeconds = 0;
let reading: LongestTurn = { clockMs: 0, workMs: 0 };
/** The book, with a watch on how long reading takes and for how long it stops everything else. */
const watched: Pick<ReportBook, "status" | "reports"> = {
  async status() {
    await longestTurn();
    const began = performance.now();
    const rows = await book.status();
    readSeconds = (performance.now() - began) / 1000;
    return rows;
  },
  async reports() {
    const began = performance.now();
    const rows = await book.reports();
    readSeconds += (performance.now() - began) / 1000;
    reading = await longestTurn();
    return rows;
  },
};
const exporter = createExporter({
  reporting: engine.reporting,
  campaign,
  provincial: await loadProvincialReport(campaignFolder),
  book: watched,
  clock: { now: () => Temporal.Instant.from("2023-12-12T02:00:00Z") },
});

async function run({ load }: { load: LoadName }): Promise<ExportResult> {
  let [peak, bytes, wrong] = [0, 0, 0];
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, LOOK_MS);
  loop = watchLoop();
  await longestTurn();
  await setTimeout(IDLE_MS);
  const idle = await longestTurn();
  const began = performance.now();
  const files: { document: string; bytes: Uint8Array }[] = [];
  for await (const step of exporter.run({ documents: LOADS[load], counting: "submitted" }))
    if (step.kind === "file") files.push({ document: step.document, bytes: step.file.bytes });
  const seconds = (performance.now() - began) / 1000;
  const writing = await longestTurn();
  loop.stop();
  clearInterval(look);
  for (const file of files) {
    bytes += file.bytes.length;
    wrong += wrongIn(file);
  }
  return { seconds, readSeconds, idle, reading, writing, bytes, peakRssMb: peak / 1e6, wrong };
}

/** How many receipts a file does not name. */
function wrongIn({ document, bytes }: { document: string; bytes: Uint8Array }): number {
  const text =
    document === "xlsx" ? (openZip(bytes, "a.xlsx").text("xl/sharedStrings.xml") ?? "") : readDocx(bytes, "a.docx");
  const named = new Set(text.match(/BC2023-[A-Z0-9]+-\d+/g));
  return reports.filter(({ receipt }) => !named.has(receipt)).length;
}

answerParent<ExportingQuestions>(null, { export: run }, () => store.close());
