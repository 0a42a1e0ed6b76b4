import { statusRow } from "../../src/consolidation/status.ts";
import type { Notices, Office } from "../../src/conversation/ports.ts";
import { lastValidDay } from "../../src/knowledge/deadline.ts";
import { may } from "../../src/people/may.ts";
import type { Member } from "../../src/people/member.ts";
import type { Unit } from "../../src/people/unit.ts";
import type { Reports } from "../../src/reporting.ts";
import { progress } from "../../src/reports/questions.ts";
import { plain, type World } from "./memory-desk-world.ts";
import { real } from "./reminding.ts";

/** What somebody to whom reports are sent has before them in a world of memory: the same as the store gives. */
export function memoryOffice({ engine, campaign }: Reports): (world: World, member: Member) => Office | null {
  const deadline = campaign.deadlines["report"];
  if (!deadline) throw new Error(`${campaign.id} has no deadline of reports`);

  function officeOf(world: World, district: string | null, units: readonly Unit[], until: string): Office {
    return {
      district,
      units,
      status: units.map((unit) =>
        statusRow({
          unit,
          filed: plain(world.filed.findLast((one) => one.unit === unit.code) ?? null),
          draft: plain(world.drafts[unit.code]?.content ?? null),
          questionsOf: ({ code }, answers) => progress(engine.questions(code), answers),
          deadline: world.extensions[unit.code] ?? until,
        }),
      ),
      standings: units.flatMap(({ code }) => {
        const [report, before = null] = world.filed.filter(({ unit }) => unit === code).toReversed();
        if (!report) return [];
        const comments = world.comments.filter(({ receipt }) => receipt === report.receipt);
        return [{ report: plain(report), before: plain(before), newest: report.receipt, comments }];
      }),
      difficulties: district === null ? world.difficulties.toReversed() : [],
      notices: null,
    };
  }

  return (world, member) => {
    if (may(member, "read_reports", null))
      return {
        ...officeOf(world, null, engine.reporting.units.units, lastValidDay(deadline).toString()),
        notices: may(member, "broadcast", null) ? noticesIn(world) : null,
      };
    const until = world.collections[member.unit] ?? null;
    const communes = may(member, "edit_draft", member.unit) ? engine.collected(member.unit) : [];
    return until === null || communes.length === 0 ? null : officeOf(world, member.unit, communes, until);
  };
}

/** Who could be written to, and the last broadcasts; nothing of them is sent in memory. */
function noticesIn(world: World): Notices {
  const officers = world.members.filter(({ role, ended }) => role === "officer" && !ended);
  return {
    people: officers.map(({ id, unit }) => {
      const bound = Object.keys(world.bound).filter(
        (one) => world.bound[one] === id && !world.unreachable.includes(one),
      );
      const heardAt = Temporal.Instant.fromEpochMilliseconds(0);
      const conversations = bound.map((one) => ({ id: one, channel: "telegram" as const, heardAt }));
      return { unit, conversations, templates: [], isMuted: false };
    }),
    means: { costs: real.rules.costs, templates: null, load: { botMessages: 0, templatesLeft: null } },
    made: world.broadcasts
      .slice(-5)
      .toReversed()
      .map((made) => ({ ...made, people: {}, unreached: [] })),
  };
}
