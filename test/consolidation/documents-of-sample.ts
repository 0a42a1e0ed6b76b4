import { join } from "node:path";

import { loadLibrary } from "../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadProvincialReport } from "../../src/adapters/knowledge-files/load-provincial-report.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import { consolidate } from "../../src/consolidation/consolidate.ts";
import type { Consolidation, Counting } from "../../src/consolidation/consolidation.ts";
import { composeProvincialDocument } from "../../src/consolidation/documents/compose-provincial-document.ts";
import { PROVINCIAL_DOCUMENTS, type ProvincialDocument } from "../../src/consolidation/provincial-report.ts";
import { dayInDigits } from "../../src/knowledge/deadline.ts";
import type { OfficialDocument } from "../../src/reports/official-document/official-document.ts";
import { campaignEngine, sampleReports } from "./sample-campaign.ts";

/** The real campaign's two documents over sample reports. */
export async function documentsOfSample(
  given: {
    counting?: Counting;
    change?: (reports: ReturnType<typeof sampleReports>) => void;
    decision?: { readonly number: string | null; readonly date: string | null };
  } = {},
): Promise<{ of: Consolidation; documents: Readonly<Record<ProvincialDocument, OfficialDocument>> }> {
  const folder = join(KNOWLEDGE, "vi-nguoi-ngheo-2023");
  const texts = await loadProvincialReport(folder);
  const { campaign } = await loadLibrary(folder);
  if (!texts || !campaign) throw new Error("the campaign has no texts");
  const engine = await campaignEngine();
  const reports = sampleReports(engine);
  given.change?.(reports);
  const at = "2023-12-12T02:00:00Z";
  const of = consolidate({ engine, ...reports, counting: given.counting ?? "submitted", at, today: "2023-12-12" });
  const day = (instant: string) =>
    dayInDigits(Temporal.Instant.from(instant).toZonedDateTimeISO(campaign.time_zone).toPlainDate());
  const compose = (name: ProvincialDocument) =>
    composeProvincialDocument({
      of,
      texts: texts.documents[name],
      clause: texts.clause,
      campaign,
      decision: { ...(given.decision ?? campaign.decision), symbol: "QĐ-UBND" },
      words: {
        show: (field, value) => engine.show(field, value),
        day,
        moment: (instant) => `09:00 ngày ${day(instant)}`,
      },
    });
  const [first, second] = PROVINCIAL_DOCUMENTS;
  return {
    of,
    documents: { [first]: compose(first), [second]: compose(second) } as Record<ProvincialDocument, OfficialDocument>,
  };
}
