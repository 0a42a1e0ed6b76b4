import { Hono } from "hono";
import { z } from "zod";

import type { Store } from "./adapters/store/open-store.ts";
import { createReminderBook } from "./adapters/store/reminders.ts";
import { extensionOf } from "./adapters/store/standings.ts";
import { reminderWords } from "./conversation/report/reminder-wording.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Timers } from "./kernel/timers.ts";
import { lastValidDay } from "./knowledge/deadline.ts";
import type { ChannelId } from "./messages/address.ts";
import type { CalendarOf } from "./open-file.ts";
import { calendarEvent } from "./reminders/calendar-event.ts";
import type { ReminderRules } from "./reminders/reminder-rules.ts";
import { createReminding, type Reminding } from "./reminders/reminding.ts";
import type { Reports } from "./reporting.ts";
import { progress } from "./reports/questions.ts";

/** How often it is looked whether something is to be reminded of, in milliseconds. */
export const REMINDERS_EVERY_MS = 30_000;
/** How often broadcasts go on, in milliseconds: what is written at once lasts longer than that. */
export const BROADCASTS_EVERY_MS = 1000;

/** Puts the reminders of a campaign together; nothing runs yet. */
export function composeReminding(deps: {
  store: Store;
  reports: Reports;
  rules: ReminderRules;
  deadlineOf: DeadlineOf;
  deliveredByRow: ReadonlySet<ChannelId>;
  practice: () => string | null;
  /** Whether there is an OA that can send approved texts. */
  sendsTemplates: boolean;
  clock: Clock;
  logger: Logger;
}): Reminding {
  const { store, reports, rules, sendsTemplates, deadlineOf, deliveredByRow, practice, clock, logger } = deps;
  const { campaign, engine } = reports;
  const deadline = campaign.deadlines["report"];
  if (!deadline) throw new Error(`${campaign.id} has no deadline of reports`);
  return createReminding({
    book: createReminderBook({ db: store.db, campaign: campaign.id, deliveredByRow, timeZone: campaign.time_zone }),
    ...rules,
    templates: sendsTemplates ? rules.templates : null,
    campaign,
    deadline,
    units: engine.reporting.units.units,
    progressOf: ({ unit, draft, filed }) => progress(engine.questions(unit), draft?.answers ?? filed?.answers ?? {}),
    deadlineOf,
    practice,
    readOnPage: deliveredByRow,
    clock,
    logger,
  });
}

/** Writes the deadline of a unit as a file for calendars. */
export function composeCalendarOf(
  reports: Reports,
  { days }: ReminderRules,
  deadlineOf: DeadlineOf,
  clock: Clock,
): CalendarOf {
  const { campaign, engine } = reports;
  const deadline = campaign.deadlines["report"];
  return async (code) => {
    const unit = engine.unit(code);
    if (!unit || !deadline) return null;
    const lastDay = await deadlineOf(code);
    const event = calendarEvent({ unit: unit.name, deadline, lastDay, days });
    const { writeCalendar } = await import("./adapters/documents/deadline-calendar.ts");
    const id = `${campaign.id}-${code}@tro-ly-thi-dua`;
    const bytes = writeCalendar({ ...event, id, writtenAt: clock.now() });
    return { bytes, name: reminderWords.calendarName(code), type: "text/calendar; charset=utf-8" };
  };
}

/** The last valid day of a unit. */
export type DeadlineOf = (unit: string) => Promise<Temporal.PlainDate>;

/** The last valid day of each unit: its own where it was given one, else the plan's. */
export function unitDeadlines({ db }: Store, { campaign }: Reports): DeadlineOf {
  const deadline = campaign.deadlines["report"];
  if (!deadline) throw new Error(`${campaign.id} has no deadline of reports`);
  return async (unit) => {
    const until = await extensionOf(db, campaign.id, unit);
    return until === null ? lastValidDay(deadline) : Temporal.PlainDate.from(until);
  };
}

/** Lets reminders, or broadcasts, run now and every so often; gives what stops them once a run that is under way is over. */
export function runEvery(
  milliseconds: number,
  one: { run(): Promise<void> } | null,
  timers: Timers,
  logger: Logger,
): () => Promise<void> {
  if (!one) return async () => {};
  let running: Promise<void> | null = null;
  const run = () => {
    running ??= one
      .run()
      .catch((cause: unknown) => logger.error("reminders_failed", cause))
      .finally(() => {
        running = null;
      });
  };
  run();
  const stopTimer = timers.every(milliseconds, run);
  return async () => {
    stopTimer();
    await running;
  };
}

const foreseeing = z.object({ at: z.string().nullable() });

/** What this machine's `remind` command asks: `POST /remind/foresee` at a local moment (null: now), `POST /remind/run` now. Both give null where nobody is reminded. */
export function createReminderRoutes(reminding: Reminding | null, timeZone: string, clock: Clock): Hono {
  const app = new Hono();
  app.post("/remind/foresee", async (context) => {
    const { at } = foreseeing.parse(await context.req.json());
    const moment = at === null ? clock.now() : Temporal.PlainDateTime.from(at).toZonedDateTime(timeZone).toInstant();
    return context.json(reminding && (await reminding.foresee(moment)));
  });
  app.post("/remind/run", async (context) => {
    await reminding?.run();
    return context.json(reminding && { ran: true });
  });
  return app;
}
