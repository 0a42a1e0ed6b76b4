import { Hono } from "hono";
import { z } from "zod";

import type { Refusal } from "./consolidation/admin-answer.ts";
import type { Exporter, ExportStep } from "./export-composition.ts";
import { EXPORTS, type ExportName } from "./export-work.ts";
import type { Logger } from "./kernel/logger.ts";

/** A line of an export as it crosses the socket: JSON and a line end; a file's line is followed by as many bytes as it says. */
export type ExportLine =
  | Exclude<ExportStep, { kind: "file" }>
  | { readonly kind: "file"; readonly document: ExportName; readonly name: string; readonly bytes: number }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "failed" };

const body = z.object({
  documents: z.array(z.enum(EXPORTS)).min(1),
  counting: z.enum(["submitted", "accepted"]),
  merge: z.boolean().default(false),
});
/** So many bytes of a file go out at once. */
const CHUNK = 256 * 1024;

/** What the coordinator's export asks over the control socket; files go out as bytes, not as JSON, so that tens of megabytes hold nobody up. */
export function createExportRoutes({ exporter, logger }: { exporter: Exporter | null; logger: Logger }): Hono {
  const app = new Hono();
  app.post("/export", async (context) => {
    const read = body.safeParse(await context.req.json().catch(() => null));
    if (!read.success) return context.json({ message: z.prettifyError(read.error) }, 400);
    const parts = exportParts(exporter, read.data, logger);
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await parts.return();
      },
    });
    return context.body(stream, 200, { "content-type": "application/octet-stream" });
  });
  return app;
}

async function* exportParts(
  exporter: Exporter | null,
  asked: z.infer<typeof body>,
  logger: Logger,
): AsyncGenerator<Uint8Array, void> {
  if (!exporter) return yield line({ kind: "refused", refusal: { kind: "no_reporting" } });
  if (!exporter.hasDocuments && asked.documents.some((one) => one !== "xlsx"))
    return yield line({ kind: "refused", refusal: { kind: "no_provincial_texts" } });
  if (!exporter.hasModel && asked.merge) return yield line({ kind: "refused", refusal: { kind: "no_model" } });
  try {
    for await (const step of exporter.run(asked)) {
      if (step.kind !== "file") {
        yield line(step);
        continue;
      }
      const { bytes, name } = step.file;
      yield line({ kind: "file", document: step.document, name, bytes: bytes.length });
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    }
  } catch (error) {
    logger.error("export_failed", error);
    yield line({ kind: "failed" });
  }
}

const encoder = new TextEncoder();
const line = (of: ExportLine): Uint8Array => encoder.encode(`${JSON.stringify(of)}\n`);
