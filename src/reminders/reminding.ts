import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../kernel/logger.ts";
import type { Campaign, Deadline } from "../knowledge/campaign.ts";
import type { ChannelId } from "../messages/address.ts";
import type { Reply } from "../messages/reply.ts";
import { chooseWay } from "../outbox/choose-way.ts";
import type { Unit } from "../people/unit.ts";
import { reminderChoices } from "./buttons.ts";
import { type Choose, HANDED_IN, type MessageTo, NOBODY, QUIET, settle, stepRows, written } from "./decide.ts";
import { type Foreseen, foreseenOf } from "./foreseen.ts";
import { noticeReply, noticeRows, noticeStep, OFFICIAL_STEP, officialDay, officialRows } from "./gentle.ts";
import type { Contact, NewReminder, Outcome, ReminderBook, UnitSnapshot } from "./ports.ts";
import type { ReminderRules } from "./reminder-rules.ts";
import { reminderNotice, reminderText } from "./reminder-words.ts";
import { type ProgressOf, standingOf } from "./standing.ts";
import { isOpen, type Step, stepAt, stepsFor, window } from "./steps.ts";
import { SUMMARY_STEP, summaryReplies } from "./summary.ts";

/** How long before the quiet hours a message that has not gone out is taken back, in minutes. */
const WITHDRAW_MINUTES = 2;

/** What was claimed longer ago is summed up no more, in hours: over a long weekend, not over a campaign. */
const SUMMED_UP_HOURS = 120;

/** The reminders of one campaign. */
export interface Reminding {
  /** One run of the scheduler at the present moment; running it again claims nothing twice. */
  run(): Promise<void>;
  /** What a run at another moment would claim on this store; claims nothing. */
  foresee(at: Temporal.Instant): Promise<readonly Foreseen[]>;
}

/** What reminding needs. */
export interface RemindingDeps extends ReminderRules {
  readonly book: ReminderBook;
  readonly campaign: Campaign;
  readonly deadline: Deadline;
  readonly units: readonly Unit[];
  readonly progressOf: ProgressOf;
  /** The last valid day of a unit. */
  readonly deadlineOf: (unit: string) => Promise<Temporal.PlainDate>;
  /** What every message says first while the clock is set for practice; null in earnest. */
  readonly practice: () => string | null;
  /** The channels whose readers must open a page to read. */
  readonly readOnPage: ReadonlySet<ChannelId>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A unit with the step that is to be claimed for it. */
interface Due {
  readonly unit: Unit;
  readonly lastDay: Temporal.PlainDate;
  readonly step: Step;
}

/** Something gentle that is to be claimed for a unit. */
interface Gentle {
  readonly unit: string;
  readonly step: string;
  readonly deadline: string;
  rows(snapshot: UnitSnapshot): readonly NewReminder[];
}

/** Puts the reminders of a campaign together. */
export function createReminding(deps: RemindingDeps): Reminding {
  const { book, plan, days, costs, templates, campaign, units, clock, logger, deadlineOf } = deps;
  const choose: Choose = (person, reply, { load }) =>
    chooseWay(person, reply, { costs, templates, load, now: clock.now() });
  const names = new Map(units.map(({ code, name }) => [code, name] as const));
  const nameOf = (unit: string): string => names.get(unit) ?? unit;
  const localOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(campaign.time_zone).toPlainDateTime();
  /** Whether something that is written now can still go out by day. */
  const openAt = (local: Temporal.PlainDateTime) =>
    isOpen(plan, days, local) && isOpen(plan, days, local.add({ minutes: WITHDRAW_MINUTES }));
  const isOver = (local: Temporal.PlainDateTime) => local.toPlainDate().toString() > campaign.closes_at;

  const known = new Map<string, readonly Step[]>();
  function stepsOf(lastDay: Temporal.PlainDate): readonly Step[] {
    const steps = known.get(lastDay.toString()) ?? stepsFor(plan, days, lastDay);
    known.set(lastDay.toString(), steps);
    return steps;
  }

  function opened(reply: Reply): Reply {
    const banner = deps.practice();
    return banner === null ? reply : { ...reply, blocks: [{ kind: "text", text: banner }, ...reply.blocks] };
  }

  /** What a person of a unit is told on a day; null where nothing is due. */
  function reminderTo(unit: string, lastDay: Temporal.PlainDate, today: Temporal.PlainDate): MessageTo {
    return (person, snapshot) => {
      const standing = standingOf(snapshot, deps.progressOf);
      if (!standing || today.toString() > campaign.closes_at) return null;
      const view = { deadline: deps.deadline, lastDay, today, days };
      const text = reminderText(nameOf(unit), standing, person.role, view);
      const choices = person.role === "officer" ? reminderChoices(today, lastDay, days) : [];
      const notice = reminderNotice({ code: unit, name: nameOf(unit) }, standing, view);
      return opened({ blocks: [{ kind: "text", text }], choices, notice });
    };
  }

  /** The units for which a step is to be claimed at a local moment, whatever was kept before. */
  async function dueAt(now: Temporal.PlainDateTime, lastRun: Temporal.PlainDateTime | null): Promise<readonly Due[]> {
    if (isOver(now)) return [];
    const open = openAt(now);
    const found: Due[] = [];
    for (const unit of units) {
      const lastDay = await deadlineOf(unit.code);
      const steps = stepsOf(lastDay);
      const due = stepAt(steps, now, { days, catchUp: plan.catch_up_working_days, lastRun });
      if (due && (open || due.step.urgent)) found.push({ unit, lastDay, step: due.step });
    }
    return found;
  }

  async function unhandled(due: readonly Due[]): Promise<readonly Due[]> {
    const occasions = new Map(due.map((one) => [`${one.lastDay} ${one.step.id}`, occasionOf(one)] as const));
    const open = new Set<string>();
    for (const [key, occasion] of occasions) {
      const asked = due.filter((one) => `${one.lastDay} ${one.step.id}` === key).map(({ unit }) => unit.code);
      for (const unit of await book.unhandled(occasion, asked)) open.add(unit);
    }
    return due.filter(({ unit }) => open.has(unit.code));
  }

  async function lastRunBefore(now: Temporal.Instant): Promise<Temporal.PlainDateTime | null> {
    const last = await book.lastRun();
    return last && Temporal.Instant.compare(last, now) <= 0 ? localOf(last) : null;
  }

  /** Claims for one unit; a unit that cannot be claimed holds up no other. */
  async function claim(
    unit: string,
    decide: (snapshot: UnitSnapshot) => readonly NewReminder[],
    now: Temporal.Instant,
  ): Promise<boolean> {
    try {
      const count = await book.claim(unit, decide, now);
      if (count > 0) logger.info("reminder_claimed", { unit, count });
      return true;
    } catch (cause) {
      logger.error("reminder_not_claimed", cause, { unit });
      return false;
    }
  }

  async function claimSteps(now: Temporal.Instant, local: Temporal.PlainDateTime): Promise<boolean> {
    const due = await unhandled(await dueAt(local, await lastRunBefore(now)));
    let isDone = true;
    for (const one of due) {
      const message = reminderTo(one.unit.code, one.lastDay, local.toPlainDate());
      const rows = (snapshot: UnitSnapshot) => stepRows(occasionOf(one), snapshot, plan, message, choose);
      if (!(await claim(one.unit.code, rows, now))) isDone = false;
    }
    return isDone;
  }

  /** What is to be claimed beside the steps: notices of milestones, and the question for the signed report's number. */
  async function gentleAt(local: Temporal.PlainDateTime): Promise<readonly Gentle[]> {
    if (isOver(local)) return [];
    const found: Gentle[] = [];
    for (const { id, milestone, on } of plan.notices) {
      const { at, until } = window(plan, days, days.onOrAfter(Temporal.PlainDate.from(on)));
      const isTime = Temporal.PlainDateTime.compare(at, local) <= 0 && Temporal.PlainDateTime.compare(local, until) < 0;
      const reply = isTime ? noticeReply(campaign, milestone) : null;
      if (!reply) continue;
      const occasion = { step: noticeStep(id), deadline: on };
      const rows = (snapshot: UnitSnapshot) => noticeRows(occasion, snapshot, opened(reply), choose);
      for (const unit of await book.unhandled(occasion, [...names.keys()])) found.push({ unit, ...occasion, rows });
    }
    for (const { unit, submittedAt } of await book.withoutOfficial()) {
      const day = officialDay(localOf(submittedAt).toPlainDate(), plan.official_after_working_days, days);
      if (!names.has(unit) || Temporal.PlainDateTime.compare(local, window(plan, days, day).at) < 0) continue;
      const deadline = (await deadlineOf(unit)).toString();
      const rows = (snapshot: UnitSnapshot) => officialRows(deadline, snapshot, nameOf(unit), choose).map(openedRow);
      found.push({ unit, step: OFFICIAL_STEP, deadline, rows });
    }
    return found;
  }

  async function claimSnoozes(now: Temporal.Instant, today: Temporal.PlainDate): Promise<void> {
    for (const snooze of await book.dueSnoozes(now)) {
      const lastDay = await deadlineOf(snooze.unit);
      const message = reminderTo(snooze.unit, lastDay, today);
      await book.takeSnooze(
        snooze,
        (snapshot) => {
          const isTold = snapshot.before.some(
            ({ member, claimedAt }) =>
              member === snooze.member && localOf(claimedAt).toPlainDate().equals(localOf(now).toPlainDate()),
          );
          const person = snapshot.people.find(({ id }) => id === snooze.member);
          const reply = person && message(person, snapshot);
          if (isTold || !reply) return [];
          const [way] = choose(person, reply, snapshot).ways;
          if (!way) return [];
          const key = {
            unit: snooze.unit,
            deadline: lastDay.toString(),
            step: `again:${today}`,
            member: snooze.member,
          };
          return [{ ...key, state: "queued", message: written(way, reply), why: null }];
        },
        now,
      );
    }
  }

  /** Reads what became of messages. What must be sent again waits for open hours. */
  async function settleAll(now: Temporal.Instant, local: Temporal.PlainDateTime): Promise<void> {
    const open = openAt(local);
    for (const outcome of await book.outcomes(now)) {
      if (!open && outcome.state !== "sent" && outcome.why !== HANDED_IN) continue;
      const message = await messageAgain(outcome, local.toPlainDate());
      await book.settle(outcome, (snapshot) => settle(outcome, snapshot, message, choose), now);
    }
  }

  /** What is said when a reminder is sent once more: in the words of that day. */
  async function messageAgain({ reminder }: Outcome, today: Temporal.PlainDate): Promise<MessageTo> {
    const notice = plan.notices.find(({ id }) => noticeStep(id) === reminder.step);
    if (notice) {
      const reply = noticeReply(campaign, notice.milestone);
      return () => (reply && today.toString() <= campaign.closes_at ? opened(reply) : null);
    }
    if (reminder.step === SUMMARY_STEP) return () => null;
    if (reminder.step === OFFICIAL_STEP)
      return (_, snapshot) => {
        const before = snapshot.before.filter(({ step }) => step !== OFFICIAL_STEP);
        const [row] = officialRows(reminder.deadline, { ...snapshot, before }, nameOf(reminder.unit), choose);
        return row?.message ? opened(row.message.reply) : null;
      };
    return reminderTo(reminder.unit, await deadlineOf(reminder.unit), today);
  }

  async function summarize(now: Temporal.Instant, today: Temporal.PlainDate): Promise<void> {
    const coordinators = (await book.coordinators()).filter(({ conversations }) => conversations.length > 0);
    if (coordinators.length === 0) return;
    const since = now.subtract({ hours: SUMMED_UP_HOURS });
    const before = now.subtract({ minutes: plan.summary_after_minutes });
    const lines = await book.untold(today.toString(), since, before);
    if (lines.length === 0) return;
    const onPage = ({ channel }: (typeof lines)[number]) => channel !== null && deps.readOnPage.has(channel);
    const replies = summaryReplies(today, lines, nameOf, onPage).map(opened);
    const load = await book.load(now);
    const messages = coordinators.flatMap((person: Contact) => {
      const [first] = replies;
      const [way] = first ? choose(person, first, { load }).ways : [];
      if (!way) return [];
      const { conversation, reason, price } = way;
      return [{ member: person.id, conversation, way: reason, price, replies }];
    });
    if (await book.tell(today.toString(), lines, messages, now))
      logger.info("reminders_summed_up", { lines: lines.length, coordinators: messages.length });
  }

  function openedRow(row: NewReminder): NewReminder {
    return row.message ? { ...row, message: { ...row.message, reply: opened(row.message.reply) } } : row;
  }

  return {
    async run() {
      const now = clock.now();
      const local = localOf(now);
      const today = local.toPlainDate();
      await settleAll(now, local);
      if (isOver(local)) return;
      const open = openAt(local);
      if (!open) {
        const urgent = plan.steps.filter((step) => step.urgent).map(({ id }) => id);
        await book.withdraw(QUIET, urgent, now);
      }
      const isDone = await claimSteps(now, local);
      if (!open) return;
      for (const { unit, rows } of await gentleAt(local)) await claim(unit, rows, now);
      await claimSnoozes(now, today);
      await summarize(now, today);
      if (isDone) await book.ran(now);
    },

    async foresee(at) {
      const local = localOf(at);
      const due = await unhandled(await dueAt(local, await lastRunBefore(at)));
      const gentle = openAt(local) ? await gentleAt(local) : [];
      const units = new Set([...due.map(({ unit }) => unit.code), ...gentle.map(({ unit }) => unit)]);
      const snapshots = new Map((await book.snapshots([...units], at)).map((one) => [one.unit, one] as const));
      const steps = due.flatMap((one) => {
        const snapshot = snapshots.get(one.unit.code);
        if (!snapshot) return [];
        const message = reminderTo(one.unit.code, one.lastDay, local.toPlainDate());
        const { code, name } = one.unit;
        const of = { unit: code, name, step: one.step.id, deadline: one.lastDay.toString() };
        return foreseenOf(
          of,
          stepRows(occasionOf(one), snapshot, plan, message, choose),
          snapshot,
          message(NOBODY, snapshot),
        );
      });
      const others = gentle.flatMap(({ unit, step, deadline, rows }) => {
        const snapshot = snapshots.get(unit);
        return snapshot ? foreseenOf({ unit, name: nameOf(unit), step, deadline }, rows(snapshot), snapshot, null) : [];
      });
      return [...steps, ...others.filter(({ recipients }) => recipients.length > 0)];
    },
  };
}

const occasionOf = ({ step, lastDay }: Pick<Due, "step" | "lastDay">) => ({
  step: step.id,
  deadline: lastDay.toString(),
});
