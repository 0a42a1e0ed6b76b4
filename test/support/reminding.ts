import { loadLibrary } from "../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadReminders } from "../../src/adapters/knowledge-files/load-reminders.ts";
import { loadReporting } from "../../src/adapters/knowledge-files/load-reporting.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { lastValidDay } from "../../src/knowledge/deadline.ts";
import type { ChannelId } from "../../src/messages/address.ts";
import type { NoticeTemplates } from "../../src/outbox/notice-templates.ts";
import type { Unit } from "../../src/people/unit.ts";
import type { ReminderPlan } from "../../src/reminders/plan.ts";
import type { ReminderBook } from "../../src/reminders/ports.ts";
import { createReminding, type Reminding } from "../../src/reminders/reminding.ts";
import { CAMPAIGN } from "./assistant.ts";

const [library, reporting, rules] = await Promise.all([
  loadLibrary(CAMPAIGN),
  loadReporting(CAMPAIGN),
  loadReminders(KNOWLEDGE, CAMPAIGN),
]);
if (!library.campaign || !reporting || !rules) throw new Error("the real campaign reminds nobody");

/** The real campaign, its deadline, its rules and its units. */
export const real = { campaign: library.campaign, rules, units: reporting.units.units };
const deadline = real.campaign.deadlines["report"];
if (!deadline) throw new Error("the real campaign has no deadline");

const realDeadline = deadline;
/** So many questions is every unit of these tests asked. */
const QUESTIONS = 18;

/** A moment in An Giang. */
export const local = (moment: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(moment).toZonedDateTime(real.campaign.time_zone).toInstant();

/** A clock that stands where it is put. */
export interface SetClock {
  now(): Temporal.Instant;
  set(moment: Temporal.Instant): void;
}

/** A clock that stands at a moment in An Giang. */
export function clockAt(moment: string): SetClock {
  let now = local(moment);
  return {
    now: () => now,
    set(next) {
      now = next;
    },
  };
}

/** The real reminding over some book and some units; extensions are last valid days by unit. */
export function remindingOver(given: {
  readonly book: ReminderBook;
  readonly clock: SetClock;
  readonly units?: readonly Pick<Unit, "code" | "name">[];
  readonly extensions?: ReadonlyMap<string, Temporal.PlainDate>;
  /** The last valid day of every unit that has no extension. */
  readonly lastDay?: string;
  readonly plan?: Partial<ReminderPlan>;
  readonly closesAt?: string;
  readonly practice?: string;
  readonly templates?: NoticeTemplates;
}): Reminding {
  const { book, clock, units = real.units, extensions = new Map(), plan = {}, closesAt, practice } = given;
  const before = given.lastDay && Temporal.PlainDate.from(given.lastDay).add({ days: 1 }).toString();
  const due = before ? { ...realDeadline, before, late_after: `${before}T24:00` } : realDeadline;
  return createReminding({
    book,
    plan: { ...real.rules.plan, ...plan },
    days: real.rules.days,
    costs: real.rules.costs,
    templates: given.templates ?? null,
    campaign: { ...real.campaign, ...(closesAt !== undefined && { closes_at: closesAt }) },
    deadline: due,
    units: units as readonly Unit[],
    progressOf: ({ draft }) => ({
      answered: Object.values(draft?.answers ?? {}).filter(({ state }) => state === "given").length,
      questions: QUESTIONS,
    }),
    deadlineOf: async (unit) => extensions.get(unit) ?? lastValidDay(due),
    practice: () => practice ?? null,
    readOnPage: new Set<ChannelId>(["web-chat"]),
    clock,
    logger: silentLogger,
  });
}
