import type { Hono } from "hono";

import type { Store } from "./adapters/store/open-store.ts";
import type { AdminReporting } from "./admin/admin-commands.ts";
import { composeBroadcasting } from "./broadcast-composition.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Timers } from "./kernel/timers.ts";
import type { ChannelId } from "./messages/address.ts";
import type { DeadlineOf } from "./reminder-composition.ts";
import {
  BROADCASTS_EVERY_MS,
  composeReminding,
  createReminderRoutes,
  REMINDERS_EVERY_MS,
  runEvery,
} from "./reminder-composition.ts";
import type { ReminderRules } from "./reminders/reminder-rules.ts";
import type { Reports } from "./reporting.ts";

/** What the assistant says of its own accord: reminders and broadcasts. */
export interface Outreach {
  /** Gives operators their commands. */
  addRoutes(control: Hono): void;
  /** Runs both now and every so often; gives what stops them once a run that is under way is over. */
  run(): (() => Promise<void>)[];
}

/** Puts reminders and broadcasts together; a campaign without reports or without rules has none of them. */
export function composeOutreach(deps: {
  store: Store;
  reports: Reports | null;
  reporting: AdminReporting | null;
  rules: ReminderRules | null;
  deadlineOf: DeadlineOf | null;
  deliveredByRow: ReadonlySet<ChannelId>;
  sendsTemplates: boolean;
  timeZone: string;
  practice: () => string | null;
  clock: Clock;
  timers: Timers;
  logger: Logger;
}): Outreach {
  const { reports, reporting, rules, deadlineOf, timeZone, timers, ...shared } = deps;
  const { clock, logger } = shared;
  const reminding = reports && rules && deadlineOf ? composeReminding({ ...shared, reports, rules, deadlineOf }) : null;
  const broadcasting = reporting && rules ? composeBroadcasting({ ...shared, ...reporting, rules }) : null;
  return {
    addRoutes(control) {
      if (broadcasting) control.route("/admin", broadcasting.routes);
      control.route("/", createReminderRoutes(reminding, timeZone, clock));
    },
    run: () => [
      runEvery(REMINDERS_EVERY_MS, reminding, timers, logger),
      runEvery(BROADCASTS_EVERY_MS, broadcasting, timers, logger),
    ],
  };
}
