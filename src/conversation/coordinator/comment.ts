import { commentOnReport } from "../../consolidation/note-on-report.ts";
import { refusalWords } from "./refusal-words.ts";
import { wording } from "./wording.ts";
import { actorOf, type CoordinatorStep, type CoordinatorWork, collects, says, standingOf, statusOf } from "./work.ts";

/** "Góp ý Tri Tôn: …": a note beside the newest revision, which the unit does not read. */
export function comment(work: CoordinatorWork, unit: string, text: string): CoordinatorStep {
  const name = statusOf(work, unit)?.name ?? unit;
  const standing = standingOf(work, unit);
  const focus = { kind: "unit", unit } as const;
  if (!standing) return says(focus, wording.nothingFiled(name));
  const decision = commentOnReport(standing.report.receipt, text, actorOf(work), collects(work));
  if (decision.kind === "refused") return says(focus, refusalWords(decision.refusal));
  return says(focus, wording.commented(name), [], ...decision.writes);
}
