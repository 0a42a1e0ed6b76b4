import { statusRow } from "../../src/consolidation/status.ts";
import type { Office } from "../../src/conversation/ports.ts";
import { lastValidDay } from "../../src/knowledge/deadline.ts";
import type { Reports } from "../../src/reporting.ts";
import { progress } from "../../src/reports/questions.ts";
import { plain, type World } from "./memory-desk-world.ts";

/** What a coordinator has before them in a world of memory: the same as the store gives. */
export function memoryOffice({ engine, campaign }: Reports): (world: World) => Office {
  const deadline = campaign.deadlines["report"];
  if (!deadline) throw new Error(`${campaign.id} has no deadline of reports`);
  const { units } = engine.reporting.units;
  return (world) => ({
    status: units.map((unit) =>
      statusRow({
        unit,
        filed: plain(world.filed.findLast((one) => one.unit === unit.code) ?? null),
        draft: plain(world.drafts[unit.code]?.content ?? null),
        questionsOf: ({ code }, answers) => progress(engine.questions(code), answers),
        deadline: world.extensions[unit.code] ?? lastValidDay(deadline).toString(),
      }),
    ),
    standings: units.flatMap(({ code }) => {
      const [report, before = null] = world.filed.filter(({ unit }) => unit === code).toReversed();
      if (!report) return [];
      const comments = world.comments.filter(({ receipt }) => receipt === report.receipt);
      return [{ report: plain(report), before: plain(before), newest: report.receipt, comments }];
    }),
    difficulties: world.difficulties.toReversed(),
  });
}
