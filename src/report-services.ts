import { createConsolidationWebhook } from "./adapters/consolidation-webhook/consolidation-webhook.ts";
import { createForwardingQueue } from "./adapters/store/forwarding-queue.ts";
import type { Store } from "./adapters/store/open-store.ts";
import { createReportBook } from "./adapters/store/report-book.ts";
import type { AdminReporting } from "./admin-routes.ts";
import { createForwardNext } from "./consolidation/forward-next.ts";
import { createPayloadOf } from "./consolidation/forwarded-report.ts";
import { createForwarding, type Forwarding } from "./consolidation/forwarding.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Meter } from "./kernel/meter.ts";
import type { Timers } from "./kernel/timers.ts";
import { lastValidDay } from "./knowledge/deadline.ts";
import type { Reports } from "./reporting.ts";

/** How many reports go to the outside store at once. */
const FORWARDERS = 4;

/** Puts the forwarding of filed reports to an outside store together. */
export function composeForwarding(deps: {
  store: Store;
  reports: Reports;
  webhook: { readonly url: string; readonly secret: string };
  clock: Clock;
  timers: Timers;
  newId: () => string;
  logger: Logger;
  meter: Meter;
}): Forwarding {
  const { store, reports, webhook, clock, timers, newId, logger, meter } = deps;
  const { form, units } = reports.engine.reporting;
  const send = createConsolidationWebhook({
    ...webhook,
    payloadOf: createPayloadOf({ form, units: units.units }),
    clock,
  });
  const queue = createForwardingQueue(store.db);
  const forwardNext = createForwardNext({ queue, send, clock, owner: newId(), logger, meter });
  return createForwarding({ forwardNext, workers: FORWARDERS, timers, logger });
}

/** What of a campaign's reports coordinators work with. */
export function composeAdminReporting({ db }: Store, { engine, campaign }: Reports): AdminReporting {
  const { units } = engine.reporting;
  const deadline = campaign.deadlines["report"];
  const lastDay = deadline ? lastValidDay(deadline).toString() : campaign.closes_at;
  const book = createReportBook({
    db,
    campaign: campaign.id,
    units,
    questionsOf: ({ code }, answers) => engine.progress({ ...engine.begin(code), answers }),
    deadlineOf: () => lastDay,
  });
  return { campaign: campaign.id, timeZone: campaign.time_zone, units, book };
}
