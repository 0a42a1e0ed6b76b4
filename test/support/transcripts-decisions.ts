import { z } from "zod";

import type { Decision } from "../../src/consolidation/decision.ts";
import { extendDeadline } from "../../src/consolidation/extend-deadline.ts";
import { acceptReport, returnReport } from "../../src/consolidation/judge-report.ts";
import { commentOnReport, markReceived } from "../../src/consolidation/note-on-report.ts";
import type { ReportEngine } from "../../src/reports/engine.ts";
import type { MemoryDesk } from "./memory-desk.ts";
import type { Decided } from "./transcripts.ts";

const by = { kind: "admin" } as const;
const receipt = z.object({ receipt: z.string() });
const bodies = {
  accept: receipt,
  return: receipt.extend({ fields: z.array(z.object({ field: z.string(), reason: z.string() })) }),
  comment: receipt.extend({ text: z.string() }),
  received: receipt.extend({ number: z.string(), date: z.string() }),
  extend: z.object({ unit: z.string(), until: z.string(), reason: z.string() }),
};

/** Decides on the twin what the coordinator's command decides on a server; throws where it is refused. */
export function decideInMemory(desk: MemoryDesk, engine: ReportEngine, decided: Decided, now: Temporal.Instant): void {
  const decision = judged(desk, engine, decided, now);
  if (decision.kind === "refused") throw new Error(`${decided.route}: ${JSON.stringify(decision.refusal)}`);
  if (!desk.apply("", decision.writes, now)) throw new Error(`${decided.route} was stale`);
}

function judged(desk: MemoryDesk, engine: ReportEngine, { route, body }: Decided, now: Temporal.Instant): Decision {
  const { units, receiver: code } = engine.reporting.units;
  const receiver = units.find((unit) => unit.code === code)?.name ?? code;
  const today = now.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString();
  if (route === "extend")
    return extendDeadline({ ...bodies.extend.parse(body), present: "2023-12-09", today, receiver }, by);
  const standing = standingIn(desk, receipt.parse(body).receipt);
  switch (route) {
    case "accept":
      return acceptReport(standing, receiver, by);
    case "return":
      return returnReport(standing, bodies.return.parse(body).fields, { engine, receiver }, by);
    case "comment":
      return commentOnReport(standing.report.receipt, bodies.comment.parse(body).text, by);
    case "received":
      return markReceived({ ...bodies.received.parse(body), today }, by);
  }
}

function standingIn({ filed }: MemoryDesk, wanted: string) {
  const report = filed.find((one) => one.receipt === wanted);
  const newest = filed.findLast(({ unit }) => unit === report?.unit);
  if (!report || !newest) throw new Error(`nothing was handed in as ${wanted}`);
  return { report, before: null, newest: newest.receipt, comments: [] };
}
