import type { DecisionWrite } from "../../src/consolidation/decision-write.ts";
import { actorName } from "../../src/people/actor.ts";
import { withReturn } from "../../src/reports/change-draft.ts";
import type { FiledReport } from "../../src/reports/submission.ts";
import { plain, told, type World } from "./memory-desk-world.ts";

/** The world after one thing of a decision was written; null where that thing is stale. */
export function decided(world: World, one: DecisionWrite, now: Temporal.Instant): World | null {
  switch (one.kind) {
    case "accept_report":
      return judged(world, one.receipt, ["submitted"], (report) => ({ ...report, state: "accepted" }));
    case "return_report":
      return returned(world, one);
    case "extend_deadline": {
      const before = world.extensions[one.unit];
      if (before !== undefined && before >= one.until) return null;
      return { ...world, extensions: { ...world.extensions, [one.unit]: one.until } };
    }
    case "collect":
      return { ...world, collections: { ...world.collections, [one.district]: one.until } };
    case "comment": {
      const { receipt, text, by } = one;
      if (!world.filed.some((report) => report.receipt === receipt)) return null;
      return { ...world, comments: [...world.comments, { receipt, text, by: actorName(by), at: now.toString() }] };
    }
    case "mark_received": {
      const { number, date } = one;
      const received = (report: FiledReport): FiledReport =>
        report.receipt === one.receipt
          ? { ...report, official: { number, date, received_at: report.official?.received_at ?? now.toString() } }
          : report;
      return { ...world, filed: world.filed.map(received) };
    }
    case "answer_difficulty": {
      const asked = world.difficulties.find(({ code, answer }) => code === one.code && answer === null);
      if (!asked) return null;
      const answered = { ...asked, answer: { text: one.text, by: one.body, at: now.toString() } };
      const difficulties = world.difficulties.map((other) => (other === asked ? answered : other));
      return told({ ...world, difficulties }, asked.member, one.reply);
    }
    case "tell_unit": {
      const to = world.members.filter(
        ({ unit, role, ended }) => unit === one.unit && one.roles.includes(role) && !ended,
      );
      return to.reduce((after, { id }) => told(after, id, one.reply), world);
    }
  }
}

function returned(world: World, one: Extract<DecisionWrite, { kind: "return_report" }>): World | null {
  const after = judged(world, one.receipt, ["submitted", "accepted"], (report) => ({
    ...report,
    state: "returned",
    returned: one.returned,
  }));
  const filed = after?.filed.find(({ receipt }) => receipt === one.receipt);
  if (!after || !filed) return null;
  const open = world.drafts[filed.unit];
  const content = plain(withReturn(open?.content ?? null, filed, one.returned));
  const log = [...after.log, { unit: filed.unit, entry: { did: "returned" } as const }];
  return { ...after, log, drafts: { ...world.drafts, [filed.unit]: { content, version: (open?.version ?? 0) + 1 } } };
}

/** The newest revision of a unit, changed, while it is in one of these states. */
function judged(
  world: World,
  receipt: string,
  states: readonly FiledReport["state"][],
  change: (report: FiledReport) => FiledReport,
): World | null {
  const report = world.filed.find((one) => one.receipt === receipt);
  const newest = report && world.filed.findLast(({ unit }) => unit === report.unit);
  if (!report || newest !== report || !states.includes(report.state)) return null;
  return { ...world, filed: world.filed.map((one) => (one === report ? change(one) : one)) };
}
