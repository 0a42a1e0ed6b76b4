import type { Hono } from "hono";

import { createConsolidationWebhook } from "./adapters/consolidation-webhook/consolidation-webhook.ts";
import type { Coordination } from "./adapters/coordination/coordination.ts";
import { findApiToken } from "./adapters/store/api-tokens.ts";
import { collectedUntil } from "./adapters/store/collections.ts";
import { createForwardingQueue } from "./adapters/store/forwarding-queue.ts";
import { createHandIn } from "./adapters/store/hand-in-whole.ts";
import { noticesOf } from "./adapters/store/notices.ts";
import type { Store } from "./adapters/store/open-store.ts";
import { createReportBook } from "./adapters/store/report-book.ts";
import { standingsOf } from "./adapters/store/standings.ts";
import type { AdminReporting } from "./admin/admin-commands.ts";
import { createForwardNext } from "./consolidation/forward-next.ts";
import { createPayloadOf } from "./consolidation/forwarded-report.ts";
import { createForwarding, type Forwarding } from "./consolidation/forwarding.ts";
import type { ReportBook } from "./consolidation/ports.ts";
import { shownReport } from "./consolidation/shown-report.ts";
import type { Office } from "./conversation/ports.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Meter } from "./kernel/meter.ts";
import type { Timers } from "./kernel/timers.ts";
import { lastValidDay } from "./knowledge/deadline.ts";
import type { ChannelId } from "./messages/address.ts";
import type { Means } from "./outbox/choose-way.ts";
import { may } from "./people/may.ts";
import type { Member } from "./people/member.ts";
import type { Unit } from "./people/unit.ts";
import type { Reports } from "./reporting.ts";
import { progress } from "./reports/questions.ts";

/** How many reports go to the outside store at once. */
const FORWARDERS = 4;

/** How many calls one token of the HTTP API may make. */
const API_LIMIT = { name: "api", most: 120, withinMs: 60_000 };

/** The reports of the campaign as coordinators and other programs read them; `collected`: those of a district's communes instead. */
function composeReportBook(
  store: Store,
  reports: Reports,
  collected?: { readonly units: readonly Unit[]; readonly until: string },
): ReportBook {
  const { engine, campaign } = reports;
  return createReportBook({
    db: store.db,
    campaign: campaign.id,
    units: collected?.units ?? engine.reporting.units.units,
    questionsOf: (unit, answers) => progress(engine.questions(unit.code), answers),
    deadlineOf: () => collected?.until ?? lastDayOf(reports),
  });
}

/** What desks need to know beyond the store: who receives whose reports, and how far these are. */
export function composeAroundDesks(
  store: Store,
  reports: Reports,
  notices: {
    readonly deliveredByRow: ReadonlySet<ChannelId>;
    /** Null where nobody is reminded, and so nobody written to. */
    readonly means: Omit<Means, "load" | "now"> | null;
    readonly clock: Clock;
  },
) {
  const { engine, campaign } = reports;
  const { units } = engine.reporting.units;
  const book = composeReportBook(store, reports);
  async function openOffice(member: Member): Promise<Office | null> {
    if (may(member, "read_reports", null)) return provinceOffice(member);
    const communes = may(member, "edit_draft", member.unit) ? engine.collected(member.unit) : [];
    const until = communes.length > 0 ? await collectedUntil(store.db, campaign.id, member.unit) : null;
    return until === null ? null : districtOffice(member.unit, communes, until);
  }

  async function provinceOffice(member: Member): Promise<Office> {
    const codes = units.map(({ code }) => code);
    const { means, clock, deliveredByRow } = notices;
    const given = means && { deliveredByRow, means, timeZone: campaign.time_zone };
    const [status, standings, difficulties, noted] = await Promise.all([
      book.status(),
      standingsOf(store.db, campaign.id, codes),
      book.difficulties(),
      given && may(member, "broadcast", null) ? noticesOf(store.db, campaign.id, given, clock.now()) : null,
    ]);
    return { district: null, units, status, standings, difficulties, notices: noted };
  }

  async function districtOffice(district: string, communes: readonly Unit[], until: string): Promise<Office> {
    const codes = communes.map(({ code }) => code);
    const [status, standings] = await Promise.all([
      composeReportBook(store, reports, { units: communes, until }).status(),
      standingsOf(store.db, campaign.id, codes),
    ]);
    return { district, units: communes, status, standings, difficulties: [], notices: null };
  }

  return { openOffice, districtOf: engine.collector };
}

/** The last valid day of a unit that was given no other, ISO. */
function lastDayOf({ campaign }: Reports): string {
  const deadline = campaign.deadlines["report"];
  if (!deadline) throw new Error(`${campaign.id} has no deadline of reports`);
  return lastValidDay(deadline).toString();
}

/** What the coordinator's commands work with. */
export function composeAdminReporting(store: Store, reports: Reports): AdminReporting {
  const { engine, campaign } = reports;
  const book = composeReportBook(store, reports);
  return {
    campaign: campaign.id,
    timeZone: campaign.time_zone,
    units: engine.reporting.units,
    engine,
    book,
    shown: (report, before) => shownReport(engine, report, before),
    deadline: lastDayOf(reports),
  };
}

/** Puts the HTTP API together. */
export async function composeApi(deps: {
  store: Store;
  reports: Reports;
  coordination: Coordination;
  forwards: boolean;
  clock: Clock;
  logger: Logger;
}): Promise<Hono> {
  const { store, reports, coordination, forwards, clock, logger } = deps;
  const { createApiRoutes } = await import("./adapters/http-api/api-routes.ts");
  const { form, units } = reports.engine.reporting;
  return createApiRoutes({
    book: composeReportBook(store, reports),
    handIn: createHandIn({ db: store.db, engine: reports.engine, campaign: reports.campaign, forwards, clock }),
    payloadOf: createPayloadOf({ form, units: units.units }),
    findToken: (token) => findApiToken(store.db, token),
    limiter: coordination.limiter(API_LIMIT),
    logger,
  });
}

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
