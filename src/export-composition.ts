import { on } from "node:events";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import type { ReportBook } from "./consolidation/ports.ts";
import type { ProvincialReport } from "./consolidation/provincial-report.ts";
import { beginMerging, type Merging } from "./export-merging.ts";
import type { ExportAsked, ExportName, ExportPiece, ExportSaid, ExportSetting } from "./export-work.ts";
import type { Clock } from "./kernel/clock.ts";
import type { LanguageModel } from "./kernel/language-model.ts";
import type { Timers } from "./kernel/timers.ts";
import type { Campaign } from "./knowledge/campaign.ts";
import type { OpenedFile } from "./outbox/ports.ts";
import type { Reporting } from "./reports/reporting.ts";

/** So many reports or rows cross to the worker at once: few enough that the server answers others in between. */
const PIECE = 25;
/** The most memory the worker's own heap may take, in megabytes; past it the export fails, never the server. */
const MOST_HEAP_MB = 2048;

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
const NAMES: Readonly<Record<ExportName, string>> = {
  xlsx: "Tong-hop",
  "to-trinh": "To-trinh-So-Noi-vu",
  "bao-cao": "Bao-cao-UBND-tinh",
};

/** What an export tells while it runs: how far it is, and each file once it is written. */
export type ExportStep =
  | Exclude<ExportSaid, { kind: "file" | "merging" }>
  | { readonly kind: "merging"; readonly question: string }
  | { readonly kind: "file"; readonly document: ExportName; readonly file: OpenedFile };

/** The consolidated reports as files. */
export interface Exporter {
  /** Whether there are texts for the province's two documents. */
  readonly hasDocuments: boolean;
  /** Whether a model may put together what units wrote. */
  readonly hasModel: boolean;
  /** Reads the reports as they are now and writes files in a thread of its own, one export after the other; whoever stops listening stops it. */
  run(asked: ExportAsked): AsyncGenerator<ExportStep, void>;
}

/** Puts the export of one campaign together. */
export function createExporter(deps: {
  reporting: Reporting;
  campaign: Campaign;
  provincial: ProvincialReport | null;
  book: Pick<ReportBook, "status" | "reports">;
  clock: Clock;
  /** Left out where no model is configured. */
  merging?: { readonly model: LanguageModel; readonly timers: Timers } | null;
}): Exporter {
  const { reporting, campaign, provincial, book, clock, merging = null } = deps;
  let last: Promise<void> = Promise.resolve();

  async function* run(asked: ExportAsked): AsyncGenerator<ExportStep, void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = last;
    last = before.then(() => promise);
    try {
      await before;
      yield* written(asked);
    } finally {
      resolve();
    }
  }

  async function* written(asked: ExportAsked): AsyncGenerator<ExportStep, void> {
    const status = await book.status();
    const reports = await book.reports();
    const at = clock.now().toString({ smallestUnit: "second" });
    const setting: ExportSetting = { reporting, campaign, provincial, asked, at };
    const worker = new Worker(new URL("./export-worker.ts", import.meta.url), {
      workerData: setting,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    let merge: Merging | null = null;
    try {
      const heard = on(worker, "message", { close: ["exit"] });
      const give = (piece: ExportPiece) => worker.postMessage(piece);
      for (const rows of pieces(status)) {
        give({ kind: "status", rows });
        await setImmediate();
      }
      for (const some of pieces(reports)) {
        give({ kind: "reports", reports: some });
        await setImmediate();
      }
      give({ kind: "all_given" });
      merge = asked.merge && merging ? beginMerging(merging) : null;
      let files = 0;
      for await (const [said] of heard as AsyncIterable<[ExportSaid]>) {
        if (said.kind === "file") {
          files += 1;
          yield { kind: "file", document: said.document, file: fileOf(said, at) };
        } else if (said.kind === "merging") {
          yield { kind: "merging", question: said.inputs.question };
          give({ kind: "merged", said: (await merge?.ask(said.inputs)) ?? null });
        } else yield said;
      }
      if (files < asked.documents.length) throw new Error("the export ended before its files were written");
    } finally {
      merge?.end();
      await worker.terminate();
    }
  }

  function fileOf({ document, bytes }: Extract<ExportSaid, { kind: "file" }>, at: string): OpenedFile {
    const day = Temporal.Instant.from(at).toZonedDateTimeISO(campaign.time_zone).toPlainDate();
    const ending = document === "xlsx" ? "xlsx" : "docx";
    return { bytes, name: `${NAMES[document]}-${day}.${ending}`, type: TYPES[ending] };
  }

  return { hasDocuments: provincial !== null, hasModel: merging !== null, run };
}

/** One exported file; null where there are no texts for it. */
export async function exportedFile(exporter: Exporter, document: ExportName): Promise<OpenedFile | null> {
  if (document !== "xlsx" && !exporter.hasDocuments) return null;
  for await (const step of exporter.run({ documents: [document], counting: "submitted" }))
    if (step.kind === "file") return step.file;
  return null;
}

function* pieces<One>(all: readonly One[]): Iterable<readonly One[]> {
  for (let at = 0; at < all.length; at += PIECE) yield all.slice(at, at + PIECE);
}
